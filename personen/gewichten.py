# SPDX-License-Identifier: EUPL-1.2
"""What each level of agreement is worth, in natural logarithms of odds (Fellegi and Sunter, 1969).

Fitted by logistic regression on made-up pairs (`bench/herkenning`, the half of the names to tune on) and rounded;
measured on the other half. A part that is not known is worth nothing.
"""

from collections.abc import Iterable
from math import exp
from typing import Final

from personen.stand import Stand

# The odds that somebody who shares any key with the question is meant.
BEGIN: Final = -8.2
GEWICHTEN: Final[dict[tuple[str, str], float]] = {
    ("bsn", "gelijk"): 12.0,
    ("bsn", "anders"): -9.0,
    ("datum", "gelijk"): 8.0,
    ("datum", "omgedraaid"): 6.6,
    ("datum", "dagen"): 5.0,
    ("datum", "cijfer"): 4.0,
    ("datum", "deel"): 3.0,
    ("datum", "plaatshouder"): 3.0,
    ("datum", "plaatshouder_jaar"): 1.5,
    ("datum", "jaar_en_meer"): -0.7,
    ("datum", "ander_jaar"): -2.8,
    ("datum", "anders"): -6.0,
    ("achternaam", "beide"): 1.8,
    ("achternaam", "gelijk"): 1.0,
    ("achternaam", "lijkt"): 1.0,
    ("achternaam", "klank"): 0.9,
    ("achternaam", "omgewisseld"): 0.5,
    ("achternaam", "helft"): 0.2,
    ("achternaam", "lijkt_wat"): 0.2,
    ("achternaam", "anders"): -5.5,
    ("voornaam", "gelijk"): 4.2,
    ("voornaam", "lijkt"): 3.4,
    ("voornaam", "letter"): 1.6,
    ("voornaam", "roepnaam"): 1.6,
    ("voornaam", "een_van"): 1.2,
    ("voornaam", "omgewisseld"): 0.5,
    ("voornaam", "eerste"): 0.2,
    ("voornaam", "lijkt_wat"): -0.8,
    ("voornaam", "deelt"): -1.0,
    ("voornaam", "andere_letter"): -3.0,
    ("voornaam", "anders"): -6.5,
    ("adres", "gelijk"): 3.8,
    ("adres", "eerder"): 2.9,
    ("adres", "anders"): -1.8,
    ("telefoon", "gelijk"): 4.5,
    ("telefoon", "anders"): -0.9,
    ("geslacht", "gelijk"): 0.1,
    ("geslacht", "anders"): -1.8,
}


def weeg(standen: Iterable[Stand]) -> float:
    """The logarithm of the odds that this is who is meant; 0 is as likely as not."""
    gewicht = BEGIN
    for deel, niveau, _ in standen:
        gewicht += GEWICHTEN.get((deel, niveau), 0.0)
    return gewicht


def gunstigst(datum: Stand) -> float:
    """What it can come to at most with this birth date, when address, telephone and BSN say nothing."""
    return _NAMEN_HOOGSTENS + GEWICHTEN.get((datum.deel, datum.niveau), 0.0)


def punten(gewicht: float) -> int:
    """0 to 100: the odds as a chance, for a reader."""
    return round(100 / (1 + exp(-max(-30.0, min(30.0, gewicht)))))


_NAMEN_HOOGSTENS: Final = BEGIN + sum(
    max(waarde for (deel, _), waarde in GEWICHTEN.items() if deel == van)
    for van in ("achternaam", "voornaam", "geslacht")
)
