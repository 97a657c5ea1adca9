# SPDX-License-Identifier: EUPL-1.2
"""One message as staff read it: what it says in words, what it belongs with, and what can be done with it now.

The melder is not part of it: who that is stands with the message as received, behind its own right.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from intake.formaten.vorm import Bericht, Persoon
from intake.lezen import gelezen_van
from intake.models import InkomendBericht
from intake.overnemen import PRECISIEVORM, naam_van
from intake.rechten import mag_bericht_registreren, mag_bericht_verwerken, mag_bericht_zoals_ontvangen
from intake.werkproces import TE_DOEN, Berichtstatus
from meldingen.bronnen import BEKEND
from meldingen.crisisrij import Urenbadge, urenbadge
from meldingen.klok import instelling_van
from meldingen.models import Melding
from meldingen.rechten import mag_bron_inzien
from meldingen.termijnen.regels import uiterste_moment
from organisaties.models import Code, Gemeente, Medewerker

# Of one event or family more do not fit on a page; the number says that there are more.
VERWANTE = 50
HGKM = {"ja": "Ja, volgens de afzender", "nee": "Nee, volgens de afzender", "onbekend": "Niet gezegd"}
JA_NEE = {True: "Ja", False: "Nee"}
Paren = list[tuple[str, Any]]


def crisisuren(bericht: InkomendBericht, nu: datetime) -> Urenbadge | None:
    """The hours left of a message with acute danger, counted as the melding will count them; else None."""
    if not bericht.crisis:
        return None
    uiterste, _ = uiterste_moment("crisis", bericht.ontvangen_op, instelling=instelling_van(bericht.organisatie))
    return urenbadge(uiterste, nu)


@dataclass(frozen=True)
class Verwant:
    """Another message; `waarom` says what it has in common with the one that is shown."""

    bericht: InkomendBericht
    waarom: str


@dataclass(frozen=True)
class Gelezene:
    """Somebody in the message, as text."""

    naam: str
    rol: str
    geboren: str
    geslacht: str
    adres: str
    telefoon: str
    bsn: bool
    geheim: bool


@dataclass(frozen=True)
class Inhoud:
    """What a message says, in words and without its melder."""

    gelezen: Bericht
    feiten: Paren
    personen: Sequence[Gelezene]


@dataclass(frozen=True)
class BijMelding:
    """A message as whoever sees its melding reads it: `inhoud` when it was put with it, `afzender` when the source may
    be known."""

    bericht: InkomendBericht
    afzender: str | None
    inhoud: Inhoud | None


@dataclass(frozen=True)
class Berichtbeeld:
    bericht: InkomendBericht
    gelezen: Bericht | None
    feiten: Paren
    personen: Sequence[Gelezene]
    verwante: Sequence[Verwant]
    stappen: Collection[str]

    @property
    def gebeurtenis(self) -> list[Verwant]:
        return [een for een in self.verwante if een.bericht.gebeurtenis_id == self.bericht.gebeurtenis_id is not None]

    @property
    def gezin(self) -> list[Verwant]:
        return [een for een in self.verwante if een not in self.gebeurtenis]

    @property
    def meldingen(self) -> list[str]:
        """Numbers of the meldingen that related messages became or joined."""
        return sorted({een.bericht.melding.nummer for een in self.verwante if een.bericht.melding})


def lees_van_melding(melding: Melding, medewerker: Medewerker) -> list[BijMelding]:
    """The messages of a melding that this person sees, the oldest first.

    What the melding was made of stands in the melding, as somebody corrected it; what was put with it stands in the
    message alone.
    """
    rijen = melding.berichten.select_related("afzender", "bron").defer("ruw", "toelichting")
    mag_bron = mag_bron_inzien(medewerker, melding)
    return [_bij_melding(een, mag_bron=mag_bron) for een in rijen.order_by("ontvangen_op", "pk")]


def _bij_melding(bericht: InkomendBericht, *, mag_bron: bool) -> BijMelding:
    bijgevoegd = bericht.status == Berichtstatus.TOEGEVOEGD
    bekend = bericht.bron is not None and bericht.bron.onthulling_id in BEKEND
    return BijMelding(
        bericht=bericht,
        afzender=bericht.afzender.naam if mag_bron or bekend else None,
        inhoud=_inhoud(gelezen_van(bericht)) if bijgevoegd else None,
    )


def _inhoud(gelezen: Bericht | None) -> Inhoud | None:
    if gelezen is None:
        return None
    labels = _labels(gelezen)
    return Inhoud(gelezen, _feiten(gelezen, labels), [_persoon(een, labels) for een in gelezen.personen])


def lees_bericht(bericht: InkomendBericht, medewerker: Medewerker) -> Berichtbeeld:
    inhoud = _inhoud(gelezen_van(bericht))
    return Berichtbeeld(
        bericht=bericht,
        gelezen=inhoud.gelezen if inhoud else None,
        feiten=inhoud.feiten if inhoud else [],
        personen=inhoud.personen if inhoud else [],
        verwante=verwante_van(bericht, medewerker),
        stappen=op_bericht(medewerker, bericht),
    )


def op_bericht(medewerker: Medewerker, bericht: InkomendBericht) -> list[str]:
    """Which steps this person can do with this message now, as `meldingen.toegestaan`."""
    te_doen = bericht.status in TE_DOEN
    mag = mag_bericht_verwerken(medewerker, bericht)
    kan = {
        "bericht_oppakken": mag and te_doen and bericht.behandelaar_id is None,
        "bericht_registreren": te_doen and mag_bericht_registreren(medewerker, bericht),
        "bericht_toevoegen": mag and te_doen,
        "bericht_afhandelen": mag and te_doen,
        "bericht_heropenen": mag and bericht.status in (Berichtstatus.AFGEHANDELD, Berichtstatus.TOEGEVOEGD),
        "bericht_zoals_ontvangen": mag_bericht_zoals_ontvangen(medewerker, bericht),
    }
    return [stap for stap, kan_het in kan.items() if kan_het]


def verwante_van(bericht: InkomendBericht, medewerker: Medewerker) -> list[Verwant]:
    """Other messages of the same event, then of the same family, that this person may see."""
    verbanden = Q()
    for naam in ("gebeurtenis", "gezin"):
        if sleutel := getattr(bericht, f"{naam}_id"):
            verbanden |= Q(**{naam: sleutel})
    if not verbanden:
        return []
    rijen = InkomendBericht.objects.zichtbaar_voor(medewerker).filter(verbanden).exclude(pk=bericht.pk)
    rijen = rijen.select_related("afzender", "melding", "afloop").defer("ruw", "gelezen", "melding__toelichting")
    gevonden = [Verwant(een, _waarom(bericht, een)) for een in rijen.order_by("ontvangen_op", "pk")[:VERWANTE]]
    return sorted(gevonden, key=lambda een: een.waarom != "Zelfde gebeurtenis")


def tel_verbanden(rijen: Sequence[InkomendBericht], medewerker: Medewerker) -> dict[int, int]:
    """Of each event and family on a page: how many messages there are; by the id of the tie, in two queries."""
    aantallen: dict[int, int] = {}
    for naam in ("gebeurtenis", "gezin"):
        ids = {sleutel for rij in rijen if (sleutel := getattr(rij, f"{naam}_id"))}
        if ids:
            van = InkomendBericht.objects.zichtbaar_voor(medewerker).filter(**{f"{naam}__in": ids}).order_by()
            aantallen |= dict(van.values_list(naam).annotate(aantal=Count("pk")))
    return aantallen


def _waarom(een: InkomendBericht, ander: InkomendBericht) -> str:
    zelfde = een.gebeurtenis_id is not None and een.gebeurtenis_id == ander.gebeurtenis_id
    return "Zelfde gebeurtenis" if zelfde else "Zelfde gezin"


def _labels(gelezen: Bericht) -> dict[str, str]:
    """The words of every code in the message, in one query."""
    sleutels = {*gelezen.aard, *gelezen.geweldsoort, *gelezen.richting, *gelezen.meldreden, *gelezen.meldcode}
    sleutels |= {een.soort for een in gelezen.maatregelen}
    sleutels |= {code for een in gelezen.personen for code in (een.rol, een.geslacht)}
    sleutels |= {code for code in (gelezen.duur, gelezen.melder.soort) if code}
    return dict(Code.objects.filter(sleutel__in=sleutels).values_list("sleutel", "label"))


def _feiten(gelezen: Bericht, labels: dict[str, str]) -> Paren:
    def woorden(codes: Collection[str]) -> str:
        return ", ".join(labels.get(code, code) for code in codes)

    om = f" om {gelezen.gebeurd_om}" if gelezen.gebeurd_om else ""
    maatregelen = [f"{labels.get(een.soort, een.soort)} ({een.datum[8:]}-{een.datum[5:7]}-{een.datum[:4]})"
                   for een in gelezen.maatregelen]  # fmt: skip
    gemeente = Gemeente.objects.filter(code=gelezen.gemeente).values_list("naam", flat=True).first()
    paren: Paren = [
        ("Gebeurd op", f"{gelezen.dag:%d-%m-%Y}{om}" if gelezen.dag else ""),
        ("Gemeente", gemeente or ""),
        ("Acuut gevaar", JA_NEE.get(gelezen.crisis, "")),  # type: ignore[arg-type]
        ("Huiselijk geweld of kindermishandeling", HGKM[gelezen.hgkm]),
        ("Soort melder", woorden([gelezen.melder.soort] if gelezen.melder.soort else [])),
        ("Aard", woorden(gelezen.aard)),
        ("Type geweld", woorden(gelezen.geweldsoort)),
        ("Richting", woorden(gelezen.richting)),
        ("Duur", woorden([gelezen.duur] if gelezen.duur else [])),
        ("Maatregelen", ", ".join(maatregelen)),
        ("Hulp betrokken", JA_NEE.get(gelezen.hulp_betrokken, "")),  # type: ignore[arg-type]
        ("Hulp bij", gelezen.hulp_bij),
        ("Hulp wacht bij", gelezen.hulp_wacht_bij),
        ("Reden van melden", woorden(gelezen.meldreden)),
        ("Meldcode", woorden(gelezen.meldcode)),
        ("Gezin ingelicht", JA_NEE.get(gelezen.gezin_ingelicht, "")),  # type: ignore[arg-type]
        ("Toelichting daarbij", gelezen.gezin_ingelicht_toelichting),
    ]
    return [paar for paar in paren if paar[1]]


def _persoon(persoon: Persoon, labels: dict[str, str]) -> Gelezene:
    geboren = persoon.geboren
    return Gelezene(
        naam=naam_van(persoon),
        rol=labels.get(persoon.rol, persoon.rol),
        geboren=geboren.datum.strftime(PRECISIEVORM[geboren.precisie]) if geboren.datum else "",
        geslacht=labels.get(persoon.geslacht, persoon.geslacht),
        adres=_adres(persoon),
        telefoon=persoon.telefoon,
        bsn=persoon.bsn is not None,
        geheim=persoon.geheim_adres,
    )


def _adres(persoon: Persoon) -> str:
    """A secret address is only on the form of the melding, and with the message as received."""
    if persoon.adres is None or persoon.geheim_adres:
        return ""
    adres = persoon.adres
    straat = f"{adres.straat} {adres.huisnummer or ''}{adres.toevoeging}".strip()
    plaats = f"{adres.postcode} {adres.plaats}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)
