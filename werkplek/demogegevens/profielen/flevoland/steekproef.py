# SPDX-License-Identifier: EUPL-1.2
"""The casussen of the sample, each from its card."""

from collections.abc import Iterator, Sequence
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


def lever_steekproef(wereld: Wereld, kaarten: Sequence[Kaart], zaad: int) -> Iterator[Geleverd]:
    zwaar = [kaart.nr for kaart in kaarten if kaart.zwaar and kaart.systeem.kinderen == "minderjarig"]
    for kaart in kaarten:
        bij_jeugdbescherming = kaart.nr in zwaar[:BIJ_JEUGDBESCHERMING]
        # No secrets here: the same seed must give the same rows.
        rng = Random(f"{zaad}-steekproef-{kaart.nr}")  # noqa: S311
        huis = Huisbouwer(kaart, rng).bouw()
        boek = Boek(wereld)
        daden = Kaartloop(boek, kaart, huis, rng, bij_jeugdbescherming=bij_jeugdbescherming).speel()
        leg_feiten_vast(boek, kaart, huis)
        yield Geleverd(boek, daden)
