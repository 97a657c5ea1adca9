# SPDX-License-Identifier: EUPL-1.2
"""What the generator makes, written as a line and read back, gives the very rows again."""

import json

import pytest

from dossiers.keuren import keur, lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naar_dossier import maak_regel
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import STAPPEN
from dossiers.wereld import Uitgifte, Wereld, staf_van
from organisaties.models import Medewerker, Organisatie
from tests.dossiers.regels import CODES
from tests.dossiers.vergelijken import eis_gelijk


@pytest.fixture
def lees_terug(flevoland):
    """From a line to its rows, one after the other in one region, and the acts as they were played."""
    medewerkers = {naam: pk for pk, naam in Medewerker.objects.values_list("pk", "username")}
    partijen = dict(Organisatie.objects.filter(vt_organisatie=flevoland).values_list("code", "pk"))
    werelden = []

    def lees(regel, nu):
        if not werelden:
            werelden.append(Wereld(flevoland, nu, Uitgifte(), *staf_van(flevoland)))
        model = lees_regel(json.dumps(regel).encode(), codes=CODES)
        keur(model, nu=nu)
        boek = Boek(werelden[0])
        return boek, speel(maak_daden(model, medewerkers=medewerkers, partijen=partijen), boek)

    return lees


def _heen_en_terug(zaken, lees_terug):
    """Returns the steps that were done, read back."""
    namen = dict(Medewerker.objects.values_list("pk", "username"))
    gedaan = set()
    for zaak in zaken:
        gemaakt = maak_regel(zaak.boek, zaak.daden, namen)
        if gemaakt is None:
            assert [daad.stap for daad in zaak.daden] == ["contact_vastleggen"]
            continue
        boek, gespeeld = lees_terug(gemaakt[0], zaak.boek.wereld.nu)
        eis_gelijk(zaak.boek, boek)
        gedaan |= {daad.stap for daad in gespeeld.daden}
    return gedaan


def test_een_regel_geeft_dezelfde_rijen_terug(maak_zaken, lees_terug):
    assert _heen_en_terug(maak_zaken(260), lees_terug) == STAPPEN.keys()
