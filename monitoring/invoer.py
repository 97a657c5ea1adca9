# SPDX-License-Identifier: EUPL-1.2
"""What people enter about a moment and about an ambtshalve melding, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MomentInvoer:
    """What one moment showed. Incidents happened; `nieuwe_zorgen` are signals that nobody has confirmed."""

    uitgevoerd_op: date
    veiligheid: str
    nieuwe_incidenten: int
    nieuwe_zorgen: bool
    gesproken_met: str
    bevindingen: str
    vervolg: str
    extra_op: date | None = None
    extra_reden: str = ""


@dataclass(frozen=True)
class AmbtshalveInvoer:
    """A melding that Veilig Thuis opens itself, about persons of the casus (by number)."""

    personen: tuple[str, ...]
    toelichting: str
    crisis: bool
    aard: tuple[str, ...] = ()
    geweldsoort: tuple[str, ...] = ()
    incident_datum: date | None = None
