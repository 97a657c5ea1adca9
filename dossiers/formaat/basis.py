# SPDX-License-Identifier: EUPL-1.2
"""The kinds of value of the format."""

from datetime import date
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

EERSTE_JAAR: Final = "1900"
LAATSTE_JAAR: Final = "2199"
# What a column of text takes; PostgreSQL refuses NUL in any text.
TEKSTVORM: Final = r"^[^\x00]*$"


class Onderdeel(BaseModel):
    """A part of a line. An unknown field is an error: a typing mistake in a name must not lose what it holds.

    Strict: true is no 1, and 3.0 no 3. Who has values of Python with lists in them validates with `strict=False`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, strict=True)


Kenmerk = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$"),
    Field(description="Het eigen kenmerk van dit onderdeel in het bronsysteem. Blijft altijd hetzelfde."),
]
Kort = Annotated[str, StringConstraints(max_length=200, pattern=TEKSTVORM)]
Halflang = Annotated[str, StringConstraints(max_length=500, pattern=TEKSTVORM)]
Regeltekst = Annotated[str, StringConstraints(max_length=1000, pattern=TEKSTVORM)]
Toelichting = Annotated[str, StringConstraints(max_length=2000, pattern=TEKSTVORM)]
Lang = Annotated[str, StringConstraints(max_length=20_000, pattern=TEKSTVORM)]


def _is_datum(waarde: Any) -> Any:
    """Refuse years that no dossier has, and what pydantic would take for a number of seconds: '20180305' is no day.

    With a day of the year 9999 no arithmetic is possible.
    """
    if isinstance(waarde, str):
        jaar = waarde[:4]
        if waarde[4:5] != "-" or not jaar.isdecimal():
            raise PydanticCustomError("datum_ongeldig", "geen datum")
    elif isinstance(waarde, date):
        jaar = f"{waarde.year:04}"
    else:
        raise PydanticKnownError("date_type")
    if jaar < EERSTE_JAAR:
        raise PydanticCustomError("datum_te_vroeg", "te vroeg")
    if jaar > LAATSTE_JAAR:
        raise PydanticCustomError("datum_in_toekomst", "te laat")
    return waarde


# Not strict: after a function of Python a text is no longer one out of JSON, which strict would take for a date.
# Not strict: behind a function of Python a text is no longer one out of JSON, which strict takes for a date.
Dag = Annotated[date, Field(strict=False), BeforeValidator(_is_datum)]
Moment = Annotated[
    AwareDatetime,
    Field(strict=False),
    BeforeValidator(_is_datum),
    Field(description="Datum en tijd met tijdzone, bijvoorbeeld 2018-03-05T14:20:00+01:00."),
]
Medewerkerkenmerk = Annotated[
    str,
    StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f]+$"),
    Field(description="Kenmerk van een regel van de soort 'medewerker', of een gebruikersnaam van dit systeem."),
]
Partijkenmerk = Annotated[
    str,
    StringConstraints(min_length=1, max_length=60, pattern=TEKSTVORM),
    Field(description="Code van een organisatie zoals dit systeem die kent, bijvoorbeeld wijkteams-almere."),
]
Gemeentecode = Annotated[
    str,
    StringConstraints(pattern=r"^(GM[0-9]{4}|BUITEN|ONBEKEND)$"),
    Field(description="CBS-code van de gemeente, of BUITEN of ONBEKEND."),
]


def code(lijst: str) -> Any:
    """A code of this list without its list in the file ('telefoon'); with it in memory ('kanaal:telefoon').

    The codes that exist come in by the context of the validation; without a context any code will do.
    """

    def keur(waarde: str, info: ValidationInfo) -> str:
        sleutel = f"{lijst}:{waarde}"
        if info.context is not None and sleutel not in info.context["codes"]:
            raise PydanticCustomError("onbekende_code", "staat niet in de lijst", {"lijst": lijst})
        return sleutel

    return Annotated[
        str,
        AfterValidator(keur),
        WithJsonSchema({"type": "string", "description": f"Code uit de lijst '{lijst}'.", "x-codelijst": lijst}),
    ]
