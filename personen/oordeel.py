# SPDX-License-Identifier: EUPL-1.2
"""Is somebody known: the verdict over all who were weighed for one question. Pure.

A weight alone cannot tell: a twin, or a father and a son of one name, weigh as much as one person whose details were
written down wrong. So what speaks against it is looked at apart, and two who weigh about the same undo each other.
Who is not certain is for a human; a flag that is missed costs more than one that is looked at for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from personen.gelijkenis import Beeld, vergelijk
from personen.stand import Stand

BEKEND: Final = "bekend"
ONBESLIST: Final = "onbeslist"
ONBEKEND: Final = "onbekend"

# From here on, with nothing that speaks against it: all names equal, moved house, a birth date that is days off.
GENOEG: Final = -1.0
# How much heavier the first must weigh than another human.
VOORSPRONG: Final = 2.0
# Below this nobody needs to look, unless it may be a twin, or a parent of that name.
TE_WEINIG: Final = -4.0

# A first name of which these are the levels is that of a brother or sister rather than a slip of the pen.
ANDERE_VOORNAAM: Final = ("anders", "andere_letter", "deelt", "eerste", "lijkt_wat")
# Agreement in a date of which the day was only filled in.
INGEVULD: Final = ("plaatshouder", "plaatshouder_jaar")
ZELFDE_ACHTERNAAM: Final = ("beide", "gelijk", "klank", "lijkt", "helft")


@dataclass(frozen=True)
class Gewogen:
    """One human: the row of him that fits best, how it agrees with the question, and what that weighs."""

    persoon_id: int
    gewicht: float
    standen: tuple[Stand, ...]
    beeld: Beeld

    @cached_property
    def niveau(self) -> dict[str, str]:
        return {stand.deel: stand.niveau for stand in self.standen}


def oordeel(gewogen: Sequence[Gewogen]) -> list[str]:
    """A verdict for each, given best first; at most one, the first, is BEKEND, and never against a different BSN."""
    oordelen = [ONBESLIST if mens.gewicht >= TE_WEINIG or _moet_gezien(mens) else ONBEKEND for mens in gewogen]
    if gewogen and _is_bekend(gewogen[0], gewogen[1:]):
        oordelen[0] = BEKEND
    return oordelen


def _is_bekend(eerste: Gewogen, overige: Sequence[Gewogen]) -> bool:
    niveau = eerste.niveau
    if niveau["bsn"] != "onbekend":
        return niveau["bsn"] == "gelijk"
    if niveau["voornaam"] in ANDERE_VOORNAAM or (niveau["geslacht"] == "anders" and niveau["voornaam"] != "gelijk"):
        return False
    if niveau["datum"] == "onbekend" and niveau["telefoon"] != "gelijk":
        # Father and son.
        return False
    if niveau["datum"] == "cijfer" and not _woont_of_belt(niveau):
        # Some forty dates are a digit away: among many people a namesake has one of them.
        return False
    if niveau["datum"] in INGEVULD and not (_woont_of_belt(niveau) or _heet_gelijk_op_dag(niveau)):
        # A namesake of that year, where nobody wrote down on which day people were born.
        return False
    return eerste.gewicht >= GENOEG and not any(_dingt_mee(ander, eerste) for ander in overige)


def _woont_of_belt(niveau: Mapping[str, str]) -> bool:
    return niveau["adres"] in ("gelijk", "eerder") or niveau["telefoon"] == "gelijk"


def _heet_gelijk_op_dag(niveau: Mapping[str, str]) -> bool:
    """A namesake does not share the name of the partner as well."""
    return niveau["datum"] == "plaatshouder" and niveau["achternaam"] == "beide"


def _zelfde_dag(niveau: Mapping[str, str]) -> bool:
    return niveau["datum"] == "gelijk" or (niveau["datum"] == "plaatshouder" and _woont_of_belt(niveau))


def _dingt_mee(ander: Gewogen, eerste: Gewogen) -> bool:
    """Whether it may as well be this one; not when it is the first himself, who was put on file twice."""
    return eerste.gewicht - ander.gewicht < VOORSPRONG and not _staan_dubbel(eerste.beeld, ander.beeld)


def _staan_dubbel(een: Beeld, ander: Beeld) -> bool:
    niveau = {stand.deel: stand.niveau for stand in vergelijk(een, ander)}
    zelfde = niveau["achternaam"] in ("beide", "gelijk") and niveau["voornaam"] == "gelijk" and _zelfde_dag(niveau)
    return zelfde and "anders" not in (niveau["bsn"], niveau["geslacht"])


def _moet_gezien(mens: Gewogen) -> bool:
    """A twin weighs little for the first name, a namesake at the same address for the birth date."""
    niveau = mens.niveau
    if niveau["bsn"] == "anders" or niveau["adres"] == "anders" or niveau["achternaam"] not in ZELFDE_ACHTERNAAM:
        return False
    return _zelfde_dag(niveau) or (niveau["voornaam"] == "gelijk" and niveau["adres"] != "onbekend")
