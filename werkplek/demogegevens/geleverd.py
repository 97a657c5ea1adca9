# SPDX-License-Identifier: EUPL-1.2
"""What every profile gets and gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte
from meldingen.termijnen.kalender import TIJDZONE


@dataclass(frozen=True)
class Opdracht:
    """`meldingen` is for a profile without a size of its own; `schaal` divides the size of one that has it."""

    zaad: int
    peildatum: date
    meldingen: int
    schaal: int = 1


class KanNiet(Exception):
    """This profile cannot be made as asked; the message says why, for the person who asked."""


@dataclass(frozen=True)
class Geleverd:
    """One casus, or one loose contact: what was done, and the rows that it leaves."""

    boek: Boek
    daden: list[Daad]


# Gives its cases one by one; regions, staff and agreements are in the database.
Profiel = Callable[[Uitgifte, Opdracht], Iterator[Geleverd]]


def begin_van(peildatum: date) -> datetime:
    """In UTC, and with it every moment that is counted from it: an hour more is an hour later, also when the clock goes
    back."""
    return datetime.combine(peildatum, time.min, tzinfo=TIJDZONE).astimezone(UTC)
