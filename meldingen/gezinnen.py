# SPDX-License-Identifier: EUPL-1.2
"""Who was found for several questions at once, put together to the families that they are known in. Pure.

A family is whoever is tied by dossiers that may be shown. A caller describes a family, not four strangers: two who fit
half and stand in one dossier say more than one who fits well, and whoever is known for one question is nobody else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from personen.gelijkenis import Beeld, vergelijk
from personen.oordeel import BEKEND, ONBEKEND, ONBESLIST
from personen.stand import Stand

GEKOPPELD = "gekoppeld"
ZEKER = (GEKOPPELD, BEKEND)
MEEST_ANDEREN = 12


@dataclass(frozen=True)
class BekendeCasus:
    casus_id: int
    nummer: str
    fase: str
    gesloten: bool
    meldingen: int
    laatste: date
    lange_geschiedenis: bool = False


@dataclass(frozen=True)
class Bekende:
    """Somebody who may be meant by question `vraag`, why, and in which dossiers. `mens` stands for all his rows."""

    vraag: int
    mens: int
    nummer: str
    naam: str
    geboortedatum: date | None
    geboortedatum_precisie: str
    redenen: tuple[str, ...]
    oordeel: str
    score: int
    casussen: tuple[BekendeCasus, ...] = ()

    @property
    def zeker(self) -> bool:
        return self.oordeel in ZEKER


@dataclass(frozen=True)
class Gezinslid:
    """Somebody in a dossier of a family, whether asked for or not."""

    mens: int
    nummer: str
    naam: str
    geboortedatum: date | None
    geboortedatum_precisie: str
    beeld: Beeld


@dataclass(frozen=True)
class Gezin:
    """`bekenden` in the order of the questions; `anderen` are known in it and were not asked for."""

    casussen: tuple[BekendeCasus, ...]
    bekenden: tuple[Bekende, ...]
    anderen: tuple[Gezinslid, ...]

    @property
    def te_koppelen(self) -> tuple[Bekende, ...]:
        """Whom one act may link: those about whom the verdict is sure, and who are not linked yet."""
        return tuple(bekende for bekende in self.bekenden if bekende.oordeel == BEKEND)


Leden = Mapping[int, Sequence[Gezinslid]]


def vorm_gezinnen(gevonden: Sequence[Bekende], leden: Leden) -> tuple[tuple[Gezin, ...], tuple[Bekende, ...]]:
    """The families, best first, and whoever fits too little to stand among them; `leden` by dossier."""
    getoond, minder = _kies(gevonden)
    wortel = _verbind([[casus.casus_id for casus in bekende.casussen] for bekende in getoond], leden)
    groepen: dict[object, list[Bekende]] = defaultdict(list)
    for bekende in getoond:
        # Who is in no dossier is a family alone.
        groepen[wortel[bekende.casussen[0].casus_id] if bekende.casussen else (bekende.mens,)].append(bekende)
    gezinnen = sorted((_gezin(groep, leden) for groep in groepen.values()), key=_rang)
    genoemd = {lid.mens for gezin in gezinnen for lid in gezin.anderen}
    return tuple(gezinnen), tuple(bekende for bekende in minder if bekende.mens not in genoemd)


def vul_aan(gezinnen: Sequence[Gezin], los: Mapping[int, Beeld]) -> tuple[Gezin, ...]:
    """Whoever was described too little to be found, looked for among the others of a family that is sure.

    "And the little one is called Kim": a first name means nothing by itself and a lot within a family. It is never
    more than perhaps. `los`: what was told for the questions to which nobody is the sure answer.
    """
    return tuple(_vul(gezin, los) if any(bekende.zeker for bekende in gezin.bekenden) else gezin for gezin in gezinnen)


def _vul(gezin: Gezin, los: Mapping[int, Beeld]) -> Gezin:
    beantwoord = {bekende.vraag for bekende in gezin.bekenden}
    vondsten = [
        _misschien(vraag, lid, standen, gezin)
        for vraag, beeld in los.items()
        if vraag not in beantwoord
        for lid in gezin.anderen
        if _past(standen := vergelijk(beeld, lid.beeld))
    ]
    gevonden = {bekende.mens for bekende in vondsten}
    return replace(
        gezin,
        bekenden=tuple(sorted((*gezin.bekenden, *vondsten), key=_volgorde)),
        anderen=tuple(lid for lid in gezin.anderen if lid.mens not in gevonden),
    )


def _kies(gevonden: Sequence[Bekende]) -> tuple[list[Bekende], list[Bekende]]:
    """Who is shown in a family and who is kept apart, each human for one question if that is sure."""
    bezet: dict[int, int] = {}
    for bekende in sorted(gevonden, key=lambda bekende: (bekende.oordeel != GEKOPPELD, _volgorde(bekende))):
        if bekende.zeker:
            bezet.setdefault(bekende.mens, bekende.vraag)
    vrij = [bekende for bekende in gevonden if bezet.get(bekende.mens, bekende.vraag) == bekende.vraag]
    beslist = {bekende.vraag for bekende in vrij if bekende.zeker}
    getoond: list[Bekende] = []
    minder: list[Bekende] = []
    for bekende in vrij:
        past = bekende.zeker or (bekende.oordeel != ONBEKEND and bekende.vraag not in beslist)
        (getoond if past else minder).append(bekende)
    return getoond, minder


def _verbind(samen: Iterable[Sequence[int]], leden: Leden) -> dict[int, int]:
    """Which dossiers belong together: those that share a person. Per dossier the one that stands for the family."""
    per_mens: dict[int, list[int]] = defaultdict(list)
    for casus_id, wie in leden.items():
        for lid in wie:
            per_mens[lid.mens].append(casus_id)
    wortel: dict[int, int] = {}

    def vind(casus_id: int) -> int:
        while wortel.setdefault(casus_id, casus_id) != casus_id:
            casus_id = wortel[casus_id]
        return casus_id

    for reeks in (*samen, *per_mens.values()):
        for casus_id in reeks:
            wortel[vind(casus_id)] = vind(reeks[0])
    return {casus_id: vind(casus_id) for casus_id in list(wortel)}


def _gezin(groep: Sequence[Bekende], leden: Leden) -> Gezin:
    casussen = {casus.casus_id: casus for bekende in groep for casus in bekende.casussen}
    bezet = {bekende.mens for bekende in groep}
    anderen = {lid.mens: lid for casus_id in casussen for lid in leden.get(casus_id, ()) if lid.mens not in bezet}
    return Gezin(
        casussen=tuple(sorted(casussen.values(), key=lambda c: (c.gesloten, -c.laatste.toordinal(), c.nummer))),
        bekenden=tuple(sorted(groep, key=_volgorde)),
        anderen=tuple(sorted(anderen.values(), key=_leeftijd)[:MEEST_ANDEREN]),
    )


def _volgorde(bekende: Bekende) -> tuple[int, int, int]:
    return bekende.vraag, -bekende.score, bekende.mens


def _leeftijd(lid: Gezinslid) -> tuple[bool, date, int]:
    return lid.geboortedatum is None, lid.geboortedatum or date.min, lid.mens


def _rang(gezin: Gezin) -> tuple[int, int, int, int]:
    beste: dict[int, int] = {}
    for bekende in gezin.bekenden:
        beste[bekende.vraag] = max(bekende.score, beste.get(bekende.vraag, 0))
    zeker = {bekende.vraag for bekende in gezin.bekenden if bekende.zeker}
    return -len(zeker), -len(beste), -sum(beste.values()), gezin.bekenden[0].mens


def _past(standen: Sequence[Stand]) -> bool:
    niveau = {stand.deel: stand.niveau for stand in standen}
    if niveau["datum"] in ("anders", "ander_jaar", "jaar_en_meer") or niveau["geslacht"] == "anders":
        return False
    naam = niveau["voornaam"]
    if naam in ("onbekend", "letter"):
        return niveau["datum"] == "gelijk"
    return naam not in ("anders", "andere_letter")


def _misschien(vraag: int, lid: Gezinslid, standen: Sequence[Stand], gezin: Gezin) -> Bekende:
    redenen = tuple(stand.reden for stand in standen if stand.reden)
    return Bekende(
        vraag=vraag,
        mens=lid.mens,
        nummer=lid.nummer,
        naam=lid.naam,
        geboortedatum=lid.geboortedatum,
        geboortedatum_precisie=lid.geboortedatum_precisie,
        redenen=(*redenen, "zelfde gezin"),
        oordeel=ONBESLIST,
        score=0,
        casussen=gezin.casussen,
    )
