# SPDX-License-Identifier: EUPL-1.2
"""Every term is a row; 'te laat' is a query on a partial index, never a counter."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.querysets import SignaalQuerySet, TermijnQuerySet
from meldingen.werkproces import Herkomst
from organisaties.models.codelijst import code_fk, codecontrole

from .casus import Casus
from .contact import Contact
from .melding import Melding


class Termijn(models.Model):
    """One running, met or lapsed term. `soort` and `regelversie` name the dated rule in `meldingen.termijnen.regels`.

    The subject is a kind and a plain id, so that a term of an overdracht or a monitoringsmoment needs no foreign key
    upward. `uiterste_datum` is a day in Amsterdam; terms in hours also have `uiterste_moment`.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, null=True, on_delete=models.PROTECT, related_name="termijnen", db_index=False)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="termijnen", db_index=False)
    melding = models.ForeignKey(Melding, null=True, on_delete=models.PROTECT, related_name="termijnen", db_index=False)
    persoon = models.ForeignKey(
        "personen.Persoon", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    onderwerp = models.CharField(max_length=20)
    onderwerp_id = models.BigIntegerField()
    soort = models.CharField(max_length=20)
    regelversie = models.CharField(max_length=20)
    begin_op = models.DateTimeField()
    uiterste_datum = models.DateField()
    uiterste_moment = models.DateTimeField(null=True)
    gehaald_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)
    overschrijding_reden = code_fk("termijnreden", "overschrijding reden", null=True)
    verantwoordelijke = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    herkomst = models.CharField(max_length=6, choices=Herkomst, default=Herkomst.STAP, db_default=Herkomst.STAP)

    objects = TermijnQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "termijnen"
        constraints = [
            models.CheckConstraint(
                name="termijn_heeft_casus_of_contact",
                condition=Q(casus__isnull=False) | Q(contact__isnull=False),
                violation_error_message="Een termijn hoort bij een casus of een contact.",
            ),
            models.CheckConstraint(
                name="termijn_gehaald_of_vervallen",
                condition=Q(gehaald_op__isnull=True) | Q(vervallen_op__isnull=True),
                violation_error_message="Een termijn is gehaald of vervallen, niet beide.",
            ),
            models.CheckConstraint(
                name="termijn_einde_na_begin",
                condition=Q(uiterste_datum__gte=F("begin_op__date")),
                violation_error_message="Een termijn eindigt niet voor zij begint.",
            ),
            models.UniqueConstraint(
                name="termijn_een_open_per_onderwerp",
                fields=["onderwerp", "onderwerp_id", "soort"],
                condition=Q(gehaald_op__isnull=True, vervallen_op__isnull=True),
                violation_error_message="Deze termijn loopt al.",
            ),
            codecontrole("overschrijding_reden", "termijnreden", naam="termijn_overschrijding_reden_uit_lijst"),
        ]
        indexes = [
            models.Index(
                name="termijn_open",
                fields=["organisatie", "uiterste_datum"],
                include=["id", "soort", "casus", "melding"],
                condition=Q(gehaald_op__isnull=True, vervallen_op__isnull=True),
            ),
            models.Index(name="termijn_casus", fields=["casus", "soort"]),
            models.Index(name="termijn_melding", fields=["melding"], condition=Q(melding__isnull=False)),
            models.Index(name="termijn_contact", fields=["contact"], condition=Q(contact__isnull=False)),
        ]

    @property
    def is_open(self) -> bool:
        return self.gehaald_op is None and self.vervallen_op is None


class Signaal(models.Model):
    """Something a person must look at, made by a sweep; the key makes it appear once whatever the sweep does."""

    class Soort(models.TextChoices):
        TERMIJN_NADERT = "termijn_nadert", "Termijn verloopt binnenkort"
        TERMIJN_VERSTREKEN = "termijn_verstreken", "Termijn verstreken"
        MONITORING_TE_DOEN = "monitoring_te_doen", "Monitoring te doen"
        OVERDRACHT_VERLOPEN = "overdracht_verlopen", "Overdracht niet op tijd aanvaard"
        OVERDRACHT_TERUG = "overdracht_terug", "Overdracht geweigerd of teruggelegd"
        BERICHT_ONZEKER = "bericht_onzeker", "Bericht misschien niet verzonden"
        NOODTOEGANG = "noodtoegang", "Noodtoegang gebruikt"
        TERUGKOPPELING_LAAT = "terugkoppeling_laat", "Melder weet nog niet wat volgde"
        BERICHT_CRISIS = "bericht_crisis", "Acuut gevaar in een nieuw bericht bij de melding"
        BERICHT_ERBIJ = "bericht_erbij", "Nieuw bericht bij de melding"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, null=True, on_delete=models.PROTECT, related_name="signalen")
    soort = models.CharField(max_length=20, choices=Soort)
    sleutel = models.CharField(max_length=60)
    voor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sinds = models.DateTimeField()
    afgehandeld_op = models.DateTimeField(null=True)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "signalen"
        constraints = [models.UniqueConstraint(name="signaal_een_keer", fields=["soort", "sleutel"])]
        indexes = [
            models.Index(name="signaal_open", fields=["organisatie", "sinds"], condition=Q(afgehandeld_op__isnull=True))
        ]
