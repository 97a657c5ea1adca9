# SPDX-License-Identifier: EUPL-1.2
"""Who may be the person asked for: a handful of people of one organisation, with reasons.

Two steps. Indexes that start with the organisation give everybody who shares a key with the
question (number, birth date, sound of a name, address); `vergelijken` then scores those. Nothing
is ever joined by itself: a human decides. Shielded people are left out by the caller, who knows
what may be shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from personen.bsn import schoon_bsn
from personen.gelijkenis import Beeld, omgedraaid, vergelijk
from personen.gewichten import punten, weeg
from personen.keuring import HOOGSTE_HUISNUMMER
from personen.models import Adres, Persoon
from personen.namen import klanken, voorletter, vouw
from personen.oordeel import Gewogen, oordeel
from personen.schrijven import bsn_index
from personen.tekst import schone_postcode, schone_tekst

# Where a part speaks against it more than the others speak for it, it is not worth a look.
DREMPEL: Final = -6.5
PER_SLEUTEL: Final = 300
JAREN_ERNAAST: Final = timedelta(days=366)
NAAMLENGTE: Final = 200

KOLOMMEN: Final = (
    "id",
    "hoofd_id",
    "voornamen",
    "voorletters",
    "geboortenaam",
    "partnernaam",
    "geboortedatum",
    "geboortedatum_precisie",
    "bsn_index",
    "geslacht_id",
    "telefoon",
)
# What stands for the address of somebody who does not live where was asked.
ELDERS: Final = ("", 0)


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """What is known of the person so far; `achternaam` as typed, prefix and partner's name included.

    `voornamen` may be initials. Of `geboortedatum` only what `precisie` says is known: with "jaar" the rest is filler.
    """

    achternaam: str = ""
    voornamen: str = ""
    geboortedatum: date | None = None
    precisie: str = "dag"
    geslacht: str = ""
    telefoon: str = ""
    postcode: str = ""
    huisnummer: int | None = None
    bsn: str = ""


@dataclass(frozen=True)
class Kandidaat:
    """`persoon_id` stands for the human, who may be on file twice; `oordeel` is a word of `personen.oordeel`."""

    persoon_id: int
    score: int
    redenen: tuple[str, ...]
    oordeel: str


def zoek_kandidaten(*, organisatie_id: int, vraag: Vraag, maximum: int = 5) -> list[Kandidaat]:
    """At most `maximum` persons of this organisation, best first, in two queries.

    Needs a BSN, a birth date with a name, a surname with a first name, or a postcode with a house
    number; ValidationError at the fields otherwise. Log the search as a read: it shows people.
    """
    return _zoek(organisatie_id, _gekeurd(vraag), maximum, frozenset())


def zoek_samen(
    *, organisatie_id: int, vragen: Sequence[Vraag], maximum: int = 5, zonder: Collection[int] = ()
) -> list[list[Kandidaat]]:
    """Per question its candidates. A question with too little gives nobody; ValidationError when none has enough.

    `zonder` are humans (by the row that stands for them) who are not weighed at all: who was registered just now is
    on file himself, and would be the best known of all.
    """
    gevonden: list[list[Kandidaat]] = []
    fouten: list[ValidationError] = []
    for vraag in vragen:
        try:
            gevonden.append(_zoek(organisatie_id, _gekeurd(vraag), maximum, frozenset(zonder)))
        except ValidationError as fout:
            fouten.append(fout)
            gevonden.append([])
    if fouten and len(fouten) == len(vragen):
        raise fouten[0]
    return gevonden


def _zoek(organisatie_id: int, vraag: Vraag, maximum: int, zonder: frozenset[int]) -> list[Kandidaat]:
    index = bsn_index(organisatie_id, vraag.bsn) if vraag.bsn else None
    bewoners = _bewoners(organisatie_id, vraag)
    gezocht = _gezocht(vraag, index)
    per_mens: dict[int, Gewogen] = {}
    for persoon_id, hoofd_id, *rij in _met_gelijke_sleutel(organisatie_id, vraag, index, bewoners):
        if (hoofd_id or persoon_id) in zonder:
            continue
        standen = vergelijk(gezocht, _bekende(rij, vraag, bewoners.get(persoon_id)))
        gewogen = Gewogen(hoofd_id or persoon_id, weeg(standen), standen)
        eerder = per_mens.get(gewogen.persoon_id)
        if gewogen.gewicht >= DREMPEL and (eerder is None or eerder.gewicht < gewogen.gewicht):
            per_mens[gewogen.persoon_id] = gewogen
    gevonden = sorted(per_mens.values(), key=lambda mens: (-mens.gewicht, mens.persoon_id))
    return [
        Kandidaat(
            mens.persoon_id,
            punten(mens.gewicht),
            tuple(stand.reden for stand in mens.standen if stand.reden),
            woord,
        )
        for mens, woord in zip(gevonden[:maximum], oordeel(gevonden), strict=False)
    ]


def _gekeurd(vraag: Vraag) -> Vraag:
    fouten: dict[str, list[str]] = {}
    ongezien = ("geboortedatum", "precisie", "geslacht", "telefoon", "huisnummer")
    schoon: dict[str, Any] = {veld: getattr(vraag, veld) for veld in ongezien}
    for veld, functie in (
        ("achternaam", lambda tekst: schone_tekst(tekst, NAAMLENGTE)),
        ("voornamen", lambda tekst: schone_tekst(tekst, NAAMLENGTE)),
        ("postcode", schone_postcode),
        ("bsn", lambda tekst: schoon_bsn(tekst) if tekst.strip() else ""),
    ):
        try:
            schoon[veld] = functie(getattr(vraag, veld))
        except ValidationError as fout:
            fouten[veld] = fout.messages
    if vraag.huisnummer is not None and not 1 <= vraag.huisnummer <= HOOGSTE_HUISNUMMER:
        fouten["huisnummer"] = [f"Een huisnummer ligt tussen 1 en {HOOGSTE_HUISNUMMER}."]
    if fouten:
        raise ValidationError(fouten)
    gekeurd = Vraag(**schoon)
    _eis_genoeg(gekeurd)
    return gekeurd


def _eis_genoeg(vraag: Vraag) -> None:
    achternaam, voornamen = bool(vouw(vraag.achternaam)), bool(vouw(vraag.voornamen))
    adres = bool(vraag.postcode) and vraag.huisnummer is not None
    naam_en_datum = vraag.geboortedatum is not None and (achternaam or voornamen)
    if not (vraag.bsn or naam_en_datum or (achternaam and voornamen) or adres):
        raise ValidationError(
            "Vul meer in om te zoeken: een BSN, een naam met geboortedatum, een achternaam met voornaam, "
            "of een postcode met huisnummer.",
            code="te_weinig",
        )


@dataclass(frozen=True)
class Bewoning:
    """That a person lives (`tot` is None) or lived at the address asked for."""

    tot: date | None


def _bewoners(organisatie_id: int, vraag: Vraag) -> dict[int, Bewoning]:
    """Who lives or lived at the address asked for; living there now goes before having lived there."""
    if not vraag.postcode or vraag.huisnummer is None:
        return {}
    rijen = Adres.objects.filter(
        organisatie=organisatie_id, postcode=vraag.postcode, huisnummer=vraag.huisnummer
    ).values_list("persoon_id", "periode")
    bewoners: dict[int, Bewoning] = {}
    for persoon_id, periode in rijen[:PER_SLEUTEL]:
        eerder = bewoners.get(persoon_id)
        nieuw = Bewoning(periode.upper)
        if eerder is None or (eerder.tot is not None and (nieuw.tot is None or nieuw.tot > eerder.tot)):
            bewoners[persoon_id] = nieuw
    return bewoners


def _met_gelijke_sleutel(
    organisatie_id: int, vraag: Vraag, index: bytes | None, bewoners: Iterable[int]
) -> list[tuple[Any, ...]]:
    """One UNION with a branch per key: an OR over them would read the whole organisation."""
    van_organisatie = Persoon.objects.filter(organisatie=organisatie_id, onbekend=False)
    takken = [
        van_organisatie.filter(voorwaarde).values_list(*KOLOMMEN)[:PER_SLEUTEL]
        for voorwaarde in _voorwaarden(vraag, index, list(bewoners))
    ]
    if not takken:
        return []
    eerste, *overige = takken
    samen: QuerySet[Persoon, tuple[Any, ...]] = eerste.union(*overige) if overige else eerste
    return list(samen)


def _voorwaarden(vraag: Vraag, index: bytes | None, bewoners: list[int]) -> Iterable[Q]:
    if index is not None:
        yield Q(bsn_index=index)
    if bewoners:
        yield Q(id__in=bewoners)
    dag = vraag.geboortedatum
    if dag is not None:
        yield Q(geboortedatum__in=[d for d in (dag, omgedraaid(dag)) if d])
    namen = klanken(vraag.achternaam)
    if not namen:
        return
    for veld in ("klank_1", "klank_2"):
        gelijk = Q(**{f"{veld}__in": namen}) & ~Q(**{veld: ""})
        if dag is not None:
            yield gelijk & Q(geboortedatum__range=_rond(dag))
            yield gelijk & Q(geboortedatum__isnull=True)
        elif vouw(vraag.voornamen):
            yield gelijk & Q(voorletter_sleutel=voorletter(vraag.voornamen))


def _rond(dag: date) -> tuple[date, date]:
    onder = dag - JAREN_ERNAAST if dag - date.min > JAREN_ERNAAST else date.min
    boven = dag + JAREN_ERNAAST if date.max - dag > JAREN_ERNAAST else date.max
    return onder, boven


def _gezocht(vraag: Vraag, index: bytes | None) -> Beeld:
    # Half an address, as somebody types it, says nothing of who lives elsewhere.
    heel = bool(vraag.postcode) and vraag.huisnummer is not None
    return Beeld(
        voornamen=vraag.voornamen,
        geboortenaam=vraag.achternaam,
        geboortedatum=vraag.geboortedatum,
        precisie=vraag.precisie,
        geslacht=vraag.geslacht,
        telefoon=vraag.telefoon,
        bsn_index=index,
        adressen={(vraag.postcode, vraag.huisnummer or 0): None} if heel else {},
    )


def _bekende(rij: list[Any], vraag: Vraag, bewoning: Bewoning | None) -> Beeld:
    voornamen, voorletters, geboortenaam, partnernaam, geboortedatum, precisie, index, geslacht, telefoon = rij
    adres = (vraag.postcode, vraag.huisnummer or 0) if bewoning else ELDERS
    return Beeld(
        voornamen=voornamen,
        voorletters=voorletters,
        geboortenaam=geboortenaam,
        partnernaam=partnernaam,
        geboortedatum=geboortedatum,
        precisie=precisie,
        geslacht=geslacht,
        bsn_index=bytes(index) if index is not None else None,
        telefoon=telefoon,
        adressen={adres: bewoning.tot if bewoning else None},
    )
