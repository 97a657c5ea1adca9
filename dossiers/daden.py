# SPDX-License-Identifier: EUPL-1.2
"""A life course is a list of dated acts: which step, when, by whom, on what, with which input.

People, meldingen and what follows are named by their place in the casus ('#0' is the first person), so that an act
says nothing about ids or numbers: the steps can be walked with it, and rows can be made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Daad:
    """`plaats` is that of the row that the step works on; `met` the other arguments of the step."""

    stap: str
    nu: datetime
    wie: int | None
    plaats: int = -1
    met: Mapping[str, Any] = field(default_factory=dict)


def verwijzing(plaats: int) -> str:
    return f"#{plaats}"


def plaats_van(verwijzing: str) -> int:
    return int(verwijzing[1:])
