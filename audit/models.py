# SPDX-License-Identifier: EUPL-1.2
"""What was done and seen. Written by audit.vastleggen only; nobody changes or removes a row."""

from django.db import models
from django.db.models.functions import Now


class Uitkomst(models.TextChoices):
    GEDAAN = "gedaan", "gedaan"
    GEWEIGERD = "geweigerd", "geweigerd"
    INGEZIEN = "ingezien", "ingezien"


class Deur(models.TextChoices):
    SCHERM = "scherm", "scherm"
    API = "api", "API"
    TAAK = "taak", "achtergrondtaak"
    COMMANDO = "commando", "commando"
    SYSTEEM = "systeem", "systeem"


class AuditRegel(models.Model):
    """One event, after NEN 7513 and Logboek Dataverwerkingen (docs/audit.md maps the fields).

    Partitioned by month on `vastgelegd_op`, so the key in the database is (id, vastgelegd_op);
    `id` alone is unique because only the identity sequence hands it out.
    Plain ids: a row outlives what it is about.
    """

    id = models.BigAutoField(primary_key=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", db_default=Now())
    actie = models.CharField(max_length=60)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    onderwerp = models.CharField(max_length=40)
    nummer = models.CharField(max_length=64)
    casus_id = models.BigIntegerField(null=True)
    organisatie_id = models.BigIntegerField(null=True)
    medewerker_id = models.BigIntegerField(null=True)
    partij_id = models.BigIntegerField(null=True)
    deur = models.CharField(max_length=10, choices=Deur)
    ip = models.GenericIPAddressField(null=True)
    verzoek_id = models.UUIDField()
    verwerkingsactiviteit = models.CharField(max_length=60)
    grond = models.CharField(max_length=60)
    gegevens = models.JSONField(default=dict)

    class Meta:
        verbose_name = "auditregel"
        verbose_name_plural = "auditregels"
        db_table = "audit_regel"
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["organisatie_id", "casus_id", "-vastgelegd_op"],
                name="audit_casus",
                condition=models.Q(casus_id__isnull=False),
            ),
            models.Index(fields=["organisatie_id", "medewerker_id", "-vastgelegd_op"], name="audit_medewerker"),
            models.Index(fields=["organisatie_id", "nummer", "-vastgelegd_op"], name="audit_nummer"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(uitkomst__in=Uitkomst.values), name="audit_uitkomst_bekend"),
            models.CheckConstraint(condition=models.Q(deur__in=Deur.values), name="audit_deur_bekend"),
        ]

    def __str__(self) -> str:
        return f"{self.actie} {self.onderwerp} {self.nummer}"


class AuditZegel(models.Model):
    """A hash over the rows with van_id <= id <= tot_id, chained to the seal before it (audit.zegels)."""

    volgnummer = models.BigIntegerField(primary_key=True)
    gezet_op = models.DateTimeField("gezet op", db_default=Now())
    versie = models.PositiveSmallIntegerField(default=1)
    van_id = models.BigIntegerField()
    tot_id = models.BigIntegerField()
    aantal = models.BigIntegerField()
    vorige = models.CharField(max_length=64, unique=True)
    zegel = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "auditzegel"
        verbose_name_plural = "auditzegels"
        db_table = "audit_zegel"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(tot_id__gte=models.F("van_id")), name="audit_zegel_bereik"),
        ]

    def __str__(self) -> str:
        return f"zegel {self.volgnummer}"
