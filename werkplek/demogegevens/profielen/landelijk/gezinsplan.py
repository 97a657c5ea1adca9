# SPDX-License-Identifier: EUPL-1.2
"""Which meldingen of a region are about the same family; no more of a region in memory than when and by whom."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Final, NamedTuple

from werkplek.demogegevens.kaarten import Stapel, kaarten
from werkplek.demogegevens.klok import Klok

from . import jaarritme
from .regios import JAREN, Cel, Regio

# How many meldingen a family has in three years: assumed, this study counts meldingen only.
GROOTTES: Final = kaarten({1: 80, 2: 13, 3: 5, 4: 2})
# Long enough for the melding before it to be over and done with: a life course here is a line, not a tangle.
MINSTENS_TUSSEN: Final = 60
MEDIAAN_TUSSEN, SPREIDING_TUSSEN = 4.6, 0.8


class Ontvangst(NamedTuple):
    """One melding: when it came in, who it was (a field of `Cel`), whether it was a crisis."""

    op: datetime
    soort: str
    crisis: bool


class Plan(NamedTuple):
    """A family; `nummers` are the places of its meldingen in the region, in the order of receipt."""

    nummers: list[int]
    ontvangsten: list[Ontvangst]


def ontvangsten(regio: Regio, klok: Klok, rng: Random) -> list[Ontvangst]:
    """Of three years, oldest first."""
    alle: list[Ontvangst] = []
    for nr, jaar in enumerate(JAREN):
        soorten = gemengd(regio.meldingen[nr], rng)
        crisis = set(rng.sample(range(len(soorten)), regio.crisis[nr]))
        dagen = jaarritme.dagen(len(soorten), jaar, regio.code, rng)
        for plek, (dag, soort) in enumerate(zip(dagen, soorten, strict=True)):
            op = jaarritme.moment(dag, klok, altijd=soort == "politie")
            alle.append(Ontvangst(op, soort, plek in crisis))
    return sorted(alle, key=lambda ontvangst: ontvangst.op)


def gemengd(cel: Cel, rng: Random) -> list[str]:
    """The kinds of one cell, as many as it says, in any order."""
    soorten = [soort for soort in Cel._fields for _ in range(getattr(cel, soort))]
    rng.shuffle(soorten)
    return soorten


def maak_plannen(alle: Iterable[Ontvangst], rng: Random) -> list[Plan]:
    """Families in the order of their first melding."""
    stapel = Stapel(GROOTTES, rng)
    plannen: list[Plan] = []
    # When a family that is not done yet may be reported again: from when, which one, how many are still to come.
    wacht: list[tuple[datetime, int, int]] = []
    for nummer, ontvangst in enumerate(alle):
        if wacht and wacht[0][0] <= ontvangst.op:
            _, gezin, nog = heappop(wacht)
            nog -= 1
        else:
            gezin, nog = len(plannen), stapel.trek() - 1
            plannen.append(Plan([], []))
        plannen[gezin].nummers.append(nummer)
        plannen[gezin].ontvangsten.append(ontvangst)
        if nog:
            tussen = MINSTENS_TUSSEN + rng.lognormvariate(MEDIAAN_TUSSEN, SPREIDING_TUSSEN)
            heappush(wacht, (ontvangst.op + timedelta(days=tussen), gezin, nog))
    return plannen
