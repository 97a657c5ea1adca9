# SPDX-License-Identifier: EUPL-1.2
"""A question for a person: what of it can be used, and when that is enough to look for somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from personen.bsn import schoon_bsn
from personen.keuring import HOOGSTE_HUISNUMMER
from personen.namen import telefoonsleutel, vouw
from personen.tekst import schone_postcode, schone_tekst

NAAMLENGTE: Final = 200
PRECISIES: Final = ("dag", "maand", "jaar")


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


def keur(vraag: Vraag) -> Vraag:
    """The question with clean fields. ValidationError at the fields that cannot be, and when there is too little."""
    schoon, fouten = _schoon(vraag)
    if fouten:
        raise ValidationError(fouten)
    if not is_genoeg(schoon):
        raise te_weinig()
    return schoon


def keur_ruim(vraag: Vraag) -> Vraag | None:
    """As `keur`, for what is being typed: a field that is not right yet counts as empty; None is too little."""
    schoon, _ = _schoon(vraag)
    return schoon if is_genoeg(schoon) else None


def is_genoeg(vraag: Vraag) -> bool:
    achternaam, voornamen = bool(vouw(vraag.achternaam)), bool(vouw(vraag.voornamen))
    naam, dag = achternaam or voornamen, vraag.geboortedatum is not None
    return bool(
        vraag.bsn
        or heeft_adres(vraag)
        or (achternaam and voornamen)
        or (achternaam and dag)
        # Half a birth date with a first name is everybody of that year.
        or (naam and dag and vraag.precisie == "dag")
        or (naam and telefoonsleutel(vraag.telefoon))
    )


def heeft_adres(vraag: Vraag) -> bool:
    """Half an address, as somebody types it, says nothing of who lives where."""
    return bool(vraag.postcode) and vraag.huisnummer is not None


def te_weinig() -> ValidationError:
    return ValidationError(
        "Vul meer in om te zoeken: een BSN, een naam met geboortedatum of telefoonnummer, een achternaam met "
        "voornaam, of een postcode met huisnummer.",
        code="te_weinig",
    )


def _schoon(vraag: Vraag) -> tuple[Vraag, dict[str, list[str]]]:
    """The clean fields, those with a fault left out; and the faults."""
    velden: dict[str, Any] = {}
    fouten: dict[str, list[str]] = {}
    for veld, functie in _KEURING.items():
        try:
            velden[veld] = functie(getattr(vraag, veld))
        except ValidationError as fout:
            velden[veld] = getattr(_LEEG, veld)
            fouten[veld] = fout.messages
    if vraag.precisie not in PRECISIES:
        velden |= {"geboortedatum": None, "precisie": _LEEG.precisie}
    return replace(vraag, **velden), fouten


def _naam(tekst: str) -> str:
    return schone_tekst(tekst, NAAMLENGTE)


def _bsn(tekst: str) -> str:
    return schoon_bsn(tekst) if tekst.strip() else ""


def _huisnummer(nummer: int | None) -> int | None:
    if nummer is not None and not 1 <= nummer <= HOOGSTE_HUISNUMMER:
        raise ValidationError(f"Een huisnummer ligt tussen 1 en {HOOGSTE_HUISNUMMER}.")
    return nummer


_LEEG: Final = Vraag()
_KEURING: Final[dict[str, Callable[[Any], Any]]] = {
    "achternaam": _naam,
    "voornamen": _naam,
    "telefoon": _naam,
    "postcode": schone_postcode,
    "huisnummer": _huisnummer,
    "bsn": _bsn,
}
