# SPDX-License-Identifier: EUPL-1.2
"""Ids and numbers for a database in use: drawn from the sequences of PostgreSQL, or those that rows had before."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Final

from django.db import connection, models

from meldingen.nummers import SOORTEN
from meldingen.nummers import nummer as schrijf_nummer
from meldingen.termijnen.kalender import dag_van

from .wereld import Uitgifte

REEKSEN: Final = SOORTEN
# Ids are plenty; of a number people see the gaps.
IDS_PER_KEER: Final = 2_000
NUMMERS_PER_KEER: Final = 500


class ReeksUitgifte(Uitgifte):
    """Draws in blocks, so that other writers can be busy; what a process does not use is a gap. Not to be forked."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: dict[type[models.Model], deque[int]] = defaultdict(deque)
        self._waarden: dict[str, deque[int]] = defaultdict(deque)

    def id(self, model: type[models.Model]) -> int:
        voorraad = self._ids[model]
        if not voorraad:
            voorraad.extend(_trek(_reeks_van(model), IDS_PER_KEER))
        return voorraad.popleft()

    def nummer(self, letter: str, nu: datetime, waarde: int | None = None) -> str:
        if waarde is None:
            voorraad = self._waarden[letter]
            if not voorraad:
                voorraad.extend(_trek(REEKSEN[letter], NUMMERS_PER_KEER))
            waarde = voorraad.popleft()
        return schrijf_nummer(letter, dag_van(nu).year, waarde)


class Hergebruik(Uitgifte):
    """What the rows of a casus had before, in that order; new ones from `verder` when these are all given out."""

    def __init__(
        self, verder: Uitgifte, ids: Mapping[type[models.Model], Iterable[int]], nummers: Mapping[str, Iterable[str]]
    ) -> None:
        """`nummers` is by letter: whole numbers, since the year in one is that of its first import."""
        super().__init__()
        self._verder = verder
        self._ids = {model: deque(reeks) for model, reeks in ids.items()}
        self._nummers = {letter: deque(reeks) for letter, reeks in nummers.items()}

    def id(self, model: type[models.Model]) -> int:
        oud = self._ids.get(model)
        return oud.popleft() if oud else self._verder.id(model)

    def nummer(self, letter: str, nu: datetime, waarde: int | None = None) -> str:
        oud = self._nummers.get(letter)
        return oud.popleft() if oud and waarde is None else self._verder.nummer(letter, nu, waarde)


def _trek(reeks: str, aantal: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [reeks, aantal])
        return [waarde for (waarde,) in cursor.fetchall()]


@cache
def _reeks_van(model: type[models.Model]) -> str:
    tabel = model._meta.db_table  # noqa: SLF001 (public in Django)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [tabel])
        return str(cursor.fetchone()[0])
