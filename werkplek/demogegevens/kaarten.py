# SPDX-License-Identifier: EUPL-1.2
"""Quota sampling: what is drawn has the printed shares by construction, not by luck."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")
# How many decks may lie open while we look for a card that fits; more would let the shares drift further.
OPEN_STAPELS = 3


class Stapel(Generic[T]):
    """A deck with one card per printed unit, shuffled; after every whole deck the shares are exact."""

    def __init__(self, kaarten: Sequence[T], rng: Random, *, open_stapels: int = OPEN_STAPELS) -> None:
        self._kaarten = tuple(kaarten)
        self._grens = (open_stapels - 1) * len(self._kaarten)
        self._rng = rng
        self._rest: list[T] = []

    def trek(self, past: Callable[[T], bool] | None = None) -> T:
        """The next card, or the next one that `past` likes; what was passed over stays for later."""
        if not self._rest:
            self._schud()
        while past is not None:
            for index in range(len(self._rest) - 1, -1, -1):
                if past(self._rest[index]):
                    return self._rest.pop(index)
            if len(self._rest) > self._grens:
                break
            self._schud()
        return self._rest.pop()

    def _schud(self) -> None:
        nieuw = list(self._kaarten)
        self._rng.shuffle(nieuw)
        # Below the cards that wait: they are looked at first.
        self._rest[:0] = nieuw


class Quotum(Generic[T]):
    """Shares over units that come in lumps, such as all meldingen of one family."""

    def __init__(self, gewichten: Mapping[T, int], rng: Random) -> None:
        som = sum(gewichten.values())
        self._deel = {wat: gewicht / som for wat, gewicht in gewichten.items()}
        self._gegeven = dict.fromkeys(gewichten, 0)
        self._rng = rng

    def trek(self, aantal: int = 1) -> T:
        """One that lags behind its share, more likely the further it lags."""
        totaal = sum(self._gegeven.values()) + aantal
        achterstand = [max(0.0, self._deel[wat] * totaal - gegeven) for wat, gegeven in self._gegeven.items()]
        gekozen = self._rng.choices(list(self._gegeven), achterstand)[0]
        self._gegeven[gekozen] += aantal
        return gekozen

    def noteer(self, wat: T, aantal: int = 1) -> None:
        """Count a choice that was made elsewhere."""
        self._gegeven[wat] += aantal


def kaarten(aantallen: Mapping[T, int]) -> tuple[T, ...]:
    """The cards of a deck, from 'what: how many'."""
    return tuple(wat for wat, aantal in aantallen.items() for _ in range(aantal))
