# SPDX-License-Identifier: EUPL-1.2
"""When a family has a long history: two definitions side by side, each with a threshold of the organisation. Pure."""

from dataclasses import dataclass
from datetime import date

DOOR_MELDINGEN = "ten minste {} eerdere meldingen"
DOOR_JAREN = "eerste melding langer dan {} jaar geleden"


@dataclass(frozen=True)
class Drempels:
    """Flevoland study §5.2 asks to tell families with a long history apart and gives no number; these are settings."""

    meldingen: int = 3
    jaren: int = 1


def lange_geschiedenis(aantal: int, eerste_op: date | None, drempels: Drempels, vandaag: date) -> tuple[str, ...]:
    """By which definitions the history is long, in words; empty when by none.

    By number: so many earlier meldingen or more. By time: the first one came longer ago than so many years.
    """
    redenen = []
    if aantal >= drempels.meldingen:
        redenen.append(DOOR_MELDINGEN.format(drempels.meldingen))
    if eerste_op is not None and _jaren_later(eerste_op, drempels.jaren) < vandaag:
        redenen.append(DOOR_JAREN.format(drempels.jaren))
    return tuple(redenen)


def _jaren_later(dag: date, jaren: int) -> date:
    """29 February counts as 28 February in a year without one."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)
