# SPDX-License-Identifier: EUPL-1.2
"""The example through the real command, as the page says to try it."""

import shutil

import pytest

from meldingen.models import Advies, Casus
from organisaties.models import Medewerker
from tests.dossiers.formaat.voorbeeld import BESTAND

pytestmark = pytest.mark.django_db(transaction=True)


def test_het_voorbeeld_wordt_heel_ingelezen(importeer, flevoland, tmp_path):
    pad = tmp_path / BESTAND.name
    shutil.copy(BESTAND, pad)
    proef = importeer(pad, proef=True, processen=1)
    assert (proef.code, proef.bevindingen, Casus.objects.count()) == (0, [], 0)
    afloop = importeer(pad, processen=1)
    assert (afloop.code, afloop.bevindingen) == (0, [])
    assert set(Casus.objects.values_list("extern_id", flat=True)) == {
        "dossier-2018-0001", "dossier-2018-0002", "dossier-2017-0077",
    }  # fmt: skip
    assert Advies.objects.count() == 2
    assert set(Medewerker.objects.filter(naam="Selin Karagülsuyu").values_list("is_active", "organisatie__code")) == {
        (False, "wijkteams-almere")
    }
    nog_eens = importeer(pad, processen=1)
    assert nog_eens.code == 0
    assert "0 nieuw, 0 gewijzigd, 5 ongewijzigd, 0 afgekeurd" in nog_eens.uitvoer
