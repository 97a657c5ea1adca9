# SPDX-License-Identifier: EUPL-1.2
"""When in a year it comes in: a plain season, exact per month, so that figures per quarter mean something."""

from bisect import bisect
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Final

from meldingen.termijnen.kalender import TIJDZONE
from werkplek.demogegevens.klok import Klok

from .regios import VROEGE_VOORLICHTING

# Out of a hundred on an average month: a quiet summer, a busy autumn. Assumed; the study printed no month.
SEIZOEN: Final = (99, 97, 104, 100, 104, 102, 90, 88, 102, 108, 107, 99)
VOORLICHTING_JAAR, VOORLICHTING_EXTRA = 2018, 15


def dagen(aantal: int, jaar: int, regio: str, rng: Random) -> Iterator[date]:
    """`aantal` days of this year, oldest first; as many in a month as the season says."""
    gewichten = list(SEIZOEN)
    if jaar == VOORLICHTING_JAAR and regio in VROEGE_VOORLICHTING:
        gewichten[9:] = [gewicht + VOORLICHTING_EXTRA for gewicht in gewichten[9:]]
    grenzen = [0, *accumulate(gewichten)]
    for nr in range(aantal):
        plek = (nr + rng.random()) / aantal * grenzen[-1]
        maand = bisect(grenzen, plek) - 1
        deel = (plek - grenzen[maand]) / gewichten[maand]
        yield date(jaar, maand + 1, 1 + int(deel * monthrange(jaar, maand + 1)[1]))


def moment(dag: date, klok: Klok, *, altijd: bool) -> datetime:
    """On this day, at any hour for who is there `altijd`; else in office hours of a working day of the same year."""
    if altijd:
        middernacht = datetime.combine(dag, time.min, tzinfo=TIJDZONE).astimezone(UTC)
        return middernacht + timedelta(minutes=klok.rng.randint(5, 22 * 60))
    werkdag = dag
    while not klok.is_werkdag(werkdag):
        werkdag += timedelta(days=1)
    while werkdag.year != dag.year or not klok.is_werkdag(werkdag):
        werkdag -= timedelta(days=1)
    return klok.kantoor(werkdag).astimezone(UTC)
