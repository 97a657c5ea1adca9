# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from dossiers.wereld import Uitgifte
from werkplek.demogegevens import medewerkers
from werkplek.demogegevens.geleverd import begin_van
from werkplek.demogegevens.profielen.demo import lever

PEILDATUM = date(2026, 3, 11)


@pytest.fixture
def maak_zaken(flevoland):
    """Casussen in memory, with the rows they would have."""
    medewerkers.maak_collegas(flevoland)

    def maak(meldingen, *, zaad=1, peildatum=PEILDATUM):
        return lever(flevoland, Uitgifte(), nu=begin_van(peildatum), meldingen=meldingen, zaad=zaad)

    return maak
