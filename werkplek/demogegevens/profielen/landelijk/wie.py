# SPDX-License-Identifier: EUPL-1.2
"""Who reports or asks advice: from the study's three kinds to a code of our list."""

from random import Random
from typing import Final

from werkplek.demogegevens.kaarten import Stapel, kaarten
from werkplek.demogegevens.verdelingen import MELDERSOORTEN

# The study has no finer kinds. Professionals as in table 2.3 of the Flevoland study, the police left out; whoever is
# not there by profession likewise. Within a group assumed.
GROEPEN: Final = {
    "politie": ("politie",),
    "professional": kaarten({"gezondheidszorg": 20, "onderwijs": 14, "jeugdzorg": 15, "overig_beroepsmatig": 28}),
    "burger": kaarten({"niet_beroepsmatig": 19, "anders": 9}),
    "onbekend": ("onbekend",),
}
KANALEN: Final = {
    "politie": {"politie": 1},
    "professional": {"telefoon": 35, "formulier": 45, "schriftelijk": 20},
    "burger": {"telefoon": 70, "formulier": 20, "schriftelijk": 10},
    # An old registration that does not say who called says little of how either.
    "onbekend": {"telefoon": 60, "schriftelijk": 40},
}


class Roepers:
    """The decks of one region."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._stapels = {soort: Stapel(groepen, rng) for soort, groepen in GROEPEN.items()}

    def code(self, soort: str) -> str:
        """A key of the list `meldersoort`."""
        return f"meldersoort:{self._rng.choice(MELDERSOORTEN[self._stapels[soort].trek()])}"


def kanaal(soort: str, rng: Random) -> str:
    kansen = KANALEN[soort]
    return f"kanaal:{rng.choices(list(kansen), list(kansen.values()))[0]}"
