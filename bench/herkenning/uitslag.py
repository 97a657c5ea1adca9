# SPDX-License-Identifier: EUPL-1.2
"""What the answers are worth: figures per group, and whether they meet the bars."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from .antwoord import BEKEND, ONBEKEND, Paar
from .mengsel import ONBESLIST

TOP5, PRECISIE, VOLLEDIGHEID, ONDER_GEMIDDELDE = 0.98, 0.97, 0.95, 0.03
# As people read them.
NAMEN: Final = {"vijf": "bij de eerste vijf", "precisie": "vlag terecht", "volledigheid": "vlag gezet"}


@dataclass(frozen=True)
class Cijfers:
    """Of the questions about known people (`bekenden`) and of the flags; None where there were none to divide by.

    `eerste` of the answers, `vijf` of the questions; `precisie` of the flags that were given, `volledigheid` of the
    known people who got the right one.
    """

    bekenden: int
    anderen: int
    eerste: float | None
    vijf: float | None
    precisie: float | None
    volledigheid: float | None


@dataclass(frozen=True)
class Eis:
    naam: str
    gemeten: float
    minstens: float

    @property
    def gehaald(self) -> bool:
        return self.gemeten >= self.minstens


def tel(paren: Iterable[Paar]) -> Cijfers:
    """Who cannot be told apart counts only where he was taken for somebody else: that is a wrong flag."""
    alle = list(paren)
    bekenden = [paar for paar in alle if paar.vraag.is_ is not None and paar.vraag.soort not in ONBESLIST]
    beantwoord = sum(bool(paar.antwoord.vijf) for paar in bekenden)
    goed = sum(paar.goede_vlag for paar in bekenden)
    fout = sum(paar.vlag and not paar.goede_vlag for paar in alle)
    return Cijfers(
        bekenden=len(bekenden),
        anderen=len(alle) - len(bekenden),
        eerste=_deel(sum(paar.eerste for paar in bekenden), beantwoord),
        vijf=_deel(sum(paar.gevonden for paar in bekenden), len(bekenden)),
        precisie=_deel(goed, goed + fout),
        volledigheid=_deel(goed, len(bekenden)),
    )


def per_groep(paren: Iterable[Paar], groep: Callable[[Paar], str]) -> dict[str, Cijfers]:
    groepen: dict[str, list[Paar]] = {}
    for paar in paren:
        groepen.setdefault(groep(paar), []).append(paar)
    return {naam: tel(groepen[naam]) for naam in sorted(groepen)}


def onbeslist(paren: Iterable[Paar]) -> dict[str, dict[str, int]]:
    """Per kind that nobody can tell apart: how it came out, and how often it was the wrong one."""
    telling = {soort: {"vragen": 0, "fout": 0, "bekend": 0, "onbeslist": 0, "onbekend": 0} for soort in ONBESLIST}
    for paar in paren:
        if (eigen := telling.get(paar.vraag.soort)) is not None:
            eigen["vragen"] += 1
            eigen[paar.antwoord.oordeel] += 1
            eigen["fout"] += paar.vlag and not paar.goede_vlag
    return telling


def eisen(paren: Sequence[Paar]) -> list[Eis]:
    """Over everybody, for one population."""
    alles = tel(paren)
    return [
        Eis("bekenden bij de eerste vijf", alles.vijf or 0.0, TOP5),
        Eis("vlag terecht", alles.precisie or 0.0, PRECISIE),
        Eis("vlag gezet bij bekenden", alles.volledigheid or 0.0, VOLLEDIGHEID),
    ]


def eisen_per_herkomst(paren: Sequence[Paar]) -> list[Eis]:
    """The origin that does worst, over all populations: of the smallest each has only some hundred questions."""
    alles, herkomsten = tel(paren), per_groep(paren, lambda paar: paar.vraag.herkomst)
    gevonden = []
    for veld, naam in NAMEN.items():
        met_cijfer = {herkomst: deel for herkomst, c in herkomsten.items() if (deel := getattr(c, veld)) is not None}
        if met_cijfer:
            laagste = min(met_cijfer, key=met_cijfer.__getitem__)
            minstens = getattr(alles, veld) - ONDER_GEMIDDELDE
            gevonden.append(Eis(f"laagste herkomst, {naam} ({laagste})", met_cijfer[laagste], minstens))
    return gevonden


def missers(paren: Iterable[Paar]) -> Iterable[tuple[str, Paar]]:
    """What went wrong, each with its kind of fault: for who wants to mend it."""
    for paar in paren:
        if paar.vlag and not paar.goede_vlag:
            yield "vlag ten onrechte", paar
        elif paar.vraag.is_ is None or paar.vraag.soort in ONBESLIST:
            continue
        elif not paar.gevonden:
            yield "niet gevonden", paar
        elif paar.antwoord.oordeel != BEKEND:
            yield "onbekend genoemd" if paar.antwoord.oordeel == ONBEKEND else "onbeslist gelaten", paar


def _deel(deel: int, geheel: int) -> float | None:
    return deel / geheel if geheel else None
