# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte, Wereld, staf_van
from werkplek.demogegevens import medewerkers
from werkplek.demogegevens.geleverd import begin_van
from werkplek.demogegevens.profielen.flevoland.kaart import lees_kaarten
from werkplek.demogegevens.profielen.flevoland.steekproef import Steekproef


@pytest.fixture
def maak_steekproef(flevoland):
    """Casussen of the sample in memory, of the cards that are asked for."""
    medewerkers.maak_collegas(flevoland)

    def maak(past=lambda kaart: True):
        wereld = Wereld(flevoland, begin_van(date(2019, 7, 1)), Uitgifte(), *staf_van(flevoland))
        steekproef = Steekproef(wereld, lees_kaarten(), 1)
        return [steekproef.lever(kaart, Boek(wereld)) for kaart in lees_kaarten() if past(kaart)]

    return maak
