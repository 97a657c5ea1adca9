# SPDX-License-Identifier: EUPL-1.2
"""Who must be told what: the people concerned that data about them were received, and the melder what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from meldingen.querysets import EersteContactQuerySet, InformeerplichtQuerySet, TerugkoppelingQuerySet
from organisaties.models.codelijst import code_fk, codecontrole

from .casus import Casus
from .melding import Bron, Melding


class Informeerplicht(models.Model):
    """One person of one melding who must be told, and by when (Wmo 2015 art. 5.3.1).

    `uiterste_datum` follows from the term of the melding and from each postponement of this person.
    """

    class Grond(models.TextChoices):
        BETROKKEN = "betrokken", "Zelf betrokken"
        GEZAG = "gezag", "Heeft gezag over een betrokken kind"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="informeerplichten")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="informeerplichten", db_index=False)
    persoon = models.ForeignKey("personen.Persoon", on_delete=models.PROTECT, related_name="+", db_index=False)
    grond = models.CharField(max_length=10, choices=Grond)
    uiterste_datum = models.DateField()
    gedaan_op = models.DateField(null=True)
    gedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    wijze = code_fk("informeerwijze", "wijze", null=True)
    # Not told at all, and why: an unborn child, somebody who died, nobody who can be reached.
    vervallen_op = models.DateField(null=True)
    vervalreden = code_fk("informeervervalreden", "vervalreden", null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = InformeerplichtQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "informeerplichten"
        constraints = [
            models.UniqueConstraint(
                name="informeerplicht_een_keer",
                fields=["melding", "persoon"],
                violation_error_message="Deze persoon staat al op de lijst.",
            ),
            models.CheckConstraint(
                name="informeerplicht_gedaan_is_compleet",
                condition=Q(gedaan_op__isnull=True, wijze__isnull=True)
                | Q(gedaan_op__isnull=False, wijze__isnull=False, vervallen_op__isnull=True),
                violation_error_message="Noem wanneer en hoe deze persoon is geïnformeerd.",
            ),
            models.CheckConstraint(
                name="informeerplicht_vervallen_heeft_reden",
                condition=Q(vervallen_op__isnull=True, vervalreden__isnull=True)
                | Q(vervallen_op__isnull=False, vervalreden__isnull=False),
                violation_error_message="Noem de reden waarom deze persoon niet wordt geïnformeerd.",
            ),
            codecontrole("wijze", "informeerwijze", naam="informeerplicht_wijze_uit_lijst"),
            codecontrole("vervalreden", "informeervervalreden", naam="informeerplicht_vervalreden_uit_lijst"),
        ]
        indexes = [
            models.Index(
                name="informeerplicht_open",
                fields=["organisatie", "uiterste_datum"],
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
            )
        ]


class Informeeruitstel(models.Model):
    """A decision to tell somebody later, each time by at most two weeks (Wmo 2015 art. 5.3.1 lid 2); append-only."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    plicht = models.ForeignKey(Informeerplicht, on_delete=models.PROTECT, related_name="uitstellen")
    van = models.DateField()
    tot = models.DateField()
    reden = code_fk("uitstelreden", "reden")
    toelichting = models.TextField(blank=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    besloten_op = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "uitstellen van informeren"
        constraints = [
            models.CheckConstraint(
                name="informeeruitstel_hoogstens_twee_weken",
                condition=Q(tot__gt=F("van"), tot__lte=F("van") + 14),
                violation_error_message="Stel per keer hoogstens twee weken uit.",
            ),
            codecontrole("reden", "uitstelreden", naam="informeeruitstel_reden_uit_lijst"),
        ]


class EersteContact(models.Model):
    """What somebody was told at the first contact: procedure, rights, complaints, the vertrouwenspersoon.

    Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 2 (text of 2015). `gesprekspartner` is a kind, never a name: of the
    melder it would be the identity of the source.
    """

    class Gesprekspartner(models.TextChoices):
        MELDER = "melder", "Melder"
        INFORMANT = "informant", "Informant"
        BETROKKENE = "betrokkene", "Directbetrokkene"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="eerste_contacten", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="eerste_contacten")
    gesprekspartner = models.CharField(max_length=10, choices=Gesprekspartner)
    # Of a directbetrokkene alone.
    persoon = models.ForeignKey(
        "personen.Persoon", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    op = models.DateField()
    punten = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_eerstecontact_punt")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField(db_default=Now())

    objects = EersteContactQuerySet.as_manager()

    class Meta:
        verbose_name = "eerste contact"
        verbose_name_plural = "eerste contacten"
        constraints = [
            models.CheckConstraint(
                name="eerste_contact_persoon_bij_betrokkene",
                condition=Q(gesprekspartner="betrokkene", persoon__isnull=False)
                | (~Q(gesprekspartner="betrokkene") & Q(persoon__isnull=True)),
                violation_error_message="Noem de persoon bij een directbetrokkene, en alleen daar.",
            )
        ]


class Terugkoppeling(models.Model):
    """A task to tell the melder what became of it: after the assessment, and after an onderzoek (KNMG meldcode).

    Each is for all melders of that moment; a melder who came later has one of his own, for his `bron`. It says that and
    when it was done and by whom; never to whom, which only `Bron` holds.
    """

    class Na(models.TextChoices):
        BEOORDELING = "beoordeling", "Na de veiligheidsbeoordeling"
        ONDERZOEK = "onderzoek", "Na het onderzoek"
        BIJGEKOMEN = "bijgekomen", "Melder die er later bij kwam"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="terugkoppelingen", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="terugkoppelingen", db_index=False)
    na = models.CharField(max_length=12, choices=Na)
    # Which of the melders who came later, from 1; no rank, and 0 where there is one task for all.
    volgnummer = models.PositiveSmallIntegerField(default=0)
    bron = models.OneToOneField(Bron, null=True, on_delete=models.PROTECT, related_name="terugkoppeling")
    ontstaan_op = models.DateTimeField()
    uiterste_datum = models.DateField()
    gedaan_op = models.DateField(null=True)
    gedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    vervallen_op = models.DateField(null=True)
    vervalreden = code_fk("terugkoppelvervalreden", "vervalreden", null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = TerugkoppelingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terugkoppelingen"
        constraints = [
            models.UniqueConstraint(name="terugkoppeling_een_keer", fields=["melding", "na", "volgnummer"]),
            models.CheckConstraint(
                name="terugkoppeling_eigen_heeft_bron",
                condition=Q(na="bijgekomen", volgnummer__gt=0, bron__isnull=False)
                | (~Q(na="bijgekomen") & Q(volgnummer=0, bron__isnull=True)),
            ),
            models.CheckConstraint(
                name="terugkoppeling_gedaan_of_vervallen",
                condition=Q(gedaan_op__isnull=True) | Q(vervallen_op__isnull=True),
                violation_error_message="Een terugkoppeling is gedaan of vervallen, niet beide.",
            ),
            models.CheckConstraint(
                name="terugkoppeling_vervallen_heeft_reden",
                condition=Q(vervallen_op__isnull=True, vervalreden__isnull=True)
                | Q(vervallen_op__isnull=False, vervalreden__isnull=False),
                violation_error_message="Noem de reden waarom de melder niets hoort.",
            ),
            codecontrole("vervalreden", "terugkoppelvervalreden", naam="terugkoppeling_vervalreden_uit_lijst"),
        ]
        indexes = [
            models.Index(
                name="terugkoppeling_open",
                fields=["organisatie", "uiterste_datum"],
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
            )
        ]

    @property
    def waarna(self) -> str:
        """What it is called; of a melder who came later with his number when he was not the first."""
        return f"{self.get_na_display()} ({self.volgnummer})" if self.volgnummer > 1 else self.get_na_display()
