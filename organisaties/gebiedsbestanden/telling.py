# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass


@dataclass(frozen=True)
class Telling:
    """What the lines of one file did."""

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0

    def __str__(self) -> str:
        return f"{self.nieuw} nieuw, {self.gewijzigd} gewijzigd, {self.gelijk} gelijk"
