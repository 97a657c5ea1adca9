# SPDX-License-Identifier: EUPL-1.2
"""The people of messages that go along with a melding, in the rows of its form: each human once.

Whoever is in a row already is completed there, and what a message says otherwise is shown beside the field; anybody
else gets a row. Nothing that somebody typed is replaced. The form remembers which message was taken in, and where its
people went, in `OVERGENOMEN`: so a second press adds nobody twice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from intake.formaten.vorm import Persoon
from intake.overnemen import als_rij
from meldingen.forms.betrokkene import ADRESVELDEN, ZEGT_NIETS, rijvelden
from meldingen.forms.gezinsvraag import MAX_RIJEN, aantal_rijen
from meldingen.forms.velden import Geboortedatum, als_getypt
from personen.models import Persoon as Bekende

OVERGENOMEN = "overgenomen"
# What is said together is taken together: half an address of one message and half of another is nobody's address.
GROEPEN = (
    ("rol",), ("voornamen",), ("voorletters",), ("voorvoegsel", "geboortenaam"),
    ("partnernaam_voorvoegsel", "partnernaam"), ("geslacht",), ("geboortedatum",), ("bsn",), ("telefoon",), ADRESVELDEN,
)  # fmt: skip
_VAKJES = ("onbekend", "geheim_adres")
_RIJVELDEN = tuple(naam for naam in rijvelden() if naam not in ZEGT_NIETS)
_VELDEN = (*(veld for groep in GROEPEN for veld in groep), *_VAKJES)
_NIETS = frozenset({"", "False", "geslacht:onbekend"})
_DEEL = re.compile(r"(B-\d{4}-\d{6,}):([\d,x]*)")
_PRECISIE = {"jaar": 4, "maand": 7, "dag": 10}

Rij = Mapping[str, str]


@dataclass(frozen=True)
class Gelezene:
    """Somebody in a message: how he is named on the page, and what would stand in his row."""

    naam: str
    rij: Rij


@dataclass(frozen=True)
class Verschil:
    """What a message says of the human in this row, and the row says otherwise; at the field `veld`."""

    rij: int
    veld: str
    tekst: str


def lees_persoon(persoon: Persoon, plaatsen: Mapping[str, str]) -> Gelezene:
    delen = (persoon.voornamen or persoon.voorletters, persoon.voorvoegsel, persoon.geboortenaam)
    naam = " ".join(deel for deel in delen if deel) or "naam niet bekend"
    rij = {veld: _tekst(waarde) for veld, waarde in als_rij(persoon, plaatsen).items()}
    return Gelezene(f"{naam} ({_woord(persoon.rol)})", {veld: rij.get(veld, "") for veld in _VELDEN})


def lees_rij(velden: Mapping[str, Any], rij: int) -> dict[str, str]:
    """A row of the form as it stands."""
    return {veld: _tekst(velden.get(f"betrokkenen-{rij}-{veld}")) for veld in _VELDEN}


def zelfde_mens(een: Rij, ander: Rij) -> bool:
    """One human, as far as is told: the same BSN, or the same name and birth date. In doubt it is somebody else."""
    if een["bsn"] and ander["bsn"]:
        return _gewoon("bsn", een["bsn"]) == _gewoon("bsn", ander["bsn"])
    if not _naam(een) or _naam(een) != _naam(ander):
        # Somebody without a name is the same when all that is said is the same.
        return not _naam(een) and all(_gewoon(veld, een[veld]) == _gewoon(veld, ander[veld]) for veld in _VELDEN)
    geboren = sorted(_gewoon("geboortedatum", van["geboortedatum"]) for van in (een, ander))
    if all(geboren):
        return geboren[1].startswith(geboren[0])
    # Initials are shared by brothers and sisters.
    return bool(een["voornamen"]) and een["rol"] == ander["rol"]


def neem_over(
    velden: dict[str, Any],
    nummer: str,
    mensen: Sequence[Gelezene],
    *,
    voorgevuld: Mapping[str, Any],
    gekoppeld: Mapping[int, Bekende],
) -> bool:
    """Put the people of this message in the rows of `velden`, once; True when there is something new to look at.

    `voorgevuld` is what a message filled in before: only that may give way to something more complete. `gekoppeld` is
    who is linked, by row: of him nothing need be typed.
    """
    gedaan = lees_overgenomen(velden)
    if nummer in gedaan:
        return False
    plekken: list[int | None] = []
    nieuws = False
    for mens in mensen:
        rij = _zoek_rij(velden, mens.rij, gekoppeld, zonder=plekken)
        if rij is not None:
            nieuws |= _vul_aan(velden, rij, mens.rij, voorgevuld)
        else:
            rij = _nieuwe_rij(velden, mens.rij)
            nieuws = True
        plekken.append(rij)
    velden[OVERGENOMEN] = _schrijf(gedaan | {nummer: plekken})
    return nieuws


def lees_overgenomen(velden: Mapping[str, Any]) -> dict[str, list[int | None]]:
    """By number of message the row of each of its people; None for who did not fit. What is no such list is nothing."""
    gevonden = _DEEL.findall(str(velden.get(OVERGENOMEN) or ""))
    return {
        nummer: [int(deel) if deel.isdigit() and int(deel) < MAX_RIJEN else None for deel in rijen.split(",") if deel]
        for nummer, rijen in gevonden
    }


def verschillen(velden: Mapping[str, Any], nummer: str, mensen: Sequence[Gelezene]) -> Iterator[Verschil]:
    """What this message, that was taken in, says otherwise than the rows do now."""
    for mens, rij in zip(mensen, lees_overgenomen(velden).get(nummer, ()), strict=False):
        if rij is None:
            continue
        staat = _zoals_getoond(velden, rij)
        for groep in GROEPEN:
            gezegd = {veld: mens.rij[veld] for veld in groep if _gewoon(veld, mens.rij[veld])}
            if gezegd and not _zegt_al(staat, gezegd):
                yield Verschil(rij, groep[0] if groep == ADRESVELDEN else groep[-1], _in_woorden(nummer, gezegd))
        if mens.rij["geheim_adres"] and not staat["geheim_adres"]:
            yield Verschil(rij, "geheim_adres", f"{nummer} zegt: adres is geheim")


def niet_geplaatst(velden: Mapping[str, Any], nummer: str, mensen: Sequence[Gelezene]) -> list[str]:
    """Who of this message found no row: there are no more than `MAX_RIJEN`."""
    rijen = lees_overgenomen(velden).get(nummer, ())
    return [mens.naam for mens, rij in zip(mensen, rijen, strict=False) if rij is None]


def _zoek_rij(
    velden: Mapping[str, Any], gezocht: Rij, gekoppeld: Mapping[int, Bekende], *, zonder: Iterable[int | None]
) -> int | None:
    bezet = set(zonder)
    vrij = (rij for rij in range(aantal_rijen(velden)) if rij not in bezet and not _is_leeg(velden, rij))
    return next((rij for rij in vrij if zelfde_mens(_met_bekende(velden, rij, gekoppeld), gezocht)), None)


def _met_bekende(velden: Mapping[str, Any], rij: int, gekoppeld: Mapping[int, Bekende]) -> dict[str, str]:
    """The row, named by who is linked when nobody typed a name."""
    staat = lees_rij(velden, rij)
    persoon = gekoppeld.get(rij)
    if persoon is None or _naam(staat):
        return staat
    namen = {veld: getattr(persoon, veld) for veld in ("voornamen", "voorletters", "voorvoegsel", "geboortenaam")}
    return staat | namen | {"geboortedatum": als_getypt(persoon) or ""}


def _nieuwe_rij(velden: dict[str, Any], gezegd: Rij) -> int | None:
    rijen = aantal_rijen(velden)
    rij = next((nr for nr in range(rijen) if _is_leeg(velden, nr)), rijen)
    if rij >= MAX_RIJEN:
        return None
    velden["rijen"] = str(max(rijen, rij + 1))
    _zet(velden, rij, {veld: waarde for veld, waarde in gezegd.items() if waarde})
    return rij


def _vul_aan(velden: dict[str, Any], rij: int, gezegd: Rij, voorgevuld: Mapping[str, Any]) -> bool:
    nieuws = False
    staat = _zoals_getoond(velden, rij)
    for groep in GROEPEN:
        deel = {veld: gezegd[veld] for veld in groep if _gewoon(veld, gezegd[veld])}
        if _zegt_al(staat, deel):
            continue
        nieuws = True
        if _mag_wijken(velden, rij, groep, deel, voorgevuld):
            _zet(velden, rij, deel)
    if gezegd["geheim_adres"] and not staat["geheim_adres"]:
        _zet(velden, rij, {"geheim_adres": "on"})
        nieuws = True
    if _naam(gezegd) and staat["onbekend"]:
        _zet(velden, rij, {"onbekend": ""})
    return nieuws


def _mag_wijken(
    velden: Mapping[str, Any], rij: int, groep: Sequence[str], deel: Rij, voorgevuld: Mapping[str, Any]
) -> bool:
    """Nothing stands there, or what a message filled in and this says with more."""
    if groep == ADRESVELDEN and rij and _tekst(velden.get(f"betrokkenen-{rij}-zelfde_adres")):
        return False
    staat = lees_rij(velden, rij)
    eigen = {veld: staat[veld] for veld in groep if _gewoon(veld, staat[veld])}
    namen = {veld: f"betrokkenen-{rij}-{veld}" for veld in eigen}
    onaangeroerd = all(_tekst(voorgevuld.get(naam)) == staat[veld] for veld, naam in namen.items())
    return not eigen or (onaangeroerd and _zegt_al(deel, eigen))


def _zoals_getoond(velden: Mapping[str, Any], rij: int) -> dict[str, str]:
    """The row, with the address of the first person when it says that he lives there."""
    staat = lees_rij(velden, rij)
    if rij and _tekst(velden.get(f"betrokkenen-{rij}-zelfde_adres")):
        eerste = lees_rij(velden, 0)
        staat |= {veld: eerste[veld] for veld in ADRESVELDEN}
    return staat


def _zegt_al(staat: Rij, gezegd: Rij) -> bool:
    """All that is said stands there, or something more precise."""
    return all(_is_meer(veld, _gewoon(veld, staat.get(veld, "")), _gewoon(veld, gezegd[veld])) for veld in gezegd)


def _is_meer(veld: str, dit: str, dan: str) -> bool:
    if veld == "geboortedatum":
        return dit.startswith(dan)
    return dit == dan or (veld == "voornamen" and dit.startswith(f"{dan} "))


def _gewoon(veld: str, tekst: str) -> str:
    """To compare by: a birth date as far as it is known, a number without its signs, a text without its capitals."""
    if tekst in _NIETS:
        return ""
    if veld == "geboortedatum":
        return _geboren(tekst)
    if veld in ("bsn", "telefoon"):
        cijfers = re.sub(r"\D", "", tekst)
        return cijfers.zfill(9) if veld == "bsn" else re.sub(r"^(0031|31(?=\d{9}$))", "0", cijfers)
    if veld in _VAKJES:
        return "ja"
    klein = " ".join(tekst.split()).casefold()
    return klein.replace(" ", "") if veld == "postcode" else klein


def _geboren(tekst: str) -> str:
    try:
        geboren = Geboortedatum(required=False).clean(tekst)
    except ValidationError:
        return tekst
    return geboren.datum.isoformat()[: _PRECISIE.get(geboren.precisie, 10)] if geboren.datum else ""


def _naam(rij: Rij) -> str:
    delen = (rij["voornamen"] or rij["voorletters"], rij["voorvoegsel"], rij["geboortenaam"])
    return " ".join(" ".join(delen).split()).casefold()


def _is_leeg(velden: Mapping[str, Any], rij: int) -> bool:
    return all(_tekst(velden.get(f"betrokkenen-{rij}-{naam}")) in _NIETS for naam in _RIJVELDEN)


def _zet(velden: dict[str, Any], rij: int, waarden: Rij) -> None:
    for veld, waarde in waarden.items():
        velden[f"betrokkenen-{rij}-{veld}"] = waarde


def _in_woorden(nummer: str, gezegd: Rij) -> str:
    return f"{nummer} zegt: {' '.join(_woord(waarde) for waarde in gezegd.values())}"


def _woord(waarde: str) -> str:
    """A code as a word: 'betrokkenerol:vermoedelijk_pleger'."""
    lijst, scheiding, naam = waarde.partition(":")
    return naam.replace("_", " ") if scheiding and lijst in ("betrokkenerol", "geslacht") else waarde


def _schrijf(gedaan: Mapping[str, Sequence[int | None]]) -> str:
    return " ".join(
        f"{nummer}:{','.join('x' if rij is None else str(rij) for rij in rijen)}" for nummer, rijen in gedaan.items()
    )


def _tekst(waarde: Any) -> str:
    return "" if waarde in (None, False, "False") else str(waarde)
