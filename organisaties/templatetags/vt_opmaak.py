# SPDX-License-Identifier: EUPL-1.2
"""How days, moments, numbers and terms read in Dutch. Pure: no template, no database."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any, Literal, NamedTuple

from django.utils import timezone

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
LEEG = "-"
# From here on "x weken geleden" says less than the day itself.
RELATIEF_TOT_DAGEN = 60

Toon = Literal["rustig", "nabij", "vandaag", "te-laat", "gehaald", "opgeschort"]


class Termijn(NamedTuple):
    toon: Toon
    tekst: str
    icoon: str


def als_dag(waarde: date | datetime | None) -> date | None:
    """The Amsterdam day of a moment; a date is returned as it is."""
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).date() if timezone.is_aware(waarde) else waarde.date()
    return waarde


def dag(waarde: date | datetime | None) -> str:
    """dd-mm-jjjj, or a dash."""
    gevonden = als_dag(waarde)
    return gevonden.strftime("%d-%m-%Y") if gevonden else LEEG


def geboren(datum: date | None, precisie: str) -> str:
    """A birth date as far as it is known: 23-08-1993, augustus 1993 or 1993; empty when it is not."""
    if datum is None:
        return ""
    if precisie == "jaar":
        return str(datum.year)
    return f"{MAANDEN[datum.month - 1]} {datum.year}" if precisie == "maand" else dag(datum)


def moment(waarde: datetime | None) -> str:
    """dd-mm-jjjj uu:mm in local time, or a dash."""
    if not isinstance(waarde, datetime):
        return dag(waarde)
    lokaal = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
    return lokaal.strftime("%d-%m-%Y %H:%M")


def dag_voluit(waarde: date | datetime | None) -> str:
    """'dinsdag 3 maart 2026', or a dash."""
    gevonden = als_dag(waarde)
    if gevonden is None:
        return LEEG
    return f"{WEEKDAGEN[gevonden.weekday()]} {gevonden.day} {MAANDEN[gevonden.month - 1]} {gevonden.year}"


def getal(waarde: float | str | None, decimalen: int = 0) -> str:
    """1.234,5 in Dutch notation, or a dash."""
    if waarde is None or isinstance(waarde, str):  # a missing template variable is ""
        return LEEG
    return f"{waarde:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def aantal(getal_: int, enkelvoud: str, meervoud: str) -> str:
    return f"{getal_} {enkelvoud if getal_ == 1 else meervoud}"


def relatief(waarde: date | datetime | None, nu: datetime) -> str:
    """'2 dagen geleden', 'over 3 dagen'; beyond RELATIEF_TOT_DAGEN the day itself."""
    gevonden = als_dag(waarde)
    vandaag = als_dag(nu)
    if gevonden is None or vandaag is None:
        return LEEG
    dagen = (vandaag - gevonden).days
    if dagen == 0:
        return _binnen_de_dag(waarde, nu) if isinstance(waarde, datetime) else "vandaag"
    if abs(dagen) > RELATIEF_TOT_DAGEN:
        return dag(gevonden)
    if dagen in (1, -1):
        return "gisteren" if dagen == 1 else "morgen"
    hoeveel = abs(dagen)
    woorden = f"{hoeveel} dagen" if hoeveel < 14 else f"{hoeveel // 7} weken"
    return f"{woorden} geleden" if dagen > 0 else f"over {woorden}"


def termijn(
    werkdagen: int | None,
    *,
    datum: date | None = None,
    vandaag: date | None = None,
    toestand: str = "",
) -> Termijn:
    """Words, tone and icon of a term.

    `werkdagen` is signed: negative when late, and the words say what they count. On a Saturday the count for last
    Friday can still be 0; with `datum` and `vandaag` given such a term reads as late by days, and one that ends in a
    weekend to come does not read as 'vandaag'.
    """
    if toestand == "gehaald":
        return Termijn("gehaald", "gehaald", "vink")
    if toestand == "opgeschort":
        return Termijn("opgeschort", "opgeschort", "pauze")
    if werkdagen is None:
        return Termijn("rustig", "geen termijn", "klok")
    dagen = (datum - vandaag).days if datum and vandaag else None
    if werkdagen < 0:
        return Termijn("te-laat", f"{aantal(-werkdagen, 'werkdag', 'werkdagen')} te laat", "let-op")
    if dagen is not None and dagen < 0:
        return Termijn("te-laat", f"{aantal(-dagen, 'dag', 'dagen')} te laat", "let-op")
    if werkdagen == 0 and dagen:
        return Termijn("nabij", f"nog {aantal(dagen, 'dag', 'dagen')}", "klok")
    if werkdagen == 0:
        return Termijn("vandaag", "vandaag", "klok")
    return Termijn(
        "nabij" if werkdagen <= 2 else "rustig",
        f"nog {aantal(werkdagen, 'werkdag', 'werkdagen')}",
        "klok",
    )


def lees(onderdeel: Any, naam: str) -> Any:
    """A key of a mapping or an attribute of an object: tags accept rows of either shape."""
    return onderdeel.get(naam) if isinstance(onderdeel, dict) else getattr(onderdeel, naam, None)


def per_dag(gebeurtenissen: Iterable[Any]) -> list[tuple[date, list[Any]]]:
    """Consecutive events of one local day together, in the order given."""
    groepen = groupby(gebeurtenissen, key=lambda g: als_dag(lees(g, "moment")))
    return [(sleutel, list(groep)) for sleutel, groep in groepen if sleutel is not None]


def _binnen_de_dag(waarde: datetime, nu: datetime) -> str:
    minuten = int((nu - waarde).total_seconds() // 60)
    if minuten < 0:
        return "straks"
    if minuten < 1:
        return "zojuist"
    if minuten < 60:
        return f"{aantal(minuten, 'minuut', 'minuten')} geleden"
    return f"{minuten // 60} uur geleden"
