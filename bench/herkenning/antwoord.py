# SPDX-License-Identifier: EUPL-1.2
"""What somebody who searches says to one question: whoever it is that is measured."""

from dataclasses import dataclass

from .paren import Vraag

BEKEND, ONBESLIST, ONBEKEND = "bekend", "onbeslist", "onbekend"


@dataclass(frozen=True)
class Antwoord:
    """`vijf` are ids of people, best first; `bekend` is who it is for certain, if anybody."""

    vijf: tuple[str, ...]
    bekend: str | None
    oordeel: str


@dataclass(frozen=True)
class Paar:
    vraag: Vraag
    antwoord: Antwoord

    @property
    def gevonden(self) -> bool:
        return self.vraag.is_ in self.antwoord.vijf

    @property
    def eerste(self) -> bool:
        return self.antwoord.vijf[:1] == (self.vraag.is_,)

    @property
    def vlag(self) -> bool:
        return self.antwoord.bekend is not None

    @property
    def goede_vlag(self) -> bool:
        return self.vlag and self.antwoord.bekend == self.vraag.is_
