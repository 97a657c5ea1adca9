# SPDX-License-Identifier: EUPL-1.2
"""Addresses with a real first part of the postcode and a street that does not exist."""

from random import Random
from typing import Final, NamedTuple


class Plaats(NamedTuple):
    naam: str
    eerste: int
    laatste: int


PLAATSEN: Final = {
    "GM0034": (Plaats("Almere", 1311, 1363),),
    "GM0995": (Plaats("Lelystad", 8211, 8245),),
    "GM0303": (Plaats("Dronten", 8251, 8254), Plaats("Biddinghuizen", 8256, 8256), Plaats("Swifterbant", 8255, 8255)),
    "GM0171": (Plaats("Emmeloord", 8301, 8304), Plaats("Marknesse", 8316, 8316), Plaats("Ens", 8307, 8307)),
    "GM0184": (Plaats("Urk", 8321, 8322),),
    "GM0050": (Plaats("Zeewolde", 3891, 3899),),
    "GM0344": (Plaats("Utrecht", 3511, 3585),),
    "BUITEN": (Plaats("Amersfoort", 3811, 3829), Plaats("Zwolle", 8011, 8045), Plaats("Kampen", 8261, 8266)),
}
FLEVOLAND: Final = ("GM0034", "GM0995", "GM0303", "GM0171", "GM0184", "GM0050")
STRATEN: Final = tuple(
    f"{voor}{achter}"
    for voor in ("Verzonnen", "Voorbeeld", "Fantasie", "Proef", "Oefen", "Denkbeeld")
    for achter in ("straat", "laan", "weg", "hof", "plantsoen", "gracht")
)
LETTERS: Final = "ABCDEFGHJKLMNPRSTVWXZ"


class Plek(NamedTuple):
    straat: str
    huisnummer: int
    postcode: str
    plaats: str


def verzin(rng: Random, gemeente: str) -> Plek | None:
    """Somewhere in this gemeente; None where the gemeente is not known."""
    if gemeente not in PLAATSEN:
        return None
    plaats = rng.choice(PLAATSEN[gemeente])
    cijfers = rng.randint(plaats.eerste, plaats.laatste)
    postcode = f"{cijfers}{rng.choice(LETTERS)}{rng.choice(LETTERS)}"
    return Plek(rng.choice(STRATEN), rng.randint(1, 240), postcode, plaats.naam)


def buurt(rng: Random, gemeente: str) -> str:
    """The gemeente of who moves: mostly the same one, else another of the region or outside it."""
    if gemeente not in PLAATSEN or rng.random() < 0.7:
        return gemeente
    return rng.choice(FLEVOLAND) if gemeente in FLEVOLAND and rng.random() < 0.7 else "BUITEN"
