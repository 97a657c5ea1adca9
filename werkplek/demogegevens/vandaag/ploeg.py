# SPDX-License-Identifier: EUPL-1.2
"""Who does the work of these last days in one region, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Self

from dossiers.wereld import staf_van
from meldingen.klok import instelling_van
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from organisaties.models import Medewerker, VTOrganisatie
from werkplek.demogegevens.adressen import FLEVOLAND
from werkplek.demogegevens.klok import Klok

GEMEENTEN = {"flevoland": FLEVOLAND, "utrecht": ("GM0344",)}


# Until this hour of a day the end of the day before is the last that the office was open.
SLUIT = timedelta(hours=17)
# What comes in so many hours ago, and how.
Aankomst = tuple[float, Callable[[], None]]


@dataclass(frozen=True)
class Ploeg:
    """The demo account of each role where a region has one, else a colleague; `collega` is of the front office too."""

    regio: VTOrganisatie
    frontoffice: Medewerker
    collega: Medewerker
    beoordelaar: Medewerker
    onderzoeker: Medewerker
    rng: Random
    klok: Klok
    nu: datetime

    @classmethod
    def van(cls, regio: VTOrganisatie, *, nu: datetime, zaad: int) -> Self:
        staf, _ = staf_van(regio)
        wie = {rol: Medewerker.objects.get(pk=staf[rol][0]) for rol in ("frontoffice", "beoordelaar", "onderzoeker")}
        rng = Random(f"{zaad}-{regio.code}")  # noqa: S311 (no secrets here: the same seed must give the same rows)
        klok = Klok(instelling_van(regio).kalender, rng)
        collega = Medewerker.objects.get(pk=staf["frontoffice"][-1])
        return cls(regio, **wie, collega=collega, rng=rng, klok=klok, nu=nu)

    @property
    def gemeenten(self) -> tuple[str, ...]:
        return GEMEENTEN[self.regio.code]

    def geleden(self, uren: float) -> datetime:
        return self.nu - timedelta(hours=uren)

    def overdag(self, uren: float) -> datetime:
        """So many hours ago; when the office was closed, at the end of its last day before that."""
        moment = self.geleden(uren)
        if self.klok.in_kantooruren(moment):
            return moment
        dag = dag_van(moment - SLUIT)
        while not self.klok.is_werkdag(dag):
            dag -= timedelta(days=1)
        return datetime.combine(dag, time(16, self.rng.randint(30, 59)), tzinfo=TIJDZONE)

    def werkdag(self, dagen: int, volgnummer: int = 0) -> datetime:
        """In office hours, this many working days ago; acts of one day stay in their order."""
        return self.klok.voor(self.nu, dagen, volgnummer)

    def soms_later(self, moment: datetime, uren: float) -> datetime:
        """So much later, but never after now."""
        return min(moment + timedelta(hours=uren), self.nu)
