# SPDX-License-Identifier: EUPL-1.2
"""One printed figure beside the one that was counted."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class NietGevuld(Exception):
    """The cases of this profile are not in the database."""


class Bereik(NamedTuple):
    """A figure that was printed as a range, both ends included."""

    laagste: float
    hoogste: float


class Oordeel(StrEnum):
    GELIJK = "gelijk"
    VERKLAARD = "verklaard"
    ANDERS = "ANDERS"


@dataclass(frozen=True)
class Marge:
    """`gevolgd` is the figure to meet where the source contradicts itself; `opmerking` then says why.

    A remark alone explains no difference: what is counted must be what is printed or what is followed.
    """

    tabel: str
    rij: str
    gedrukt: float | Bereik
    geteld: float
    opmerking: str = ""
    kolom: str = ""
    gevolgd: float | None = None

    def __post_init__(self) -> None:
        if self.gevolgd is not None and not self.opmerking:
            raise ValueError(f"zeg waarom een ander getal gevolgd is: {self.tabel}, {self.rij}")

    @property
    def oordeel(self) -> Oordeel:
        if self.gevolgd is not None:
            return Oordeel.VERKLAARD if self.geteld == self.gevolgd else Oordeel.ANDERS
        if isinstance(self.gedrukt, Bereik):
            gelijk = self.gedrukt.laagste <= self.geteld <= self.gedrukt.hoogste
        else:
            gelijk = self.geteld == self.gedrukt
        return Oordeel.GELIJK if gelijk else Oordeel.ANDERS
