# SPDX-License-Identifier: EUPL-1.2
"""The interventieoverleg: a municipal meeting that divides cases and does not treat them (Flevoland study, note 28)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from overdracht.querysets import AgendapuntQuerySet

from .overdracht import Overdracht


class Interventieoverleg(models.Model):
    organisatie = models.ForeignKey("organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey("organisaties.Gemeente", on_delete=models.PROTECT, related_name="+")
    partij = models.OneToOneField("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=200)
    ritme = models.CharField(max_length=12, choices=[("wekelijks", "Wekelijks"), ("maandelijks", "Maandelijks")])
    weekdag = models.PositiveSmallIntegerField(help_text="0 is maandag")
    leden = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="overleggen")

    class Meta:
        verbose_name_plural = "interventieoverleggen"
        constraints = [models.CheckConstraint(name="overleg_weekdag_bestaat", condition=Q(weekdag__lte=6))]

    def __str__(self) -> str:
        return self.naam


class Vergadering(models.Model):
    overleg = models.ForeignKey(Interventieoverleg, on_delete=models.PROTECT, related_name="vergaderingen")
    datum = models.DateField()

    class Meta:
        verbose_name_plural = "vergaderingen"
        constraints = [models.UniqueConstraint(name="vergadering_een_per_dag", fields=["overleg", "datum"])]


class Agendapunt(models.Model):
    """A handover on the list of one meeting. Members see the listed minimum, not the dossier."""

    vergadering = models.ForeignKey(Vergadering, on_delete=models.PROTECT, related_name="punten")
    overdracht = models.OneToOneField(Overdracht, on_delete=models.PROTECT, related_name="agendapunt")
    geplaatst_op = models.DateTimeField()

    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agendapunten"
