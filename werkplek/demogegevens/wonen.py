# SPDX-License-Identifier: EUPL-1.2
"""Where people lived and when: a household moves, an ex leaves it, a child stays elsewhere, a shelter is secret."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from personen.schrijven import AdresGegevens

from .adressen import Plek, buurt, verzin


@dataclass(frozen=True, slots=True)
class Verblijf:
    """From `van` until `tot`, the first day elsewhere; without `tot` still."""

    plek: Plek
    gemeente: str
    van: date
    tot: date | None = None
    geheim: bool = False

    def op(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag < self.tot)

    @property
    def adres(self) -> AdresGegevens:
        return AdresGegevens(
            straat=self.plek.straat,
            huisnummer=self.plek.huisnummer,
            postcode=self.plek.postcode,
            plaats=self.plek.plaats,
            gemeente=self.gemeente,
            van=self.van,
            tot=self.tot,
            geheim=self.geheim,
        )


@dataclass(frozen=True, slots=True)
class Verhuizing:
    dag: date
    gemeente: str


def betrek(rng: Random, gemeente: str, van: date, tot: date | None = None, *, geheim: bool = False) -> list[Verblijf]:
    """One new home; none where the gemeente is not known."""
    plek = verzin(rng, gemeente)
    return [Verblijf(plek, gemeente, van, tot, geheim)] if plek else []


def huishouden(rng: Random, gemeente: str, sinds: date, verhuizing: Verhuizing | None) -> list[Verblijf]:
    """The homes of a household: sometimes one before this one, and one after it."""
    huizen: list[Verblijf] = []
    if rng.random() < 0.4:
        huizen += betrek(rng, buurt(rng, gemeente), sinds - timedelta(days=rng.randint(200, 3000)), sinds)
    huizen += betrek(rng, gemeente, sinds, verhuizing.dag if verhuizing else None)
    if verhuizing:
        huizen += betrek(rng, verhuizing.gemeente, verhuizing.dag)
    return huizen


def knip(huizen: Iterable[Verblijf], van: date | None, tot: date | None = None) -> Iterator[Verblijf]:
    """The part of somebody who came on `van` and left on `tot`; who has always been there came with the home."""
    for huis in huizen:
        begin = max(huis.van, van) if van else huis.van
        einde = min(huis.tot, tot) if huis.tot and tot else huis.tot or tot
        if einde is None or begin < einde:
            yield replace(huis, van=begin, tot=einde)


def opvang(rng: Random, gemeente: str, op: date) -> list[Verblijf]:
    """A stay in a shelter soon after a melding, besides the home; where it is stays secret."""
    van = op + timedelta(days=rng.randint(1, 25))
    return betrek(rng, buurt(rng, gemeente), van, van + timedelta(days=rng.randint(14, 150)), geheim=True)
