# SPDX-License-Identifier: EUPL-1.2
"""Is somebody known: the verdict over all who were weighed for one question. Pure.

A weight alone cannot tell: twins and a father and son of one name weigh as much as one person whose details were
written down wrong. So what speaks against it is looked at apart, and two who weigh about the same undo each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from personen.gelijkenis import Stand

BEKEND: Final = "bekend"
ONBESLIST: Final = "onbeslist"
ONBEKEND: Final = "onbekend"

# From here on it is more likely than not that this is who is meant.
GENOEG: Final = 0.5
# How much heavier the first must weigh than the second.
VOORSPRONG: Final = 2.0
# Below this nobody needs to look.
TE_WEINIG: Final = -4.0


@dataclass(frozen=True)
class Gewogen:
    """One human, with the weight and the levels of the row of him that fits best."""

    persoon_id: int
    gewicht: float
    standen: tuple[Stand, ...]


def oordeel(gewogen: Sequence[Gewogen]) -> list[str]:
    """A verdict for each, given best first; at most one is BEKEND, and never against a different BSN."""
    oordelen = [ONBEKEND if een.gewicht < TE_WEINIG else ONBESLIST for een in gewogen]
    if gewogen and _is_bekend(gewogen):
        oordelen[0] = BEKEND
    return oordelen


def _is_bekend(gewogen: Sequence[Gewogen]) -> bool:
    eerste, *overige = gewogen
    niveaus = {stand.deel: stand.niveau for stand in eerste.standen}
    if niveaus["bsn"] != "onbekend":
        return niveaus["bsn"] == "gelijk"
    if niveaus["voornaam"] in ("anders", "andere_letter"):
        return False
    if niveaus["datum"] == "onbekend" and niveaus["telefoon"] != "gelijk":
        return False
    voorsprong = eerste.gewicht - overige[0].gewicht if overige else VOORSPRONG
    return eerste.gewicht >= GENOEG and voorsprong >= VOORSPRONG
