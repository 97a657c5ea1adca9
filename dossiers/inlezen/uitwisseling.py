# SPDX-License-Identifier: EUPL-1.2
"""What the main process and its workers send each other."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from .afkeuren import Bevinding

Afloop = Literal["nieuw", "gewijzigd", "ongewijzigd", "afgekeurd"]


@dataclass(frozen=True, slots=True)
class Aangekondigd:
    """An employee of the file; in a rehearsal he has no account, so a worker makes one that it takes back."""

    kenmerk: str
    naam: str
    partij_id: int | None


@dataclass(frozen=True)
class Opdracht:
    """What every worker is told at its start; `verbinding` are the settings of the database connection."""

    import_id: int
    organisatie_id: int
    bestand_gemaakt_op: datetime
    proef: bool
    verzoek_id: UUID
    vt_rol: str
    verbinding: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Aangeboden:
    """One line. `soort` and `extern_id` are what it seems to be; `dubbel`: an earlier line of the file has that id."""

    nummer: int
    ruw: bytes = field(repr=False)
    te_lang: bool = False
    soort: str = ""
    extern_id: str = ""
    dubbel: bool = False


@dataclass(frozen=True)
class Partij:
    """The lines that go through together, in one transaction; `bytes` is how much of the file they are."""

    regels: tuple[Aangeboden, ...]
    bytes: int = 0
    medewerkers: tuple[Aangekondigd, ...] = ()


@dataclass
class Uitslag:
    """What became of a batch; `geheugen` is the peak of its process in KiB."""

    aantallen: Counter[str] = field(default_factory=Counter)
    bevindingen: list[Bevinding] = field(default_factory=list)
    rijen: int = 0
    geheugen: int = 0

    def tel_op(self, ander: "Uitslag") -> None:
        self.aantallen.update(ander.aantallen)
        self.bevindingen += ander.bevindingen
        self.rijen += ander.rijen
        self.geheugen = max(self.geheugen, ander.geheugen)
