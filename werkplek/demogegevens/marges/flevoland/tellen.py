# SPDX-License-Identifier: EUPL-1.2
"""Small helpers for counting and rounding as the study does."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from .waarneming import Waarneming


def aantal(waarnemingen: Iterable[Waarneming], eis: Callable[[Waarneming], object]) -> int:
    return sum(bool(eis(waarneming)) for waarneming in waarnemingen)


def rond(waarde: float, cijfers: int = 0) -> float:
    """Half up, as people do; a whole number stays whole."""
    stap = Decimal(1).scaleb(-cijfers)
    # Through text, so that 2.25 is 2.25.
    rond = Decimal(repr(waarde)).quantize(stap, ROUND_HALF_UP)
    return float(rond) if cijfers else int(rond)


def procent(deel: int, geheel: int, cijfers: int = 0) -> float:
    return rond(100 * deel / geheel, cijfers)


def gemiddeld(dagen: list[int], cijfers: int = 0) -> float:
    return rond(sum(dagen) / len(dagen), cijfers)


def op_vijf(waarde: int) -> int:
    """As CBS rounds."""
    return 5 * int(rond(waarde / 5))
