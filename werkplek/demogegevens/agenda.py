# SPDX-License-Identifier: EUPL-1.2
"""What is planned in one casus, worked off in order of time; what is done becomes an act and its rows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na


class Agenda:
    def __init__(self, boek: Boek) -> None:
        self.boek, self.wereld = boek, boek.wereld
        self.daden: list[Daad] = []
        self._gepland: list[tuple[datetime, int, Callable[..., None], tuple[Any, ...]]] = []
        self._teller = count()

    def zet_vast(self, moment: datetime, functie: Callable[..., None], *argumenten: Any) -> None:
        heappush(self._gepland, (moment, next(self._teller), functie, argumenten))

    def werk_af(self) -> None:
        """Everything before the peildatum; planned work may plan more."""
        while self._gepland:
            moment, _, functie, argumenten = heappop(self._gepland)
            if self.daden and moment <= self.daden[-1].nu:
                # Nothing is done twice at one moment: a file of dated facts could not tell what came first.
                self.zet_vast(self.daden[-1].nu + timedelta(minutes=1), functie, *argumenten)
            elif moment < self.wereld.nu:
                functie(moment, *argumenten)

    def doe(self, stap: str, nu: datetime, wie: int | None, plaats: int = -1, **met: Any) -> None:
        daad = Daad(stap, nu, wie, plaats, met)
        self.daden.append(daad)
        speel_na(self.boek, daad)
