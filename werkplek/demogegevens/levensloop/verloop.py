# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a life course, and what every part of it needs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na
from meldingen.termijnen.kalender import dag_van
from werkplek.demogegevens.gezin import Gezin
from werkplek.demogegevens.incidenten import Geschiedenis
from werkplek.demogegevens.keuzes import Keuzes
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.opsteller import Opsteller
from werkplek.demogegevens.plan import Gezinsplan


class Verloop:
    def __init__(self, boek: Boek, keuzes: Keuzes, plan: Gezinsplan, gezin: Gezin, rng: Random) -> None:
        self.boek, self.wereld, self.keuzes = boek, boek.wereld, keuzes
        self.plan, self.gezin, self.regie, self.rng = plan, gezin, plan.regie, rng
        self.opsteller = Opsteller(gezin, rng)
        self.geschiedenis = Geschiedenis(keuzes.incidenten, rng)
        self.klok = Klok(self.wereld.instelling.kalender, rng)
        self.daden: list[Daad] = []
        self.ontvangsten: list[datetime] = []
        self._agenda: list[tuple[datetime, int, Callable[..., None], tuple[Any, ...]]] = []
        self._teller = count()

    def speel(self) -> None:
        while self._agenda:
            moment, _, functie, argumenten = heappop(self._agenda)
            if self.daden and moment <= self.daden[-1].nu:
                # Nothing is done twice at one moment: a file of dated facts could not tell what came first.
                self.zet_vast(self.daden[-1].nu + timedelta(minutes=1), functie, *argumenten)
            elif moment < self.wereld.nu:
                functie(moment, *argumenten)

    def zet(self, moment: datetime, functie: Callable[..., None], *argumenten: Any) -> None:
        """Plan what usually follows; a directed case only does what its direction says."""
        if self.regie is None:
            self.zet_vast(moment, functie, *argumenten)

    def zet_vast(self, moment: datetime, functie: Callable[..., None], *argumenten: Any) -> None:
        heappush(self._agenda, (moment, next(self._teller), functie, argumenten))

    def doe(self, stap: str, nu: datetime, wie: int | None, plaats: int = -1, **met: Any) -> None:
        daad = Daad(stap, nu, wie, plaats, met)
        self.daden.append(daad)
        speel_na(self.boek, daad)

    def iemand(self, rol: str) -> int:
        """An employee with this role; directed cases are for the demo account."""
        staf = self.wereld.staf[rol]
        return staf[0] if self.regie else self.rng.choice(staf)

    def iemand_van(self, partij_id: int) -> int:
        staf = self.wereld.partijstaf[partij_id]
        return staf[0] if self.regie else self.rng.choice(staf)

    def volgende(self, nr: int) -> datetime | None:
        """When the next melding of this family comes in."""
        return self.ontvangsten[nr + 1] if nr + 1 < len(self.ontvangsten) else None

    def past(self, nr: int, nu: datetime, dagen: int) -> bool:
        """Whether it lands on a working day, and before the next melding does."""
        einde, volgende = nu + timedelta(days=dagen), self.volgende(nr)
        return self.klok.is_werkdag(dag_van(einde)) and (volgende is None or einde + timedelta(days=1) < volgende)
