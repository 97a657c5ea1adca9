# SPDX-License-Identifier: EUPL-1.2
"""Who may be the person asked for: a handful of people of one organisation, with reasons and a verdict.

Indexes that start with the organisation give everybody who shares a key with the question (`treffers`), `gelijkenis`
compares those part by part, `gewichten` adds up what that is worth and `oordeel` says whether somebody is known.
Nothing is ever joined by itself: a human decides. Shielded people are left out by the caller, who knows what may be
shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from personen.datums import vergelijk_datum
from personen.gelijkenis import Beeld, vergelijk
from personen.gewichten import gunstigst, punten, weeg
from personen.namen import telefoonsleutel
from personen.oordeel import Gewogen, oordeel
from personen.schrijven import bsn_index
from personen.treffers import Treffer, zoek_treffers
from personen.vraag import Vraag, heeft_adres, keur, keur_ruim, te_weinig

__all__ = ["Kandidaat", "Vraag", "zoek_kandidaten", "zoek_samen"]

# Where a part speaks against it more than the others speak for it, it is not worth a look.
DREMPEL: Final = -7.5

# Where people lived; an address without postcode or number cannot be held against another.
_WOONDEN: Final = """
SELECT persoon_id, postcode, huisnummer, upper(periode) FROM personen_adres
WHERE persoon_id = ANY(%s) AND postcode <> '' AND huisnummer IS NOT NULL
"""

Adressen = dict[tuple[str, int], date | None]


@dataclass(frozen=True)
class Kandidaat:
    """`persoon_id` stands for the human, who may be on file twice; `oordeel` is a word of `personen.oordeel`."""

    persoon_id: int
    score: int
    redenen: tuple[str, ...]
    oordeel: str


def zoek_kandidaten(*, organisatie_id: int, vraag: Vraag, maximum: int = 5) -> list[Kandidaat]:
    """At most `maximum` people of this organisation, best first, in two queries.

    Needs a BSN, a name with a birth date or a telephone number, a surname with a first name, or a postcode with a
    house number; ValidationError at the fields otherwise. Log the search as a read: it shows people.
    """
    (gevonden,) = _zoek(organisatie_id, [keur(vraag)], maximum, ())
    return gevonden


def zoek_samen(
    *, organisatie_id: int, vragen: Sequence[Vraag], maximum: int = 5, zonder: Collection[int] = ()
) -> list[list[Kandidaat]]:
    """Per question its candidates, for a whole family in the two queries of one person.

    What is wrong in a field counts as not filled in, and a question with too little gives nobody: somebody is typing.
    ValidationError when none has enough. `zonder` are humans (by the row that stands for them) who are not weighed at
    all: who was registered just now is on file himself, and would be the best known of all.
    """
    gekeurd = {nr: schoon for nr, vraag in enumerate(vragen) if (schoon := keur_ruim(vraag)) is not None}
    if vragen and not gekeurd:
        for vraag in vragen:
            keur(vraag)
        raise te_weinig()
    gevonden = dict(zip(gekeurd, _zoek(organisatie_id, list(gekeurd.values()), maximum, zonder), strict=True))
    return [gevonden.get(nr, []) for nr in range(len(vragen))]


def _zoek(organisatie_id: int, vragen: Sequence[Vraag], maximum: int, zonder: Collection[int]) -> list[list[Kandidaat]]:
    indexen = [bsn_index(organisatie_id, vraag.bsn) if vraag.bsn else None for vraag in vragen]
    gezocht = [_gezocht(vraag, index) for vraag, index in zip(vragen, indexen, strict=True)]
    per_mens: dict[tuple[int, int], list[Treffer]] = defaultdict(list)
    for treffer in zoek_treffers(organisatie_id, list(zip(vragen, indexen, strict=True)), zonder=zonder):
        per_mens[treffer.vraag, treffer.mens_id].append(treffer)
    kansrijk = {sleutel: rijen for sleutel, rijen in per_mens.items() if _kan_het_zijn(gezocht[sleutel[0]], rijen)}
    # One human may be found for each of a family.
    rijen_van = {mens_id: rijen for (_, mens_id), rijen in kansrijk.items()}
    met_adres = {mens_id for nr, mens_id in kansrijk if gezocht[nr].adressen}
    adressen = _adressen(rij.id for mens_id in met_adres for rij in rijen_van[mens_id])
    beelden = {mens_id: list(_beelden(rijen, adressen)) for mens_id, rijen in rijen_van.items()}
    gewogen: list[list[Gewogen]] = [[] for _ in vragen]
    for nr, mens_id in kansrijk:
        gewogen[nr].append(_beste_rij(mens_id, gezocht[nr], beelden[mens_id]))
    return [_beste(mensen, maximum) for mensen in gewogen]


def _beste_rij(mens_id: int, gezocht: Beeld, bekend: Iterable[Beeld]) -> Gewogen:
    rijen = (
        Gewogen(mens_id, weeg(standen), standen, beeld) for beeld in bekend for standen in [vergelijk(gezocht, beeld)]
    )
    return max(rijen, key=lambda rij: rij.gewicht)


def _beste(mensen: Iterable[Gewogen], maximum: int) -> list[Kandidaat]:
    op_volgorde = sorted(
        (mens for mens in mensen if mens.gewicht >= DREMPEL), key=lambda mens: (-mens.gewicht, mens.persoon_id)
    )
    return [
        Kandidaat(mens.persoon_id, punten(mens.gewicht), tuple(s.reden for s in mens.standen if s.reden), woord)
        for mens, woord in zip(op_volgorde[:maximum], oordeel(op_volgorde), strict=False)
    ]


def _kan_het_zijn(gezocht: Beeld, rijen: Iterable[Treffer]) -> bool:
    """Whether the names can still make up for the birth date; of most who share a common surname they cannot."""
    return any(
        rij.op_adres
        or (gezocht.bsn_index is not None and rij.bsn_index == gezocht.bsn_index)
        or (gezocht.telefoon and telefoonsleutel(rij.telefoon) == telefoonsleutel(gezocht.telefoon))
        or gunstigst(vergelijk_datum(gezocht.geboortedatum, gezocht.precisie, rij.geboortedatum, rij.precisie))
        >= DREMPEL
        for rij in rijen
    )


def _adressen(persoon_ids: Iterable[int]) -> dict[int, Adressen]:
    """Where these people live and lived, and until when; living there now goes before having lived there."""
    adressen: dict[int, Adressen] = defaultdict(dict)
    ids = list(persoon_ids)
    if not ids:
        return adressen
    with connection.cursor() as cursor:
        cursor.execute(_WOONDEN, [ids])
        for persoon_id, postcode, huisnummer, tot in cursor.fetchall():
            plek = (postcode, huisnummer)
            eigen = adressen[persoon_id]
            eigen[plek] = _laatste(eigen[plek], tot) if plek in eigen else tot
    return adressen


def _laatste(een: date | None, ander: date | None) -> date | None:
    return None if een is None or ander is None else max(een, ander)


def _gezocht(vraag: Vraag, index: bytes | None) -> Beeld:
    return Beeld(
        voornamen=vraag.voornamen,
        geboortenaam=vraag.achternaam,
        geboortedatum=vraag.geboortedatum,
        precisie=vraag.precisie,
        geslacht=vraag.geslacht,
        telefoon=vraag.telefoon,
        bsn_index=index,
        adressen={(vraag.postcode, vraag.huisnummer or 0): None} if heeft_adres(vraag) else {},
    )


def _beelden(rijen: Sequence[Treffer], adressen: Mapping[int, Adressen]) -> Iterator[Beeld]:
    """One human as each of his rows has him; his BSN and where he lived hold for all of them."""
    index = next((rij.bsn_index for rij in rijen if rij.bsn_index is not None), None)
    gewoond: Adressen = {}
    for rij in rijen:
        for plek, tot in adressen.get(rij.id, {}).items():
            gewoond[plek] = _laatste(gewoond[plek], tot) if plek in gewoond else tot
    for rij in rijen:
        yield Beeld(
            voornamen=rij.voornamen,
            voorletters=rij.voorletters,
            geboortenaam=rij.geboortenaam,
            partnernaam=rij.partnernaam,
            geboortedatum=rij.geboortedatum,
            precisie=rij.precisie,
            geslacht=rij.geslacht,
            bsn_index=index,
            telefoon=rij.telefoon,
            adressen=gewoond,
        )
