# SPDX-License-Identifier: EUPL-1.2
"""What every part of a life course needs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from dossiers.naspelen.boek import Boek
from meldingen.termijnen.kalender import dag_van
from werkplek.demogegevens.agenda import Agenda
from werkplek.demogegevens.gezin import Gezin
from werkplek.demogegevens.incidenten import Geschiedenis
from werkplek.demogegevens.keuzes import Keuzes
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.opsteller import Opsteller
from werkplek.demogegevens.plan import Gezinsplan


class Verloop(Agenda):
    def __init__(self, boek: Boek, keuzes: Keuzes, plan: Gezinsplan, gezin: Gezin, rng: Random) -> None:
        super().__init__(boek)
        self.keuzes = keuzes
        self.plan, self.gezin, self.regie, self.rng = plan, gezin, plan.regie, rng
        self.opsteller = Opsteller(gezin, rng)
        self.geschiedenis = Geschiedenis(keuzes.incidenten, rng)
        self.klok = Klok(self.wereld.instelling.kalender, rng)
        self.ontvangsten: list[datetime] = []

    def zet(self, moment: datetime, functie: Callable[..., None], *argumenten: Any) -> None:
        """Plan what usually follows; a directed case only does what its direction says."""
        if self.regie is None:
            self.zet_vast(moment, functie, *argumenten)

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
