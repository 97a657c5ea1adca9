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
from meldingen.models import Advies, Casus, Melding
from monitoring.models import Monitoringsmoment
from organisaties.models import Medewerker, Organisatie
from overdracht.models import Overdracht
from tests.dossiers.regels import CODES
from tests.dossiers.vergelijken import eis_gelijk
from tests.werkplek.demogegevens import test_zelfde_als_stappen as zelfde
from werkplek.demogegevens.geleverd import Geleverd


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


def _herlees(zaken, lees_terug):
    """What is read back, as the generator gives it. No step gives an id of elsewhere, but to a person."""
    namen = dict(Medewerker.objects.values_list("pk", "username"))
    for zaak in zaken:
        boek, gespeeld = lees_terug(maak_regel(zaak.boek, zaak.daden, namen)[0], zaak.boek.wereld.nu)
        for model in (Advies, Casus, Melding, Overdracht, Monitoringsmoment):
            for rij in boek.rijen.get(model, ()):
                rij["extern_id"] = None
        yield Geleverd(boek, gespeeld.daden)


def test_een_regel_geeft_dezelfde_rijen_terug(maak_zaken, lees_terug):
    assert _heen_en_terug(maak_zaken(260), lees_terug) == STAPPEN.keys()


def test_wat_een_regel_zegt_is_te_lopen_met_de_stappen(maak_zaken, lees_terug):
    zaken = list(zelfde._loopbaar(maak_zaken(600)))
    gekozen = [zaak for zaak in zelfde._kies(zaken) if not zelfde._leunt(zaak)]
    gelezen = list(_herlees(gekozen, lees_terug))
    zelfde._eis_gelijk(gelezen)
    # A draft that was saved before it was established is not in a file.
    assert {daad.stap for zaak in gelezen for daad in zaak.daden} >= STAPPEN.keys() - {"beoordeling_bewaren"}


@pytest.mark.zwaar
@pytest.mark.parametrize("zaad", [2, 3])
def test_ook_voor_een_hele_regio(maak_zaken, lees_terug, zaad):
    _heen_en_terug(maak_zaken(2000, zaad=zaad), lees_terug)
