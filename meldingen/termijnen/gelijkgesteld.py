# SPDX-License-Identifier: EUPL-1.2
"""Days that a royal decree equates with a public holiday (Algemene termijnenwet art. 3 lid 3).

A decree covers a few years at a time. Only years with a source are here; for any other year
the calendar knows the ordinary holidays alone, and `ongedekte_jaren` says so.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

BRON = (
    "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en "
    "26 mei 2028 met een algemeen erkende feestdag (aangehaald op sterfgeval.nl, vraag 70745)"
)

GEDEKTE_JAREN: frozenset[int] = frozenset({2026, 2027, 2028})

BESLUITDAGEN: Mapping[date, str] = MappingProxyType(
    {
        date(2026, 1, 2): "dag na Nieuwjaarsdag (besluit)",
        date(2026, 5, 15): "dag na Hemelvaartsdag (besluit)",
        date(2027, 5, 7): "dag na Hemelvaartsdag (besluit)",
        date(2028, 4, 28): "dag na Koningsdag (besluit)",
        date(2028, 5, 26): "dag na Hemelvaartsdag (besluit)",
    }
)


def is_gedekt(jaar: int) -> bool:
    """Whether the decreed days of this year are known here."""
    return jaar in GEDEKTE_JAREN


def besluitdagen(jaar: int) -> dict[date, str]:
    return {dag: naam for dag, naam in BESLUITDAGEN.items() if dag.year == jaar}


def ongedekte_jaren(peildatum: date) -> tuple[int, ...]:
    """Years within twelve months from `peildatum` without a known decree; empty means no warning."""
    eerste, laatste = peildatum.year, peildatum.year + 1
    return tuple(jaar for jaar in range(eerste, laatste + 1) if not is_gedekt(jaar))
