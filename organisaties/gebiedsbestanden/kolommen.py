# SPDX-License-Identifier: EUPL-1.2
"""The columns of the four files, and what a cell may hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

JAREN: Final = (date(1900, 1, 1), date(2100, 1, 1))
LEEG: Final = {"required": "is niet ingevuld."}


class Dag(forms.DateField):
    """As written by a program, or as a Dutch spreadsheet makes of that."""

    def __init__(self, **opties: Any) -> None:
        te_vroeg = MinValueValidator(JAREN[0], "ligt voor 1900.")
        te_laat = MaxValueValidator(JAREN[1], "ligt na 2100.")
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y"],
            validators=[te_vroeg, te_laat],
            error_messages=LEEG | {"invalid": "is geen bestaande dag, zoals 2018-01-01."},
            **opties,
        )


class Aantal(forms.RegexField):
    """Digits only: a number field reads 203.000 as 203."""

    def __init__(self) -> None:
        uitleg = {"invalid": "is geen aantal. Schrijf alleen cijfers, zonder punt."}
        super().__init__(r"^[0-9]{1,8}\Z", error_messages=LEEG | uitleg)

    def clean(self, value: Any) -> int:
        return int(super().clean(value))


def vorm(patroon: str, uitleg: str) -> forms.RegexField:
    return forms.RegexField(patroon, error_messages=LEEG | {"invalid": uitleg})


def tekst(lengte: int) -> forms.CharField:
    return forms.CharField(max_length=lengte, error_messages=LEEG | {"max_length": f"is langer dan {lengte} tekens."})


Kolommen = Mapping[str, forms.Field]

_GEMEENTE: Final = vorm(r"^GM[0-9]{4}\Z", "is geen gemeentecode: GM en vier cijfers.")
_BUURT: Final = vorm(r"^BU[0-9]{8}\Z", "is geen buurtcode: BU en acht cijfers.")
_PERIODE: Final[dict[str, forms.Field]] = {"van": Dag(), "tot": Dag(required=False)}

GEMEENTEN: Final[Kolommen] = {"code": _GEMEENTE, "naam": tekst(80), "regio": tekst(40), **_PERIODE}
BUURTEN: Final[Kolommen] = {"code": _BUURT, "naam": tekst(80), "gemeente": _GEMEENTE, **_PERIODE}
POSTCODES: Final[Kolommen] = {
    "postcode": vorm(
        r"^[1-9][0-9]{3}[A-Z]{2}\Z", "is geen postcode: vier cijfers en twee hoofdletters, zonder spatie."
    ),
    "buurt": _BUURT,
    **_PERIODE,
}
INWONERS: Final[Kolommen] = {"gebied": tekst(40), "peildatum": Dag(), "aantal": Aantal(), "bron": tekst(200)}
