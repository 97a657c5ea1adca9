# SPDX-License-Identifier: EUPL-1.2
"""The profile in a real database by its command, and counted there beside what was printed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from meldingen.models import Advies, Casus, Melding
from organisaties.models import Inwonertal, Medewerker
from tests import testdatabase
from werkplek.demogegevens.marges import TELLINGEN, Oordeel
from werkplek.demogegevens.profielen.landelijk.krimpen import krimp

PROFIEL = "landelijk-2017-2019"
SCHAAL = 100
# In so small a part there are too few of one region or kind for whole percents of it, and numbers are smaller. Growth
# of the whole and who could deliver must be as printed.
ZOALS_GEDRUKT = {"groei 2018", "groei 2019", "groei 2017-2019", "regio's in de telling",
                 "regio's die het alle jaren weten", "regio's die het weten"}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_het_profiel_in_een_database():
    uitvoer = StringIO()
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        call_command(
            "maak_demogegevens", profiel=PROFIEL, schaal=SCHAAL, peildatum="2020-04-01", stdout=uitvoer, verbosity=1
        )
    assert uitvoer.getvalue().startswith(f"Profiel {PROFIEL}, ")
    klein = krimp(SCHAAL)
    assert Melding.objects.count() == sum(sum(map(sum, regio.meldingen)) for regio in klein)
    assert Advies.objects.count() == sum(sum(map(sum, regio.adviezen)) for regio in klein)
    assert not Casus.objects.filter(gesloten_op__isnull=True).exists()
    assert Inwonertal.objects.filter(organisatie__isnull=False).count() >= 26
    assert not any(wie.has_usable_password() for wie in Medewerker.objects.filter(username__startswith="collega-"))
    marges = TELLINGEN[PROFIEL].tel()
    gekozen = [marge for marge in marges if marge.rij in ZOALS_GEDRUKT]
    assert {marge.rij for marge in gekozen} == ZOALS_GEDRUKT
    assert [marge for marge in gekozen if marge.oordeel is not Oordeel.GELIJK] == []


@pytest.mark.django_db
def test_een_lege_database_wijkt_af():
    with pytest.raises(CommandError, match="wijken af"):
        call_command("toon_marges", profiel=PROFIEL, stdout=StringIO())
