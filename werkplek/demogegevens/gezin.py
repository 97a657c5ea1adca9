# SPDX-License-Identifier: EUPL-1.2
"""A family of a casus: its people, and what they were to each other over the years."""

from dataclasses import dataclass
from datetime import date

from .mensen import Lid
from .verdelingen import Systeem
from .wonen import Verhuizing


@dataclass(frozen=True, slots=True)
class Band:
    """`ander` is the `soort` of `een`; for authority `een` is the child. People by place; None is always."""

    een: int
    ander: int
    soort: str = ""
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Gezin:
    """`leden` by place: who is born after the first melding comes last. `gezag` has no `soort`."""

    gemeente: str
    systeem: Systeem
    leden: tuple[Lid, ...]
    relaties: tuple[Band, ...]
    gezag: tuple[Band, ...]
    verhuizing: Verhuizing | None = None

    @property
    def kinderen(self) -> list[int]:
        return [plaats for plaats, lid in enumerate(self.leden) if lid.is_kind]

    @property
    def minderjarig(self) -> bool:
        return self.systeem.kinderen == "minderjarig"

    def gemeente_op(self, dag: date) -> str:
        """Where a melding of this day is counted: who moves out of the region is not reported here any more."""
        naar = self.verhuizing
        return naar.gemeente if naar and dag >= naar.dag and naar.gemeente != "BUITEN" else self.gemeente
