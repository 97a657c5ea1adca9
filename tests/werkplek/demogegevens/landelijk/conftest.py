# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from dossiers.wereld import Uitgifte
from werkplek.demogegevens.geleverd import Opdracht
from werkplek.demogegevens.profielen.landelijk import landelijk

PEILDATUM = date(2020, 4, 1)


@pytest.fixture
def maak_landelijk(db):
    """The profile in memory, made small."""

    def maak(schaal, *, zaad=1, peildatum=PEILDATUM):
        return landelijk(Uitgifte(), Opdracht(zaad, peildatum, 0, schaal))

    return maak
