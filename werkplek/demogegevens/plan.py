# SPDX-License-Identifier: EUPL-1.2
"""Which families there are and when each of their meldingen comes in; small enough to keep in memory whole.

Families come in the sizes that give table 3.3. Their meldingen are first laid in time with loose gaps, and then
shifted all together, in the same order, so that every week has about as many as the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt
from random import Random
from typing import Final

from meldingen.termijnen.kalender import dag_van

from .kaarten import Stapel
from .regie import Regie
from .verdelingen import GEZINSGROOTTES

VENSTER_DAGEN: Final = 4 * 365
EERSTE_DAG: Final = date(2015, 1, 10)
# Before Veilig Thuis there were AMK and SHG; of what they did only the melding and its end are known.
VT_BESTAAT_SINDS: Final = date(2015, 1, 1)
EERSTE_AMK: Final = date(2002, 3, 1)
# Of the families with one melding: how many are of that time. Of the larger ones: whose first melding was years before
# the others, and who have two meldingen about one event.
KANS_AMK, KANS_VROEGER, KANS_ZELFDE = 0.06, 0.05, 0.08
# The share of meldingen per year grows: a third fewer at the far end of the window than now.
AFNAME: Final = 0.35
# Days between two meldingen of one family, before they are shifted.
MEDIAAN_TUSSEN, SPREIDING_TUSSEN = 4.9, 0.8


@dataclass(frozen=True, slots=True)
class Gezinsplan:
    """`casus` and `meldingen` are the public numbers; without `regie` the life course is free.

    Meldingen that are `zelfde`, by place, are about the same event as the one before.
    """

    casus: int
    meldingen: tuple[int, ...]
    momenten: tuple[datetime, ...]
    regie: Regie | None
    zelfde: frozenset[int] = frozenset()


Verhaal = tuple[tuple[datetime, ...], Regie]


def maak_plan(aantal: int, nu: datetime, rng: Random, verhalen: Sequence[Verhaal]) -> list[Gezinsplan]:
    """Exactly `aantal` meldingen, families in the order of their first one; `verhalen` as far as they fit."""
    gekozen = _passend(aantal, verhalen)
    groottes = list(_groottes(aantal, gekozen, rng))
    venster = venster_dagen(nu)
    # About the same event: comes a day or so after another one, so it has no place of its own in time.
    zelfde = [rng.randint(1, grootte - 1) if grootte > 1 and rng.random() < KANS_ZELFDE else 0 for grootte in groottes]
    los = [grootte - bool(nr) for grootte, nr in zip(groottes, zelfde, strict=True)]
    rangen = _rangen([_ruwe_leeftijden(grootte, rng) for grootte in los])
    gezinnen: list[tuple[tuple[datetime, ...], Regie | None, int]] = []
    for eigen, nr in zip(_per_gezin(rangen, los), zelfde, strict=True):
        momenten = [nu - timedelta(days=venster * _leeftijd((rang + 0.5) / len(rangen))) for rang in eigen]
        momenten = _met_vroeger(momenten, nu, rng)
        if nr:
            momenten.insert(nr, _vlak_na(momenten[nr - 1 :], nu, rng))
        gezinnen.append((tuple(momenten), None, nr))
    gezinnen += [(momenten, regie, 0) for momenten, regie in gekozen]
    gezinnen.sort(key=lambda gezin: gezin[0][0])
    volgorde = sorted(
        (moment, gezin, nr) for gezin, (momenten, _, _) in enumerate(gezinnen) for nr, moment in enumerate(momenten)
    )
    nummers = {(gezin, nr): plaats for plaats, (_, gezin, nr) in enumerate(volgorde, start=1)}
    return [
        Gezinsplan(
            casus=plaats + 1,
            meldingen=tuple(nummers[plaats, nr] for nr in range(len(momenten))),
            momenten=momenten,
            regie=regie,
            zelfde=frozenset((nr,) if nr else ()),
        )
        for plaats, (momenten, regie, nr) in enumerate(gezinnen)
    ]


def venster_dagen(nu: datetime) -> int:
    """Four years, but not before Veilig Thuis existed."""
    return min(VENSTER_DAGEN, (dag_van(nu) - EERSTE_DAG).days)


def _passend(aantal: int, verhalen: Sequence[Verhaal]) -> list[Verhaal]:
    gekozen: list[Verhaal] = []
    for verhaal in verhalen:
        if len(verhaal[0]) <= aantal:
            gekozen.append(verhaal)
            aantal -= len(verhaal[0])
    return gekozen


def _groottes(aantal: int, gekozen: list[Verhaal], rng: Random) -> Iterator[int]:
    """Sizes of the free families; the directed ones count as families of one."""
    stapel = Stapel(GEZINSGROOTTES, rng)
    for _ in gekozen:
        stapel.trek(lambda grootte: grootte == 1)
    over = aantal - sum(len(momenten) for momenten, _ in gekozen)
    while over > 0:
        grootte = min(stapel.trek(), over)
        over -= grootte
        yield grootte


def _ruwe_leeftijden(grootte: int, rng: Random) -> list[float]:
    """How long ago, oldest first."""
    leeftijden = [rng.uniform(0, VENSTER_DAGEN)]
    for _ in range(grootte - 1):
        leeftijden.append(leeftijden[-1] + 3 + rng.lognormvariate(MEDIAAN_TUSSEN, SPREIDING_TUSSEN))
    return leeftijden[::-1]


def _met_vroeger(momenten: list[datetime], nu: datetime, rng: Random) -> list[datetime]:
    """For some families the first melding was years earlier, or their only one was in the time of AMK and SHG."""
    begin = nu - timedelta(days=(dag_van(nu) - EERSTE_AMK).days)
    if len(momenten) == 1 and rng.random() < KANS_AMK:
        dagen = (VT_BESTAAT_SINDS - EERSTE_AMK).days - 1
        return [begin + timedelta(days=dagen * rng.random())]
    if len(momenten) > 1 and rng.random() < KANS_VROEGER:
        return [max(begin, momenten[0] - timedelta(days=rng.uniform(800, 3200))), *momenten[1:]]
    return momenten


def _vlak_na(momenten: list[datetime], nu: datetime, rng: Random) -> datetime:
    """Within two days of the first of these, before the second and before now."""
    eerste, grens = momenten[0], momenten[1] if len(momenten) > 1 else nu
    return eerste + min(timedelta(hours=rng.uniform(1, 44)), (grens - eerste) / 2)


def _rangen(ruw: list[list[float]]) -> list[int]:
    """For each melding in turn: how many are younger."""
    plat = [leeftijd for leeftijden in ruw for leeftijd in leeftijden]
    rangen = [0] * len(plat)
    for rang, plaats in enumerate(sorted(range(len(plat)), key=plat.__getitem__)):
        rangen[plaats] = rang
    return rangen


def _per_gezin(rangen: list[int], groottes: list[int]) -> Iterator[list[int]]:
    begin = 0
    for grootte in groottes:
        yield rangen[begin : begin + grootte]
        begin += grootte


def _leeftijd(deel: float) -> float:
    """The age below which this share of all meldingen lies, as a part of the window."""
    half = AFNAME / 2
    return (1 - sqrt(1 - 4 * half * (1 - half) * deel)) / (2 * half)
