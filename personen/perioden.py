# SPDX-License-Identifier: EUPL-1.2
"""Ending what holds of a person: an address, a relation, authority. What was true keeps standing, with its last day."""

from __future__ import annotations

from datetime import date

from personen import keuring
from personen.bewaren import bewaar
from personen.models import Adres, Gezag, Relatie


def is_voorbij(rij: Adres | Relatie | Gezag, *, op: date) -> bool:
    """What ends later still holds, and can be given another end."""
    return rij.periode.upper is not None and rij.periode.upper <= op


def beeindig(rij: Adres | Relatie | Gezag, *, tot: date) -> None:
    """`tot` is the first day on which it does not hold any more; the caller locked its person."""
    rij.periode = keuring.periode(rij.periode.lower, tot)
    bewaar(rij, mogelijk_dubbel=True)
