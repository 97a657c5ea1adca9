# SPDX-License-Identifier: EUPL-1.2
"""What this profile makes of one region can be written in the import format, and read back gives the same rows."""

import json

from dossiers.keuren import keur, lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naar_dossier import maak_regel
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte, Wereld, staf_van
from organisaties.models import Medewerker, VTOrganisatie
from tests.dossiers.regels import CODES
from tests.dossiers.vergelijken import eis_gelijk

REGIO = "rotterdam-rijnmond"


def test_heen_en_terug(maak_landelijk):
    regio = VTOrganisatie.objects.get(code=REGIO)
    zaken = [zaak for zaak in maak_landelijk(2000) if zaak.boek.wereld.regio == regio]
    assert {len(zaak.boek.meldingen) for zaak in zaken} >= {0, 1, 2}
    namen = dict(Medewerker.objects.values_list("pk", "username"))
    medewerkers = {naam: pk for pk, naam in namen.items()}
    nu = zaken[0].boek.wereld.nu
    wereld = Wereld(regio, nu, Uitgifte(), *staf_van(regio))
    for zaak in zaken:
        gemaakt = maak_regel(zaak.boek, zaak.daden, namen)
        assert gemaakt is not None
        model = lees_regel(json.dumps(gemaakt[0]).encode(), codes=CODES)
        keur(model, nu=nu)
        boek = Boek(wereld)
        speel(maak_daden(model, medewerkers=medewerkers, partijen={}), boek)
        eis_gelijk(zaak.boek, boek)
