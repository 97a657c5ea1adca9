# SPDX-License-Identifier: EUPL-1.2
"""What a municipality and Veilig Thuis agreed about handovers: dated and versioned, one in force per day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from organisaties.models.codelijst import code_fk, codecontrole
from organisaties.models.gebied import zelfde_gemeente
from overdracht.werkproces import Moment


class Samenwerkingsafspraak(models.Model):
    """The agreement of one municipality over one period (Flevoland study §2.4, §2.5, §5.1.3).

    Values that the study says were agreed without naming them carry `demowaarde`: to be confirmed by the client.
    """

    organisatie = models.ForeignKey("organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey("organisaties.Gemeente", on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveSmallIntegerField(default=1)
    periode = DateRangeField()
    document = models.CharField(max_length=200)
    demowaarde = models.BooleanField(default=True)
    bevestigtermijn_werkdagen = models.PositiveSmallIntegerField()
    aanvaardtermijn_werkdagen = models.PositiveSmallIntegerField()
    monitoring_na_overdracht = models.BooleanField(default=False)
    zicht_blijft_bij_vt = models.BooleanField(default=True)
    terugleggen = models.CharField(max_length=500, blank=True)
    contactpersoon = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "samenwerkingsafspraken"
        constraints = [
            models.UniqueConstraint(name="afspraak_versie_uniek", fields=["gemeente", "versie"]),
            ExclusionConstraint(
                name="afspraak_een_per_dag",
                expressions=[
                    (zelfde_gemeente(), RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Voor deze gemeente geldt in deze periode al een afspraak.",
            ),
            models.CheckConstraint(
                name="afspraak_termijnen_positief",
                condition=models.Q(bevestigtermijn_werkdagen__gte=1, aanvaardtermijn_werkdagen__gte=1),
                violation_error_message="Een termijn is ten minste één werkdag.",
            ),
        ]


class Routeregel(models.Model):
    """One row of the routing table: empty is 'any'; the most specific active row that fits wins."""

    class Basis(models.TextChoices):
        BRON = "bron", "Staat in de bron"
        AFGELEID = "afgeleid", "Afgeleid, te bevestigen"
        DEMO = "demo", "Demowaarde, te bevestigen"

    afspraak = models.ForeignKey(Samenwerkingsafspraak, on_delete=models.CASCADE, related_name="regels")
    volgorde = models.PositiveSmallIntegerField()
    zwaarte = code_fk("zwaarte", "zwaarte", null=True)
    minderjarigen = models.BooleanField(null=True)
    hulp_betrokken = models.BooleanField(null=True)
    moment = models.CharField(max_length=10, choices=Moment, null=True)
    # Empty: the help that is already involved, which the user names.
    bestemming = models.ForeignKey("organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+")
    wijze = code_fk("wijze", "wijze", null=True)
    monitor = models.CharField(max_length=100, blank=True)
    basis = models.CharField(max_length=10, choices=Basis)
    brontekst = models.CharField(max_length=300)
    actief = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "routeregels"
        ordering = ["afspraak", "volgorde"]
        constraints = [
            models.UniqueConstraint(name="routeregel_volgorde_uniek", fields=["afspraak", "volgorde"]),
            codecontrole("zwaarte", "zwaarte", naam="routeregel_zwaarte_uit_lijst"),
            codecontrole("wijze", "wijze", naam="routeregel_wijze_uit_lijst"),
        ]
