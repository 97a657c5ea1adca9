# SPDX-License-Identifier: EUPL-1.2
"""What was known of the people of a melding on the day it came in, and what each definition calls that."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from meldingen.querysets import MogelijkeBekendeQuerySet, VanOrganisatieQuerySet
from meldingen.werkproces import Cbs, Eerder, Fase, Landelijk, Melder, Regioplan, Voorval
from personen.models.persoon import organisatie_fk

from .casus import Betrokkene, Casus
from .melding import Melding


class VanMeldingQuerySet(VanOrganisatieQuerySet):
    casus_pad = "melding__casus"


class Bekendheid(models.Model):
    """One fact: this melding concerns somebody of an earlier casus, which was in this phase when it was received.

    `betrokkene` is null when the melding joined the casus and shares no person with it. `partij` had zicht op
    veiligheid at that moment, or got it last. Written by `meldingen.herhaling` only, which writes the facts of a
    melding again when who is who changes. Source of the rule: docs/herhaling.md.
    """

    organisatie = organisatie_fk(verbose_name=None)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="bekendheden")
    betrokkene = models.ForeignKey(
        Betrokkene, null=True, on_delete=models.PROTECT, related_name="bekendheden", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+", db_index=False)
    fase = models.CharField(max_length=12, choices=Fase)
    monitoring_liep = models.BooleanField(default=False)
    partij = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    melder_is_ontvanger = models.BooleanField(default=False)
    melder = models.CharField(max_length=9, choices=Melder)
    voorval = models.CharField(max_length=16, choices=Voorval)

    objects = VanMeldingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bekendheden"
        constraints = [
            models.UniqueConstraint(
                name="bekendheid_een_keer",
                fields=["melding", "casus", "betrokkene"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="bekendheid_ontvanger_is_partij",
                condition=Q(melder_is_ontvanger=False) | Q(partij__isnull=False),
            ),
        ]


class Herhaling(models.Model):
    """What each source calls this melding, derived from its `Bekendheid` rows by `meldingen.herhaling.definities`."""

    melding = models.OneToOneField(Melding, primary_key=True, on_delete=models.PROTECT, related_name="herhaling")
    organisatie = organisatie_fk(verbose_name=None)
    cbs = models.CharField(max_length=20, choices=Cbs)
    # The same without shielded casussen elsewhere: lists and pages show this one, figures count the other.
    cbs_getoond = models.CharField(max_length=20, choices=Cbs)
    regioplan = models.CharField(max_length=14, choices=Regioplan)
    eerder = models.CharField(max_length=14, choices=Eerder)
    landelijk = models.CharField(max_length=14, choices=Landelijk)
    dubbel_andere_melder = models.BooleanField(default=False)
    dubbel_zelfde_melder = models.BooleanField(default=False)
    dubbel_voorval = models.BooleanField(default=False)
    melder_is_ontvanger = models.BooleanField(default=False)
    eerdere_meldingen = models.PositiveSmallIntegerField(default=0)
    eerste_melding_op = models.DateField(null=True)
    berekend_op = models.DateTimeField()

    objects = VanMeldingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "herhalingen"
        indexes = [models.Index(name="herhaling_cbs", fields=["organisatie", "cbs"])]
        constraints = [
            models.CheckConstraint(
                name="herhaling_eerste_heeft_geen_eerdere",
                condition=Q(eerdere_meldingen=0, eerste_melding_op__isnull=True)
                | Q(eerdere_meldingen__gt=0, eerste_melding_op__isnull=False),
            ),
        ]


class MogelijkeBekende(models.Model):
    """That somebody of a melding seems to be a known person nobody linked: found by the system, decided by a human.

    `persoon` is the known one. Written by `meldingen.herkenning` and the steps that confirm or reject.
    """

    class Zekerheid(models.TextChoices):
        BEKEND = "bekend", "Bekend"
        ONBESLIST = "onbeslist", "Onbeslist"

    class Status(models.TextChoices):
        OPEN = "open", "Nog te beoordelen"
        BEVESTIGD = "bevestigd", "Bevestigd"
        AFGEWEZEN = "afgewezen", "Afgewezen"
        VERVALLEN = "vervallen", "Niet meer aan de orde"

    organisatie = organisatie_fk(verbose_name=None)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="mogelijke_bekenden")
    betrokkene = models.ForeignKey(
        Betrokkene, on_delete=models.PROTECT, related_name="mogelijke_bekenden", db_index=False
    )
    persoon = models.ForeignKey("personen.Persoon", on_delete=models.PROTECT, related_name="+")
    zekerheid = models.CharField(max_length=9, choices=Zekerheid)
    score = models.PositiveSmallIntegerField()
    redenen = ArrayField(models.CharField(max_length=80))
    gevonden_op = models.DateTimeField()
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    beoordeeld_op = models.DateTimeField(null=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    versie = models.PositiveIntegerField(default=1)

    objects = MogelijkeBekendeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mogelijke bekenden"
        indexes = [
            models.Index(name="mogelijke_bekende_open", fields=["organisatie", "melding"], condition=Q(status="open"))
        ]
        constraints = [
            models.UniqueConstraint(
                name="mogelijke_bekende_een_keer",
                fields=["betrokkene", "persoon"],
                violation_error_message="Deze mogelijke bekende is al gevonden.",
            ),
            models.CheckConstraint(
                name="mogelijke_bekende_beoordeeld",
                condition=Q(status__in=("open", "vervallen"), beoordeeld_door__isnull=True)
                | Q(status__in=("bevestigd", "afgewezen"), beoordeeld_op__isnull=False, beoordeeld_door__isnull=False),
                violation_error_message="Een beoordeling heeft een moment en iemand die haar deed.",
            ),
            models.CheckConstraint(name="mogelijke_bekende_score", condition=Q(score__lte=100)),
        ]
