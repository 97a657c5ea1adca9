# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models


class Rij(models.Model):
    """One table of fifteen columns, about as wide as a melding."""

    nummer = models.CharField(max_length=20, unique=True)
    status = models.CharField(max_length=14)
    gemeente = models.CharField(max_length=8)
    kanaal = models.CharField(max_length=40)
    soort = models.CharField(max_length=40)
    crisis = models.BooleanField(default=False)
    ontvangen_op = models.DateTimeField()
    geregistreerd_op = models.DateTimeField()
    uiterste_datum = models.DateField(null=True)
    behandelaar_id = models.BigIntegerField(null=True)
    organisatie_id = models.BigIntegerField()
    toelichting = models.TextField()
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)

    objects: ClassVar[models.Manager["Rij"]] = models.Manager()

    class Meta:
        app_label = "kaal"
        indexes: ClassVar = [models.Index(name="kaal_rij_lijst", fields=["organisatie_id", "status", "ontvangen_op"])]
