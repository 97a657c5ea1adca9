# SPDX-License-Identifier: EUPL-1.2
"""The kinds of value in a message."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, TypedDict

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

EERSTE_JAAR: Final = 1900
LAATSTE_JAAR: Final = 2199
# What a column of text takes; PostgreSQL refuses NUL in any text.
TEKSTVORM: Final = r"^[^\x00]*$"
KENMERKVORM: Final = r"^[^\x00-\x1f]+$"
GEMEENTEVORM: Final = r"^(GM[0-9]{4}|BUITEN|ONBEKEND)$"
BSN_VORM: Final = r"^[0-9]{8,9}$"
POSTCODEVORM: Final = r"^([1-9][0-9]{3} ?[A-Za-z]{2})?$"
DAGVORM: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TIJDVORM: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
GEBOORTEVORM: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class Lijsten(TypedDict):
    """What exists outside the message: keys of codes ('aard:lichamelijk') and codes of gemeenten."""

    codes: frozenset[str]
    gemeenten: frozenset[str]


class Onderdeel(BaseModel):
    """A part of a message. An unknown field is an error: a typing mistake in a name must not lose what it holds.

    Strict: true is no 1, and "12" no 12.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, strict=True)


Kenmerk = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=KENMERKVORM)]
Kort = Annotated[str, StringConstraints(max_length=30, pattern=TEKSTVORM)]
Naam = Annotated[str, StringConstraints(max_length=200, pattern=TEKSTVORM)]
Uitleg = Annotated[str, StringConstraints(max_length=5_000, pattern=TEKSTVORM)]
Lang = Annotated[str, StringConstraints(max_length=50_000, pattern=TEKSTVORM)]


def _is_gemeente(waarde: str, info: ValidationInfo) -> str:
    if info.context is not None and waarde not in info.context["gemeenten"]:
        raise PydanticCustomError("onbekende_gemeente", "onbekende gemeente")
    return waarde


Gemeentecode = Annotated[str, StringConstraints(pattern=GEMEENTEVORM), AfterValidator(_is_gemeente)]


def _bestaat(waarde: str) -> str:
    """A day, month or year that exists; what is left out of it is not made up."""
    jaar, maand, dag = (int(deel) for deel in (*waarde.split("-"), "1", "1")[:3])
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise PydanticCustomError("datum_ver_weg", "geen jaar van nu")
    try:
        date(jaar, maand, dag)
    except ValueError:
        raise PydanticCustomError("datum_bestaat_niet", "geen datum") from None
    return waarde


Dag = Annotated[str, StringConstraints(pattern=DAGVORM), AfterValidator(_bestaat)]
Geboren = Annotated[str, StringConstraints(pattern=GEBOORTEVORM), AfterValidator(_bestaat)]
Tijd = Annotated[str, StringConstraints(pattern=TIJDVORM)]


def code(lijst: str) -> Any:
    """A code of this list: without its list in the message ('lichamelijk'), with it in memory ('aard:lichamelijk').

    The codes that exist come in by the context of the validation; without a context any code will do.
    """

    def keur(waarde: str, info: ValidationInfo) -> str:
        sleutel = f"{lijst}:{waarde}"
        if info.context is not None and sleutel not in info.context["codes"]:
            raise PydanticCustomError("onbekende_code", "staat niet in de lijst", {"lijst": lijst})
        return sleutel

    return Annotated[
        str,
        StringConstraints(max_length=60, pattern=KENMERKVORM),
        AfterValidator(keur),
        PlainSerializer(lambda sleutel: sleutel.removeprefix(f"{lijst}:"), return_type=str),
        WithJsonSchema({"type": "string", "x-codelijst": lijst}),
    ]


def codes(lijst: str) -> Any:
    return Annotated[tuple[code(lijst), ...], Field(max_length=50)]
