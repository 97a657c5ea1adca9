# SPDX-License-Identifier: EUPL-1.2
"""What each level of agreement is worth, in natural logarithms of odds (Fellegi and Sunter, 1969).

Fitted by logistic regression on made-up pairs (`bench/herkenning`, the half of the names to tune on) and rounded;
measured on the other half. A part that is not known is worth nothing.
"""

from collections.abc import Iterable
from math import exp
from typing import Final

from personen.gelijkenis import Stand

# The odds that somebody who shares any key with the question is meant.
BEGIN: Final = -7.3
GEWICHTEN: Final[dict[tuple[str, str], float]] = {
    ("bsn", "gelijk"): 12.0,
    ("bsn", "anders"): -9.0,
    ("datum", "gelijk"): 7.3,
    ("datum", "omgedraaid"): 5.5,
    ("datum", "dagen"): 4.2,
    ("datum", "cijfer"): 3.3,
    ("datum", "deel"): 1.5,
    ("datum", "jaar_en_meer"): -0.6,
    ("datum", "ander_jaar"): -2.4,
    ("datum", "anders"): -5.3,
    ("achternaam", "gelijk"): 1.2,
    ("achternaam", "lijkt"): 1.0,
    ("achternaam", "klank"): 0.8,
    ("achternaam", "omgewisseld"): 0.4,
    ("achternaam", "helft"): 0.1,
    ("achternaam", "lijkt_wat"): 0.1,
    ("achternaam", "anders"): -4.9,
    ("voornaam", "gelijk"): 3.6,
    ("voornaam", "lijkt"): 2.5,
    ("voornaam", "een_van"): 1.0,
    ("voornaam", "roepnaam"): 1.0,
    ("voornaam", "omgewisseld"): 0.4,
    ("voornaam", "letter"): 0.3,
    ("voornaam", "lijkt_wat"): -0.5,
    ("voornaam", "andere_letter"): -1.8,
    ("voornaam", "anders"): -5.5,
    ("adres", "gelijk"): 3.3,
    ("adres", "eerder"): 2.3,
    ("adres", "anders"): -1.9,
    ("telefoon", "gelijk"): 3.3,
    ("telefoon", "anders"): -2.0,
    ("geslacht", "gelijk"): 0.2,
    ("geslacht", "anders"): -1.4,
}


def weeg(standen: Iterable[Stand]) -> float:
    """The logarithm of the odds that this is who is meant; 0 is as likely as not."""
    return BEGIN + sum(GEWICHTEN.get((stand.deel, stand.niveau), 0.0) for stand in standen)


def gunstigst(datum: Stand) -> float:
    """What it can come to at most with this birth date, when address, telephone and BSN say nothing."""
    return weeg([datum]) + _NAMEN_HOOGSTENS


def punten(gewicht: float) -> int:
    """0 to 100: the odds as a chance, for a reader."""
    return round(100 / (1 + exp(-max(-30.0, min(30.0, gewicht)))))


_NAMEN_HOOGSTENS: Final = sum(
    max(waarde for (deel, _), waarde in GEWICHTEN.items() if deel == van)
    for van in ("achternaam", "voornaam", "geslacht")
)
