# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast

from organisaties.models import code_fk, codecontrole
from organisaties.versleuteling import VersleuteldVeld
from personen.namen import SLEUTELLENGTE

GESLACHT_ONBEKEND = "geslacht:onbekend"


def organisatie_fk(verbose_name: str | None = "Veilig Thuis-organisatie") -> models.ForeignKey[Any, Any]:
    # Without an index of its own: every composite index starts with this column.
    return models.ForeignKey(
        "organisaties.VTOrganisatie",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=verbose_name,
    )


def _dag_van_vastlegging() -> Cast:
    # Spelled out, because a migration cannot hold the time zone object of TruncDate.
    lokaal = Func(Value("Europe/Amsterdam"), F("gemaakt_op"), function="timezone", output_field=models.DateTimeField())
    return Cast(lokaal, models.DateField())


class Persoon(models.Model):
    """Somebody who plays a part in a casus. An unknown pleger is a row without a name (`onbekend`).

    The keys (`naam_sleutel` to `telefoon_sleutel`) come from `namen.sleutels`; written by `schrijven.py` and the bulk
    writers only. Reading `bsn` decrypts it: leave it out of lists.
    """

    class Precisie(models.TextChoices):
        DAG = "dag", "hele datum bekend"
        MAAND = "maand", "maand en jaar bekend"
        JAAR = "jaar", "alleen jaar bekend"
        ONBEKEND = "onbekend", "onbekend"

    organisatie = organisatie_fk()
    nummer = models.CharField("nummer", max_length=20, unique=True)
    voornamen = models.CharField("voornamen", max_length=200, blank=True)
    voorletters = models.CharField("voorletters", max_length=30, blank=True)
    voorvoegsel = models.CharField("tussenvoegsel", max_length=30, blank=True)
    geboortenaam = models.CharField("geboortenaam", max_length=200, blank=True)
    partnernaam_voorvoegsel = models.CharField("tussenvoegsel partner", max_length=30, blank=True)
    partnernaam = models.CharField("naam partner", max_length=200, blank=True)
    geboortedatum = models.DateField("geboortedatum", null=True, blank=True)
    geboortedatum_precisie = models.CharField(
        "geboortedatum bekend", max_length=8, choices=Precisie, default=Precisie.ONBEKEND
    )
    geslacht = code_fk("geslacht", "geslacht", default=GESLACHT_ONBEKEND)
    bsn = VersleuteldVeld("BSN", max_length=9, null=True, blank=True)
    bsn_index = models.BinaryField("BSN, index", max_length=32, null=True, blank=True)
    bsn_reden = code_fk("bsnreden", "reden zonder BSN", null=True, blank=True)
    onbekend = models.BooleanField("onbekende persoon", default=False)
    geheim_adres = models.BooleanField("geheim adres", default=False)
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    overleden_op = models.DateField("overleden op", null=True, blank=True)
    extern_id = models.CharField("kenmerk in ander systeem", max_length=100, null=True, blank=True)
    naam_sleutel = models.CharField(max_length=SLEUTELLENGTE, blank=True, editable=False)
    klank_1 = models.CharField(max_length=SLEUTELLENGTE, blank=True, editable=False)
    klank_2 = models.CharField(max_length=SLEUTELLENGTE, blank=True, editable=False)
    voorletter_sleutel = models.CharField(max_length=1, blank=True, editable=False)
    voornaam_klank = models.CharField(max_length=SLEUTELLENGTE, blank=True, editable=False, default="", db_default="")
    telefoon_sleutel = models.CharField(max_length=9, blank=True, editable=False, default="", db_default="")
    # The row that stands for this human when several are the same one (`Samenvoeging`); null for that row itself.
    hoofd = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False, editable=False
    )
    # When what is compared of this person last changed; null is never since it was made.
    gewijzigd_op = models.DateTimeField("gewijzigd op", null=True, blank=True, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op")
    versie = models.PositiveIntegerField("versie", default=1)

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        indexes = (
            models.Index(name="persoon_naam", fields=["organisatie", "naam_sleutel", "id"]),
            models.Index(name="persoon_geboortedatum", fields=["organisatie", "geboortedatum"]),
            models.Index(name="persoon_klank_1_datum", fields=["organisatie", "klank_1", "geboortedatum"]),
            models.Index(
                name="persoon_klank_1_letter",
                fields=["organisatie", "klank_1", "voorletter_sleutel"],
            ),
            models.Index(
                name="persoon_klank_2_datum",
                fields=["organisatie", "klank_2", "geboortedatum"],
                condition=~Q(klank_2=""),
            ),
            models.Index(
                name="persoon_klank_2_letter",
                fields=["organisatie", "klank_2", "voorletter_sleutel"],
                condition=~Q(klank_2=""),
            ),
            models.Index(
                name="persoon_klank_1_voornaam",
                fields=["organisatie", "klank_1", "voornaam_klank"],
                condition=~Q(voornaam_klank=""),
            ),
            models.Index(
                name="persoon_klank_2_voornaam",
                fields=["organisatie", "klank_2", "voornaam_klank"],
                condition=~Q(voornaam_klank="") & ~Q(klank_2=""),
            ),
            models.Index(
                name="persoon_telefoon",
                fields=["organisatie", "telefoon_sleutel"],
                condition=~Q(telefoon_sleutel=""),
            ),
            models.Index(name="persoon_hoofd", fields=["organisatie", "hoofd"], condition=Q(hoofd__isnull=False)),
            models.Index(
                name="persoon_gewijzigd",
                fields=["organisatie", "gewijzigd_op"],
                condition=Q(gewijzigd_op__isnull=False),
            ),
        )
        constraints = (
            # The target of the foreign keys that keep a row and its person in one organisation.
            models.UniqueConstraint(
                fields=("id", "organisatie"),
                name="persoon_van_organisatie",
                violation_error_message="Deze persoon bestaat al.",
            ),
            models.UniqueConstraint(
                fields=("organisatie", "bsn_index"),
                name="persoon_bsn_eenmaal",
                condition=Q(bsn_index__isnull=False),
                violation_error_message="Dit BSN staat al bij een andere persoon. Zoek die persoon op.",
            ),
            models.UniqueConstraint(
                fields=("organisatie", "extern_id"),
                name="persoon_extern_id_eenmaal",
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit kenmerk staat al bij een andere persoon.",
            ),
            models.CheckConstraint(
                name="persoon_bsn_met_index",
                condition=Q(bsn__isnull=True, bsn_index__isnull=True) | Q(bsn__isnull=False, bsn_index__isnull=False),
                violation_error_message="Een BSN wordt samen met zijn zoeksleutel bewaard.",
            ),
            models.CheckConstraint(
                name="persoon_bsn_of_reden",
                condition=Q(bsn_index__isnull=True) | Q(bsn_reden__isnull=True),
                violation_error_message="Geef een BSN of een reden waarom er geen is, niet allebei.",
            ),
            models.CheckConstraint(
                name="persoon_naam_of_onbekend",
                condition=Q(onbekend=True) | ~Q(voornamen="", voorletters="", geboortenaam="", partnernaam=""),
                violation_error_message="Vul een naam in, of geef aan dat de persoon onbekend is.",
            ),
            models.CheckConstraint(
                name="persoon_onbekend_zonder_bsn",
                condition=Q(onbekend=False) | Q(bsn_index__isnull=True),
                violation_error_message="Iemand met een BSN is geen onbekende persoon.",
            ),
            models.CheckConstraint(
                name="persoon_precisie_past",
                condition=Q(geboortedatum__isnull=True, geboortedatum_precisie="onbekend")
                | Q(geboortedatum__isnull=False, geboortedatum_precisie__in=("dag", "maand", "jaar")),
                violation_error_message="De geboortedatum past niet bij wat ervan bekend is.",
            ),
            models.CheckConstraint(
                name="persoon_geboren_voor_vastlegging",
                condition=Q(geboortedatum__lte=_dag_van_vastlegging()),
                violation_error_message="De geboortedatum ligt in de toekomst.",
            ),
            models.CheckConstraint(
                name="persoon_overleden_na_geboorte",
                condition=Q(overleden_op__gte=F("geboortedatum")),
                violation_error_message="De datum van overlijden ligt voor de geboortedatum.",
            ),
            models.CheckConstraint(
                name="persoon_niet_eigen_hoofd",
                condition=Q(hoofd__isnull=True) | ~Q(hoofd=F("id")),
                violation_error_message="Iemand wordt niet met zichzelf samengevoegd.",
            ),
            codecontrole("geslacht", "geslacht", naam="persoon_geslacht_uit_lijst"),
            codecontrole("bsn_reden", "bsnreden", naam="persoon_bsn_reden_uit_lijst"),
        )

    def __str__(self) -> str:
        # The number only: this text ends up in logs and error reports.
        return self.nummer

    @property
    def volledige_naam(self) -> str:
        """First names, prefix and surname; for somebody who uses a partner's name both surnames."""
        if self.onbekend and not (self.voornamen or self.geboortenaam):
            return "onbekende persoon"
        eigen = _samen(self.voorvoegsel, self.geboortenaam)
        partner = _samen(self.partnernaam_voorvoegsel, self.partnernaam)
        achternaam = f"{partner}-{eigen}" if partner and eigen else partner or eigen
        return _samen(self.voornamen or self.voorletters, achternaam)


def _samen(*delen: str) -> str:
    return " ".join(deel for deel in delen if deel)
