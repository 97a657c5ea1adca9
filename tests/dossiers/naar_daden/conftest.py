# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

import pytest

from dossiers.keuren import keur, lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte, Wereld, staf_van
from meldingen.termijnen.kalender import TIJDZONE
from meldingen.werkproces import Herkomst
from organisaties.models import Organisatie
from tests.dossiers.regels import CODES, als_bytes

NU = datetime(2026, 3, 11, 9, tzinfo=TIJDZONE)


@pytest.fixture
def lees(flevoland, frontoffice, beoordelaar, onderzoeker, gedragswetenschapper, lokaalteam):
    """A line, judged for its form, as rows in a Boek; also what playing it gave."""
    namen = {"fo": frontoffice, "vb": beoordelaar, "ond": onderzoeker, "gw": gedragswetenschapper, "wt": lokaalteam}
    medewerkers = {naam: medewerker.pk for naam, medewerker in namen.items()} | {"m1": frontoffice.pk}
    partijen = dict(Organisatie.objects.filter(vt_organisatie=flevoland).values_list("code", "pk"))

    def naspelen(regel):
        model = lees_regel(als_bytes(regel), codes=CODES)
        keur(model, nu=NU)
        plan = maak_daden(model, medewerkers=medewerkers, partijen=partijen)
        boek = Boek(Wereld(flevoland, NU, Uitgifte(), *staf_van(flevoland)), herkomst=Herkomst.IMPORT)
        return boek, speel(plan, boek)

    return naspelen
