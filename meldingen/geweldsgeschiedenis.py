# SPDX-License-Identifier: EUPL-1.2
"""What a history is called on a day: how many meldingen, what kind of history of violence, and whether it is long.

Pure. Each rule names its source, and says what is chosen here because the source is silent.
"""

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

BANDEN: Final = ((0, "geen"), (2, "een_twee"), (4, "drie_vier"), (7, "vijf_zeven"))


@dataclass(frozen=True)
class Definitie:
    """One definition of a long history, whose it is, and whether this history meets it."""

    code: str
    naam: str
    bron: str
    geldt: bool


def band_van(aantal: int) -> str:
    """The group of table 3.3 of the Flevoland study. It knew no family with more than seven; eight and more is ours."""
    return "eerderebetrokkenheid:" + next((code for hoogste, code in BANDEN if aantal <= hoogste), "acht_meer")


def klasse_van(dagen: Iterable[date], op: date) -> str:
    """The class of table 3.3 ("eerdere geweldsincidenten") of the days before `op` on which something happened.

    The study names five classes and gives no rule. Chosen: the day itself is not before; the past year begins on the
    same date a year earlier, which belongs to it; several incidents of one day are one, because two people tell of
    the same event; "enkel" is one day, "regelmatig" is two or more; everything older counts, however old.
    """
    eerder = {dag for dag in dagen if dag < op}
    recent = sum(dag >= jaren_eerder(op, 1) for dag in eerder)
    if len(eerder) > recent:
        code = "meerjarig" if recent else "vroeger"
    else:
        code = ("geen", "enkel", "regelmatig")[min(recent, 2)]
    return f"geweldsgeschiedenis:{code}"


def lange_geschiedenis(
    *, aantal: int, eerste_op: date | None, op: date, drempel_meldingen: int, drempel_jaren: int
) -> tuple[Definitie, Definitie]:
    """The two definitions of the Flevoland study, which do not name the same families (25 and 42 of its hundred).

    The thresholds are those of the organisation. The study does not say from which fact it counts the years; here it
    is the first earlier melding, and exactly so many years is not longer.
    """
    meer_jaren = eerste_op is not None and eerste_op < jaren_eerder(op, drempel_jaren)
    return (
        Definitie(
            "meldingen",
            f"{drempel_meldingen} of meer eerdere meldingen",
            "Regioplan 2019, kader in §4.4",
            geldt=aantal >= drempel_meldingen,
        ),
        Definitie(
            "jaren",
            f"eerste melding langer dan {drempel_jaren} jaar geleden",
            "Regioplan 2019, §5.1.4",
            geldt=meer_jaren,
        ),
    )


def jaren_eerder(dag: date, aantal: int) -> date:
    """The same date so many years before; 29 February becomes the 28th where there is none."""
    jaar = dag.year - aantal
    return dag.replace(year=jaar, day=28 if (dag.month, dag.day) == (2, 29) and not isleap(jaar) else dag.day)


def duur_in_woorden(van: date, tot: date) -> str:
    """Whole years and months, as people say it."""
    maanden = (tot.year - van.year) * 12 + tot.month - van.month - (tot.day < van.day)
    if maanden < 1:
        return "korter dan een maand"
    jaren, rest = divmod(maanden, 12)
    delen = [f"{jaren} jaar" if jaren else "", f"{rest} maand{'en' if rest > 1 else ''}" if rest else ""]
    return " en ".join(filter(None, delen))
