# SPDX-License-Identifier: EUPL-1.2
"""How a value is written: nothing that is left out by default, codes without their list, moments in local time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from dossiers.formaat.basis import Onderdeel
from meldingen.termijnen.kalender import TIJDZONE

Deel = dict[str, Any]


def deel(model: type[Onderdeel], **velden: Any) -> Deel:
    """A part of a line with these fields of its model, without those that say what the model says already."""
    return {naam: waarde for naam, waarde in velden.items() if _moet(model, naam, waarde)}


def _moet(model: type[Onderdeel], naam: str, waarde: Any) -> bool:
    veld = model.model_fields[naam]
    return veld.is_required() or waarde not in (veld.default, [], {})


def moment(waarde: datetime) -> str:
    return waarde.astimezone(TIJDZONE).isoformat()


def misschien(waarde: datetime | None) -> str | None:
    return None if waarde is None else moment(waarde)


def dag(waarde: date | None) -> str | None:
    return None if waarde is None else waarde.isoformat()


def kort(sleutel: str) -> str:
    """The code without its list."""
    return sleutel.partition(":")[2]


def kort_of_niets(sleutel: str | None) -> str | None:
    return kort(sleutel) if sleutel else None


def korte(sleutels: Iterable[str]) -> list[str]:
    return [kort(sleutel) for sleutel in sleutels]
