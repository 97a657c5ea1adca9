# SPDX-License-Identifier: EUPL-1.2
"""What is told of somebody known and is not on record of him can be read where the melding is."""

from dataclasses import replace
from datetime import date

import pytest

from meldingen.gezegd import anders_gezegd
from meldingen.models import Casus
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens
from tests.meldingen.personen import iemand, melding_over

pytestmark = pytest.mark.django_db
HUIS = AdresGegevens(straat="Vinkenlaan", huisnummer=12, postcode="1315 AB", plaats="Almere")
ZONDER_POSTCODE = AdresGegevens(straat="Kanariestraat", huisnummer=3, plaats="Zeewolde")
VANDAAG = date(2026, 3, 11)


@pytest.fixture
def bekend(frontoffice, nu):
    """Sanne, with a telephone number and an address."""
    eerst = iemand(telefoon="06 1111 1111", adres=HUIS)
    return melding_over(frontoffice, nu, eerst).betrokkenen.get().persoon


def gezegd_bij(melding):
    return [
        (een.wat, een.waarde)
        for rij in anders_gezegd(melding.betrokkenen.all(), vandaag=VANDAAG).values()
        for een in rij
    ]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({}, []),
        ({"telefoon": "0611111111", "adres": HUIS}, []),
        ({"telefoon": "06 2222 2222"}, [("Telefoon", "06 2222 2222")]),
        ({"adres": ZONDER_POSTCODE}, [("Adres", "Kanariestraat 3, Zeewolde")]),
        ({"adres": replace(ZONDER_POSTCODE, geheim=True)}, [("Adres", "een adres dat geheim is")]),
        ({"adres": ZONDER_POSTCODE, "geheim_adres": True}, [("Adres", "een adres dat geheim is")]),
        ({"partnernaam": "Kanarievogel"}, [("Achternaam van de partner", "Kanarievogel")]),
        (
            {"geboortedatum": date(1990, 6, 15), "geboortedatum_precisie": "dag"},
            [("Geboortedatum", "15-06-1990")],
        ),
        ({"geboortedatum": date(1990, 1, 1), "geboortedatum_precisie": "jaar"}, []),
    ],
)
def test_wat_anders_is_dan_wat_er_staat(frontoffice, nu, bekend, velden, verwacht):
    melding = melding_over(frontoffice, nu, iemand(nummer=bekend.nummer, **velden))

    assert gezegd_bij(melding) == verwacht


def test_een_nieuw_adres_van_wie_onder_een_ander_nummer_schuilt_staat_er_niet(frontoffice, nu, bekend):
    ook = melding_over(frontoffice, nu, iemand(geheim_adres=True)).betrokkenen.get().persoon
    voeg_samen(een=bekend, ander=ook, door_id=frontoffice.pk, reden="Dezelfde.", nu=nu)

    melding = melding_over(frontoffice, nu, iemand(nummer=bekend.nummer, adres=ZONDER_POSTCODE))

    assert gezegd_bij(melding) == [("Adres", "een adres dat geheim is")]


def test_wat_is_overgenomen_staat_er_niet_meer_bij(frontoffice, beoordelaar, nu, bekend):
    melding = melding_over(frontoffice, nu, iemand(nummer=bekend.nummer, telefoon="06 2222 2222"))
    bekend.refresh_from_db()

    gegevens = {"telefoon": "0622222222", "bsn_reden": "bsnreden:onbekend"}
    persoon_bijwerken(medewerker=beoordelaar, persoon=bekend, gegevens=gegevens, nu=nu)

    assert gezegd_bij(melding) == []


def test_beide_deuren_tonen_het_aan_wie_het_dossier_ziet(client, frontoffice, beoordelaar, manager, nu, bekend):
    melding = melding_over(frontoffice, nu, iemand(nummer=bekend.nummer, telefoon="06 2222 2222"))
    client.force_login(beoordelaar)

    (betrokkene,) = client.get(f"/api/v1/meldingen/{melding.nummer}").json()["betrokkenen"]
    assert betrokkene["anders_gezegd"] == [{"wat": "Telefoon", "waarde": "06 2222 2222"}]
    assert "06 2222 2222" in client.get(f"/meldingen/{melding.nummer}").content.decode()
    Casus.objects.update(afgeschermd=True)
    assert client.get(f"/api/v1/meldingen/{melding.nummer}").status_code == 404
    assert "2222" not in client.get(f"/meldingen/{melding.nummer}").content.decode()
