# SPDX-License-Identifier: EUPL-1.2
"""A card says everything that the import format can say: written as a line and read back it gives the same rows."""

import json

from dossiers.keuren import keur, lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naar_dossier import maak_regel
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte, Wereld, staf_van
from organisaties.models import Medewerker, Organisatie
from tests.dossiers.regels import CODES
from tests.dossiers.vergelijken import eis_gelijk


def test_elke_kaart_komt_terug_uit_een_regel(maak_steekproef, flevoland):
    zaken = maak_steekproef()
    namen = dict(Medewerker.objects.values_list("pk", "username"))
    medewerkers = {naam: pk for pk, naam in namen.items()}
    partijen = dict(Organisatie.objects.filter(vt_organisatie=flevoland).values_list("code", "pk"))
    wereld = Wereld(flevoland, zaken[0].boek.wereld.nu, Uitgifte(), *staf_van(flevoland))
    for zaak in zaken:
        regel, _ = maak_regel(zaak.boek, zaak.daden, namen)
        model = lees_regel(json.dumps(regel).encode(), codes=CODES)
        keur(model, nu=wereld.nu)
        boek = Boek(wereld)
        speel(maak_daden(model, medewerkers=medewerkers, partijen=partijen), boek)
        eis_gelijk(zaak.boek, boek)
