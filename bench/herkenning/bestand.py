# SPDX-License-Identifier: EUPL-1.2
"""What a file holds of people: mostly everything, and of some less than was known."""

from collections.abc import Callable
from typing import Any, Final

_Mens = dict[str, Any]

VOLLEDIG: Final = "volledig"
ZONDER_DATUM: Final = "zonder geboortedatum"
ALLEEN_JAAR: Final = "met alleen het geboortejaar"
ZONDER_ADRES: Final = "zonder adres"
MET_LETTERS: Final = "met voorletters"
MET_1_JANUARI: Final = "met 1 januari"

# Of a hundred people (assumed).
AANDELEN: Final = {VOLLEDIG: 85, ZONDER_DATUM: 2, ALLEEN_JAAR: 3, ZONDER_ADRES: 6, MET_LETTERS: 3, MET_1_JANUARI: 1}


def letters(mens: _Mens) -> _Mens:
    """Initials instead of first names."""
    voorletters = "".join(f"{naam[0].upper()}." for naam in mens["voornamen"].split())
    return mens | {"voornamen": "", "voorletters": voorletters}


def zonder(*velden: str) -> Callable[[_Mens], _Mens]:
    def weg(mens: _Mens) -> _Mens:
        return {veld: waarde for veld, waarde in mens.items() if veld not in velden}

    return weg


def _alleen_jaar(mens: _Mens) -> _Mens:
    return mens | {"geboortedatum": mens["geboortedatum"][:4]}


def een_januari(mens: _Mens) -> _Mens:
    """With 1 January of the year, where the day was not known."""
    return mens | {"geboortedatum": f"{mens['geboortedatum'][:4]}-01-01"}


LEGT_VAST: Final[dict[str, Callable[[_Mens], _Mens]]] = {
    VOLLEDIG: dict,
    ZONDER_DATUM: zonder("geboortedatum"),
    ALLEEN_JAAR: _alleen_jaar,
    ZONDER_ADRES: zonder("adressen"),
    MET_LETTERS: letters,
    MET_1_JANUARI: een_januari,
}
