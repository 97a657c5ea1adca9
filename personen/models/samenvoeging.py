# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from personen.models.persoon import Persoon, organisatie_fk


class Samenvoeging(models.Model):
    """That two rows of `Persoon` are one human, as somebody decided; undone by filling in `gesplitst_op`.

    Nothing of either row is moved or lost: who belongs together follows from the decisions that stand, and
    `Persoon.hoofd` holds the outcome. Written by `personen.samenvoegen` only.
    """

    organisatie = organisatie_fk()
    een = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", verbose_name="persoon", db_index=False)
    ander = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", verbose_name="andere persoon")
    reden = models.CharField("reden", max_length=500, blank=True)
    op = models.DateTimeField("samengevoegd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="door"
    )
    gesplitst_op = models.DateTimeField("gesplitst op", null=True, blank=True)
    gesplitst_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name="gesplitst door",
    )
    splitsreden = models.CharField("reden van splitsen", max_length=500, blank=True)

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        constraints = (
            models.CheckConstraint(
                name="samenvoeging_op_volgorde",
                # One order, so that the pair is unique whichever way round it was asked.
                condition=Q(een__lt=F("ander")),
                violation_error_message="Kies een andere persoon: dit is dezelfde.",
            ),
            models.UniqueConstraint(
                name="samenvoeging_eenmaal",
                fields=("een", "ander"),
                condition=Q(gesplitst_op__isnull=True),
                violation_error_message="Deze personen zijn al samengevoegd.",
            ),
            models.CheckConstraint(
                name="samenvoeging_gesplitst_door",
                condition=Q(gesplitst_op__isnull=True, gesplitst_door__isnull=True)
                | Q(gesplitst_op__gte=F("op"), gesplitst_door__isnull=False),
                violation_error_message="Een splitsing heeft een moment, na de samenvoeging, en iemand die het deed.",
            ),
        )

    def __str__(self) -> str:
        return f"samenvoeging {self.pk}"
