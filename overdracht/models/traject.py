# SPDX-License-Identifier: EUPL-1.2
"""The help that follows: kept light, and only as far as helpers tell (Flevoland study §4.3, tables 4.3 and 4.4)."""

from django.db import models
from django.db.models import F, Q

from organisaties.models.codelijst import code_fk, codecontrole

from .overdracht import Overdracht

NIET = "trajectantwoord:niet"


class Traject(models.Model):
    """One kind of help to somebody of the family. What a helper told is only known from `informatie_op`.

    It runs while it was started and has no end. Days, not moments: nobody outside Veilig Thuis records the hour.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey("meldingen.Casus", on_delete=models.PROTECT, related_name="trajecten")
    overdracht = models.ForeignKey(Overdracht, null=True, on_delete=models.PROTECT, related_name="trajecten")
    partij = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    gericht_op = code_fk("trajectdoelgroep", "gericht op", null=True)
    soort = code_fk("trajectsoort", "soort")
    aangeboden_op = models.DateField(null=True)
    informatie_op = models.DateField(null=True)
    geaccepteerd = code_fk("trajectantwoord", "geaccepteerd", null=True)
    gestart = code_fk("trajectantwoord", "gestart", null=True)
    eerste_contact_op = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True)
    voldoende_doorlopen = models.BooleanField(null=True)

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        constraints = [
            codecontrole("gericht_op", "trajectdoelgroep", naam="traject_gericht_op_uit_lijst"),
            codecontrole("soort", "trajectsoort", naam="traject_soort_uit_lijst"),
            codecontrole("geaccepteerd", "trajectantwoord", naam="traject_geaccepteerd_uit_lijst"),
            codecontrole("gestart", "trajectantwoord", naam="traject_gestart_uit_lijst"),
            models.CheckConstraint(
                name="traject_verloop_heeft_informatie",
                condition=Q(informatie_op__isnull=False)
                | Q(
                    geaccepteerd__isnull=True,
                    gestart__isnull=True,
                    eerste_contact_op__isnull=True,
                    beeindigd_op__isnull=True,
                    voldoende_doorlopen__isnull=True,
                ),
                violation_error_message="Noem de dag waarop de hulpverlener over het verloop vertelde.",
            ),
            models.CheckConstraint(
                name="traject_niet_gestart_eindigt_niet",
                condition=~Q(gestart=NIET) | Q(beeindigd_op__isnull=True),
                violation_error_message="Een traject dat niet gestart is, is ook niet beëindigd.",
            ),
            models.CheckConstraint(
                name="traject_voldoende_is_gestart",
                condition=~Q(voldoende_doorlopen=True) | Q(gestart__isnull=False) & ~Q(gestart=NIET),
                violation_error_message="Alleen een gestart traject kan voldoende doorlopen zijn.",
            ),
            models.CheckConstraint(
                name="traject_einde_na_begin",
                condition=(Q(eerste_contact_op__isnull=True) | Q(beeindigd_op__gte=F("eerste_contact_op")))
                & (Q(aangeboden_op__isnull=True) | Q(beeindigd_op__gte=F("aangeboden_op")))
                | Q(beeindigd_op__isnull=True),
                violation_error_message="Een traject eindigt niet voor het eerste contact of voor het aanbod.",
            ),
        ]


class Samenwerking(models.Model):
    """What the helpers of one casus told about working together: several trajecten at once, tuned, coordinated."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.OneToOneField("meldingen.Casus", on_delete=models.PROTECT, related_name="samenwerking")
    informatie_op = models.DateField()
    meerdere_tegelijk = models.BooleanField()
    afgestemd = models.BooleanField()
    coordinatie = models.BooleanField()
    coordinator = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "samenwerking"
        verbose_name_plural = "samenwerkingen"
        constraints = [
            models.CheckConstraint(
                name="samenwerking_coordinator_coordineert",
                condition=Q(coordinator__isnull=True) | Q(coordinatie=True),
                violation_error_message="Noem alleen een coördinator als er coördinatie is.",
            ),
        ]
