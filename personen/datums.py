# SPDX-License-Identifier: EUPL-1.2
"""How two birth dates agree, and which other dates may be the same one written down. Pure.

Not every whole date is one. Whose day of birth nobody knew has none in the register of persons (00-00-1990), and many
systems and many other countries fill in a day: 1 January, or 1 July in the middle of the year. Where that was usual,
very many people share such a date, so it is held for what it says: the year.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from personen.stand import Stand

# Month and day, with how it reads.
PLAATSHOUDERS: Final = {(1, 1): "1 januari", (7, 1): "1 juli"}
# Of 1 January of this year not even the year was known: it is where many systems begin to count.
LEEG_JAAR: Final = 1900


def is_plaatshouder(dag: date) -> bool:
    """Whether this day often stands for a day that is not known."""
    return (dag.month, dag.day) in PLAATSHOUDERS


def plaatshouders(jaar: int) -> list[date]:
    return [date(jaar, maand, dag) for maand, dag in PLAATSHOUDERS]


def omgedraaid(dag: date) -> date | None:
    """Day and month swapped, where that is another date."""
    if dag.day > 12 or dag.day == dag.month:
        return None
    return dag.replace(month=dag.day, day=dag.month)


def verschrijvingen(dag: date) -> frozenset[date]:
    """Every date that is one digit, or one swap of two digits next to each other, away from this one."""
    cijfers = _cijfers_van(dag)
    vormen = {cijfers[:i] + cijfer + cijfers[i + 1 :] for i in range(8) for cijfer in "0123456789"}
    vormen |= {cijfers[:i] + cijfers[i + 1] + cijfers[i] + cijfers[i + 2 :] for i in range(7)}
    dagen = {_dag(vorm) for vorm in vormen - {cijfers}}
    return frozenset(anders for anders in dagen if anders)


def _cijfers_van(dag: date) -> str:
    # Not %Y: of a year before 1000 that gives fewer than four digits.
    return f"{dag:%d%m}{dag.year:04d}"


def _dag(cijfers: str) -> date | None:
    try:
        return date(int(cijfers[4:]), int(cijfers[2:4]), int(cijfers[:2]))
    except ValueError:
        return None


# Whoever is looked for is held against hundreds, of whom many share their birth date.
@lru_cache(maxsize=20_000)
def vergelijk_datum(een: date | None, precisie: str, ander: date | None, andere_precisie: str) -> Stand:
    if een is None or ander is None or _is_leeg(een, precisie) or _is_leeg(ander, andere_precisie):
        return Stand("datum", "onbekend")
    hele = [dag for dag, van in ((een, precisie), (ander, andere_precisie)) if van == "dag"]
    ingevuld = next((dag for dag in hele if is_plaatshouder(dag)), None)
    if "jaar" not in (precisie, andere_precisie) and ingevuld:
        return _met_plaatshouder(een, ander, ingevuld, gelijk=len(hele) == 2 and een == ander)
    if len(hele) < 2:
        return _deel_van_datum(een, ander, per_jaar="jaar" in (precisie, andere_precisie))
    return _hele_datum(een, ander)


def _is_leeg(dag: date, precisie: str) -> bool:
    return precisie == "dag" and dag == date(LEEG_JAAR, 1, 1)


def _met_plaatshouder(een: date, ander: date, ingevuld: date, *, gelijk: bool) -> Stand:
    """Of the one that was filled in only the year counts; that the other has that day too says little more."""
    voor = f"{PLAATSHOUDERS[ingevuld.month, ingevuld.day]} staat vaak voor onbekend"
    if gelijk:
        return Stand("datum", "plaatshouder", f"geboortedatum gelijk, maar {voor}")
    if een.year == ander.year:
        return Stand("datum", "plaatshouder_jaar", f"geboortejaar gelijk, {voor}")
    return Stand("datum", "ander_jaar")


def _deel_van_datum(een: date, ander: date, *, per_jaar: bool) -> Stand:
    if een.year != ander.year:
        return Stand("datum", "ander_jaar")
    if per_jaar:
        return Stand("datum", "deel", "geboortejaar gelijk")
    return Stand("datum", "deel", "geboortemaand gelijk") if een.month == ander.month else Stand("datum", "anders")


def _hele_datum(een: date, ander: date) -> Stand:
    if een == ander:
        return Stand("datum", "gelijk", "geboortedatum gelijk")
    if omgedraaid(een) == ander:
        return Stand("datum", "omgedraaid", "geboortedatum met dag en maand omgedraaid")
    # Before a digit: seven dates are near, some forty are a digit away.
    if abs((een - ander).days) <= 3:
        return Stand("datum", "dagen", "geboortedatum lijkt op")
    if DamerauLevenshtein.distance(_cijfers_van(een), _cijfers_van(ander)) == 1:
        return Stand("datum", "cijfer", "geboortedatum lijkt op")
    if een.year == ander.year and (een.month == ander.month or een.day == ander.day):
        return Stand("datum", "jaar_en_meer")
    return Stand("datum", "anders")
