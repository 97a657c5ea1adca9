# SPDX-License-Identifier: EUPL-1.2
"""Work to be done as rows. The broker is only a doorbell: what must happen stands here until it has happened."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now


class Status(models.TextChoices):
    WACHT = "wacht", "wacht"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class VerzendStatus(models.TextChoices):
    WACHT = "wacht", "wacht op verzending"
    BEZIG = "bezig", "wordt verzonden"
    VERZONDEN = "verzonden", "verzonden"
    ONZEKER = "onzeker", "verzending onzeker"
    MISLUKT = "mislukt", "verzending mislukt"


class Handeling(models.Model):
    """A submitted form or request, so that the same token does the thing once (achtergrond.eenmalig)."""

    token = models.UUIDField(primary_key=True)
    stap = models.CharField(max_length=60)
    medewerker_id = models.BigIntegerField(null=True)
    inhoud_hash = models.CharField(max_length=64)
    resultaat_id = models.BigIntegerField(null=True)
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        default_permissions = ()
        indexes = [models.Index(fields=["gemaakt_op"], name="handeling_gemaakt_op")]

    def __str__(self) -> str:
        return f"{self.stap} {self.token}"

    def rond_af(self, resultaat_id: int) -> None:
        """Remember what the step made; within the step's transaction, as its last write."""
        self.resultaat_id = resultaat_id
        # Without a token nothing was claimed, so there is no row.
        if self.inhoud_hash:
            Handeling.objects.filter(pk=self.token).update(resultaat_id=resultaat_id)


class Werk(models.Model):
    """A job: the task named `soort`, once per `sleutel`, not before `due_op` (achtergrond.werk)."""

    soort = models.CharField(max_length=100)
    sleutel = models.CharField(max_length=200)
    onderwerp_id = models.BigIntegerField()
    organisatie_id = models.BigIntegerField(null=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.WACHT)
    due_op = models.DateTimeField("uit te voeren op")
    lease_tot = models.DateTimeField("bezet tot", null=True)
    pogingen = models.PositiveIntegerField(default=0)
    fout_code = models.CharField(max_length=100, blank=True, default="")
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())
    klaar_op = models.DateTimeField("klaar op", null=True)

    class Meta:
        verbose_name = "werk"
        verbose_name_plural = "werk"
        default_permissions = ()
        indexes = [
            models.Index(fields=["due_op"], name="werk_open", condition=models.Q(status__in=["wacht", "bezig"])),
            models.Index(fields=["organisatie_id"], name="werk_mislukt", condition=models.Q(status="mislukt")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["soort", "sleutel"], name="werk_eenmaal_per_sleutel"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="werk_status_bekend"),
            models.CheckConstraint(
                condition=models.Q(status="bezig", lease_tot__isnull=False)
                | (~models.Q(status="bezig") & models.Q(lease_tot__isnull=True)),
                name="werk_bezig_heeft_lease",
            ),
            models.CheckConstraint(
                condition=models.Q(status="klaar", klaar_op__isnull=False)
                | (~models.Q(status="klaar") & models.Q(klaar_op__isnull=True)),
                name="werk_klaar_heeft_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel}"


class UitgaandBericht(models.Model):
    """An e-mail without case content: that something is ready, and where (achtergrond.berichten)."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisatie_id = models.BigIntegerField(null=True)
    soort = models.CharField(max_length=60)
    onderwerp_soort = models.CharField(max_length=40)
    onderwerp_id = models.BigIntegerField()
    aan = models.EmailField()
    regel = models.CharField(max_length=60)
    pad = models.CharField(max_length=200, default="/")
    message_id = models.CharField(max_length=200, unique=True)
    status = models.CharField(max_length=10, choices=VerzendStatus, default=VerzendStatus.WACHT)
    due_op = models.DateTimeField("te verzenden op")
    lease_tot = models.DateTimeField("bezet tot", null=True)
    pogingen = models.PositiveIntegerField(default=0)
    fout_code = models.CharField(max_length=100, blank=True, default="")
    gemaakt_op = models.DateTimeField("gemaakt op", db_default=Now())
    verzonden_op = models.DateTimeField("verzonden op", null=True)

    class Meta:
        verbose_name = "uitgaand bericht"
        verbose_name_plural = "uitgaande berichten"
        default_permissions = ()
        indexes = [
            models.Index(fields=["due_op"], name="bericht_open", condition=models.Q(status__in=["wacht", "bezig"])),
            models.Index(
                fields=["organisatie_id"],
                name="bericht_voor_een_mens",
                condition=models.Q(status__in=["onzeker", "mislukt"]),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "onderwerp_soort", "onderwerp_id"], name="bericht_eenmaal_per_onderwerp"
            ),
            models.CheckConstraint(condition=models.Q(status__in=VerzendStatus.values), name="bericht_status_bekend"),
            models.CheckConstraint(
                condition=models.Q(status="verzonden", verzonden_op__isnull=False)
                | (~models.Q(status="verzonden") & models.Q(verzonden_op__isnull=True)),
                name="bericht_verzonden_heeft_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.uuid}"
