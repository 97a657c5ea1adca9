# SPDX-License-Identifier: EUPL-1.2
"""The families beside the sample: so many meldingen per gemeente and melder that the half-year comes out exactly."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from meldingen.termijnen.kalender import TIJDZONE, dag_van
from werkplek.demogegevens.kaarten import Stapel, kaarten
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.plan import EERSTE_AMK, MEDIAAN_TUSSEN, SPREIDING_TUSSEN
from werkplek.demogegevens.verdelingen import GEMEENTEN

from .kaart import Kaart

BEGIN, EINDE = date(2018, 1, 1), date(2018, 6, 30)
# Table 2.3 is rounded to fives by CBS: real counts that add up to 1,999 and give the printed ones when rounded.
MELDERS: Final = {
    "politie": 1451,
    "gezondheidszorg": 98,
    "onderwijs": 71,
    "jeugdzorg": 74,
    "overig_beroepsmatig": 141,
    "niet_beroepsmatig": 94,
    "anders": 46,
    "onbekend": 24,
}
# Table 3.3: 0 (36), 1-2 (39), 3-4 (14) or 5-7 (11) earlier meldingen; within a band the shares fall.
EERDER: Final = kaarten({0: 36, 1: 26, 2: 13, 3: 8, 4: 6, 5: 5, 6: 3, 7: 3})
# Families that are reported twice within the half-year.
TWEEMAAL: Final = 0.1
# What came before was assessed before the year began, so that the first assessments of 2018 are of 2018.
LAATSTE_VAN_2017: Final = date(2017, 12, 8)
# The ninety of the sample came in in these days, so others hardly did.
DAGEN_STEEKPROEF: Final = 10
ALTIJD, KANTOOR = time(0), time(8, 30)


@dataclass(frozen=True)
class Gezin:
    """`momenten` and who reported, for every melding in order; None is of before the half-year: as it comes."""

    gemeente: str
    momenten: tuple[datetime, ...]
    groepen: tuple[str | None, ...]


def maak_gezinnen(kaarten: Sequence[Kaart], klok: Klok, rng: Random) -> list[Gezin]:
    """All families, those of the sample left out."""
    melders = Counter(MELDERS) - Counter(kaart.melder for kaart in kaarten)
    gemeenten = Counter(GEMEENTEN) - Counter(kaart.gemeente for kaart in kaarten)
    ontvangsten = [(_moment(groep, klok, rng), groep) for groep in sorted(melders.elements())]
    rng.shuffle(ontvangsten)
    stapel = Stapel(EERDER, rng)
    reeksen: list[tuple[int, list[tuple[datetime, str]]]] = []
    while ontvangsten:
        eerder = stapel.trek()
        eigen = [ontvangsten.pop()]
        if ontvangsten and rng.random() < TWEEMAAL and _ver_genoeg(eigen[0], ontvangsten[-1]):
            eigen.append(ontvangsten.pop())
            stapel.trek(lambda aantal, volgende=eerder + 1: aantal == volgende)  # type: ignore[misc]
        reeksen.append((eerder, sorted(eigen)))
    # Who has two meldingen first: one fits anywhere.
    reeksen.sort(key=lambda reeks: -len(reeks[1]))
    plaatsen = _verdeel([len(eigen) for _, eigen in reeksen], gemeenten, rng)
    return [
        _gezin(gemeente, eerder, eigen, rng) for (eerder, eigen), gemeente in zip(reeksen, plaatsen, strict=True)
    ]  # fmt: skip


def _gezin(gemeente: str, eerder: int, eigen: Sequence[tuple[datetime, str]], rng: Random) -> Gezin:
    vroeger = list(_vroeger(eerder, eigen[0][0], rng))[::-1]
    return Gezin(
        gemeente,
        (*vroeger, *(moment for moment, _ in eigen)),
        (*(None for _ in vroeger), *(groep for _, groep in eigen)),
    )


def _moment(groep: str, klok: Klok, rng: Random) -> datetime:
    """The police by day and night, others in office hours; fewer in the days of the sample."""
    while True:
        dag = BEGIN + timedelta(days=rng.randrange((EINDE - BEGIN).days + 1))
        if (dag - BEGIN).days < DAGEN_STEEKPROEF and rng.random() > 0.2:
            continue
        if groep == "politie":
            return datetime.combine(dag, ALTIJD, tzinfo=TIJDZONE) + timedelta(minutes=rng.randrange(24 * 60))
        if klok.is_werkdag(dag):
            return datetime.combine(dag, KANTOOR, tzinfo=TIJDZONE) + timedelta(minutes=rng.randrange(8 * 60))


def _ver_genoeg(een: tuple[datetime, str], ander: tuple[datetime, str]) -> bool:
    return abs(een[0] - ander[0]) > timedelta(days=5)


def _vroeger(aantal: int, eerste: datetime, rng: Random) -> Iterator[datetime]:
    """Earlier meldingen, the latest first."""
    moment = eerste
    grens = datetime.combine(LAATSTE_VAN_2017, time(12), tzinfo=TIJDZONE)
    for _ in range(aantal):
        moment -= timedelta(days=3 + rng.lognormvariate(MEDIAAN_TUSSEN, SPREIDING_TUSSEN))
        if moment > grens:
            moment = grens - timedelta(days=rng.uniform(0, 60))
        if dag_van(moment) < EERSTE_AMK:
            return
        yield moment


def _verdeel(groottes: Sequence[int], plaatsen: Mapping[str, int], rng: Random) -> Iterator[str]:
    """A place for each, until every place is full; groups of one come last."""
    over = dict(plaatsen)
    for grootte in groottes:
        kan = [plaats for plaats, aantal in over.items() if aantal >= grootte]
        gekozen = rng.choices(kan, [over[plaats] for plaats in kan])[0]
        over[gekozen] -= grootte
        yield gekozen
