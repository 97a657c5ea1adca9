# SPDX-License-Identifier: EUPL-1.2
"""The casussen of the sample, each from its card."""

from collections.abc import Sequence
from random import Random
from typing import Final

from dossiers.naspelen.boek import Boek
from dossiers.wereld import Wereld
from werkplek.demogegevens.geleverd import Geleverd

from .huis import Huisbouwer
from .kaart import Kaart
from .kaartfeiten import leg_feiten_vast
from .kaartloop import Kaartloop

# Box of §4.4: youth protection was involved in earlier years in at least ten of the heavy casussen.
BIJ_JEUGDBESCHERMING: Final = 10


class Steekproef:
    def __init__(self, wereld: Wereld, kaarten: Sequence[Kaart], zaad: int) -> None:
        self.wereld, self.zaad = wereld, zaad
        zwaar = [kaart.nr for kaart in kaarten if kaart.zwaar and kaart.systeem.kinderen == "minderjarig"]
        self._bij_jeugdbescherming = set(zwaar[:BIJ_JEUGDBESCHERMING])

    def lever(self, kaart: Kaart, boek: Boek) -> Geleverd:
        # No secrets here: the same seed must give the same rows.
        rng = Random(f"{self.zaad}-steekproef-{kaart.nr}")  # noqa: S311
        huis = Huisbouwer(kaart, rng).bouw()
        loop = Kaartloop(boek, kaart, huis, rng, bij_jeugdbescherming=kaart.nr in self._bij_jeugdbescherming)
        daden = loop.speel()
        leg_feiten_vast(boek, kaart, huis)
        return Geleverd(boek, daden)
