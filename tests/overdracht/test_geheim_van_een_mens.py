# SPDX-License-Identifier: EUPL-1.2
import pytest

from meldingen.models import Casus
from overdracht.dossier import lees_dossier
from overdracht.informatiepakket import _persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens, voeg_adres_toe
from tests.meldingen.fabriek import beoordeeld
from tests.meldingen.personen import iemand, melding_over

pytestmark = pytest.mark.django_db


def test_een_adres_dat_onder_een_ander_nummer_geheim_is_gaat_niet_mee(frontoffice, beoordelaar, nu):
    """Written down anew and recognised later, somebody in hiding stays hidden."""
    schuilt = melding_over(frontoffice, nu, iemand(geheim_adres=True)).betrokkenen.get().persoon
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    nieuw = melding.betrokkenen.order_by("pk").first().persoon
    voeg_adres_toe(persoon=nieuw, gegevens=AdresGegevens(straat="Schuilstraat", huisnummer=1, plaats="Almere"))
    casus = Casus.objects.get(pk=melding.casus_id)

    def adressen():
        return _persoon(lees_dossier(casus, nu.date()).gezin[nieuw.nummer], set())["adressen"]

    assert len(adressen()) == 1
    voeg_samen(een=schuilt, ander=nieuw, door_id=frontoffice.pk, reden="", nu=nu)
    assert adressen() == []
