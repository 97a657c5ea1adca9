# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personen.kandidaten import Vraag, zoek_kandidaten
from personen.schrijven import PersoonGegevens, werk_persoon_bij
from tests.personen.fabriek import ANDER_BSN, BSN, DERDE_BSN, NU, adres, persoon

pytestmark = pytest.mark.django_db

GEBOREN = date(1990, 5, 14)


def _zoek(organisatie, maximum=5, **vraag):
    return zoek_kandidaten(organisatie_id=organisatie.pk, vraag=Vraag(**vraag), maximum=maximum)


def _gevonden(organisatie, **vraag):
    return [kandidaat.persoon_id for kandidaat in _zoek(organisatie, **vraag)]


@pytest.fixture
def sanne(flevoland):
    bewoner = persoon(
        flevoland,
        voornamen="Sanne",
        voorvoegsel="van den",
        geboortenaam="Dijkstra",
        partnernaam="Bakker",
        bsn=BSN,
    )
    adres(bewoner, tot=date(2021, 7, 1))
    adres(bewoner, straat="Sijsjeslaan", huisnummer=3, postcode="1316CD", van=date(2021, 7, 1))
    return bewoner


@pytest.fixture
def anderen(flevoland):
    """People who share something with Sanne and are not her."""
    return [
        persoon(flevoland, voornamen="Piet", geboortenaam="Jansen", geboortedatum=GEBOREN),
        persoon(flevoland, voornamen="Sjoerd", geboortenaam="Dijkstra", geboortedatum=date(1952, 1, 1)),
        persoon(flevoland, voornamen="Kim", geboortenaam="Mulder", geboortedatum=date(2014, 3, 2), bsn=DERDE_BSN),
    ]


@pytest.mark.parametrize(
    ("vraag", "redenen"),
    [
        ({"bsn": BSN}, ("BSN gelijk",)),
        ({"bsn": "1234 56 782", "achternaam": "Heel Anders"}, ("BSN gelijk",)),
        (
            {"achternaam": "van den Dijkstra", "voornamen": "Sanne", "geboortedatum": GEBOREN},
            ("geboortedatum gelijk", "achternaam gelijk", "voornaam gelijk"),
        ),
        ({"achternaam": "Dykstra", "voornamen": "Sanne"}, ("achternaam klinkt gelijk", "voornaam gelijk")),
        ({"achternaam": "Dijkstra", "voornamen": "S"}, ("achternaam gelijk", "voorletter gelijk")),
        ({"achternaam": "Backer", "geboortedatum": GEBOREN}, ("geboortedatum gelijk", "achternaam klinkt gelijk")),
        (
            {"achternaam": "Bakker-Dijkstra", "geboortedatum": GEBOREN},
            ("geboortedatum gelijk", "beide achternamen gelijk"),
        ),
        (
            {"achternaam": "Dijkstra", "geboortedatum": date(1990, 5, 15)},
            ("geboortedatum lijkt op", "achternaam gelijk"),
        ),
        ({"voornamen": "Sanne", "geboortedatum": GEBOREN}, ("geboortedatum gelijk", "voornaam gelijk")),
        ({"postcode": "1316 cd", "huisnummer": 3}, ("zelfde adres",)),
        ({"postcode": "1315AB", "huisnummer": 12}, ("zelfde adres tot 2021",)),
        (
            {"achternaam": "Dijkstra", "voornamen": "Sanne", "postcode": "1315AB", "huisnummer": 12},
            ("achternaam gelijk", "voornaam gelijk", "zelfde adres tot 2021"),
        ),
    ],
)
def test_iemand_wordt_gevonden_met_redenen(flevoland, sanne, anderen, vraag, redenen):
    eerste = _zoek(flevoland, **vraag)[0]
    assert (eerste.persoon_id, eerste.redenen) == (sanne.pk, redenen)


def test_iemand_met_omgedraaide_geboortedatum_wordt_gevonden(flevoland):
    bekende = persoon(flevoland, geboortenaam="Heel Anders", geboortedatum=date(1990, 4, 5))
    gevonden = _zoek(flevoland, voornamen="Sanne", geboortedatum=date(1990, 5, 4))
    assert [(k.persoon_id, k.redenen[0]) for k in gevonden] == [
        (bekende.pk, "geboortedatum met dag en maand omgedraaid")
    ]


@pytest.mark.parametrize("precisie", ["jaar", "maand"])
def test_iemand_met_een_ruwe_geboortedatum_wordt_op_naam_gevonden(flevoland, precisie):
    bekende = persoon(flevoland, geboortedatum_precisie=precisie)
    assert _gevonden(flevoland, achternaam="Kanariepiet", geboortedatum=GEBOREN) == [bekende.pk]


def test_iemand_zonder_geboortedatum_wordt_op_naam_gevonden(flevoland):
    bekende = persoon(flevoland, geboortedatum=None)
    assert _gevonden(flevoland, achternaam="Kanariepiet", geboortedatum=GEBOREN) == [bekende.pk]


def test_een_gezin_wordt_gevonden_op_het_adres(flevoland):
    gezin = [persoon(flevoland, voornamen=naam) for naam in ("Ans", "Bo", "Cor")]
    for lid in gezin:
        adres(lid)
    assert _gevonden(flevoland, postcode="1315AB", huisnummer=12) == [lid.pk for lid in gezin]


def test_wie_er_nu_woont_gaat_voor_wie_er_woonde(flevoland):
    vroeger, nu = persoon(flevoland, voornamen="Ans"), persoon(flevoland, voornamen="Bo")
    adres(vroeger, tot=date(2020, 1, 1))
    adres(nu, van=date(2020, 1, 1))
    assert _gevonden(flevoland, postcode="1315AB", huisnummer=12) == [nu.pk, vroeger.pk]


def test_wie_terugkwam_op_een_adres_woont_er(flevoland):
    bewoner = persoon(flevoland)
    adres(bewoner, tot=date(2018, 1, 1))
    adres(bewoner, van=date(2022, 1, 1))
    adres(bewoner, van=date(2019, 1, 1), tot=date(2020, 1, 1))
    assert [k.redenen for k in _zoek(flevoland, postcode="1315AB", huisnummer=12)] == [("zelfde adres",)]


def test_een_ander_gezinslid_is_geen_kandidaat_bij_een_volledige_vraag(flevoland, sanne):
    kind = persoon(flevoland, voornamen="Kim", geboortenaam="Dijkstra", geboortedatum=date(2014, 3, 2))
    adres(kind)
    gevonden = _gevonden(flevoland, achternaam="Dijkstra", voornamen="Sanne", geboortedatum=GEBOREN)
    assert gevonden == [sanne.pk]


def test_een_andere_organisatie_wordt_nooit_gevonden(flevoland, utrecht):
    elders = persoon(utrecht, bsn=BSN)
    adres(elders)
    vraag = {
        "bsn": BSN,
        "achternaam": "Kanariepiet",
        "voornamen": "Sanne",
        "geboortedatum": GEBOREN,
        "postcode": "1315AB",
        "huisnummer": 12,
    }
    assert _gevonden(flevoland, **vraag) == []
    assert _gevonden(utrecht, **vraag) == [elders.pk]


def test_een_onbekende_pleger_is_nooit_een_kandidaat(flevoland):
    onbekend = persoon(flevoland, voornamen="Sanne", onbekend=True)
    adres(onbekend)
    assert _gevonden(flevoland, achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=GEBOREN) == []
    assert _gevonden(flevoland, postcode="1315AB", huisnummer=12) == []


def test_er_komen_niet_meer_kandidaten_dan_gevraagd_en_steeds_dezelfde(flevoland):
    tweelingen = [persoon(flevoland) for _ in range(8)]
    vraag = {"achternaam": "Kanariepiet", "voornamen": "Sanne", "geboortedatum": GEBOREN}
    assert _gevonden(flevoland, **vraag) == [rij.pk for rij in tweelingen[:5]]
    assert len(_zoek(flevoland, maximum=3, **vraag)) == 3


@pytest.mark.parametrize(
    "vraag",
    [
        {},
        {"achternaam": "Dijkstra"},
        {"achternaam": "---", "voornamen": "Sanne"},
        {"voornamen": "Sanne"},
        {"geboortedatum": GEBOREN},
        {"postcode": "1315AB"},
        {"huisnummer": 12},
        {"geboortedatum": GEBOREN, "huisnummer": 12},
        {"bsn": "  "},
    ],
)
def test_te_weinig_om_te_zoeken_wordt_gezegd(flevoland, vraag):
    with pytest.raises(ValidationError, match="Vul meer in om te zoeken"):
        _zoek(flevoland, **vraag)


@pytest.mark.parametrize(
    ("vraag", "veld"),
    [
        ({"bsn": "123456789"}, "bsn"),
        ({"achternaam": "Jan\x00", "voornamen": "Sanne"}, "achternaam"),
        ({"achternaam": "Jansen", "voornamen": "x" * 1_000_000}, "voornamen"),
        ({"postcode": "13", "huisnummer": 12}, "postcode"),
        ({"postcode": "1315AB", "huisnummer": 10**30}, "huisnummer"),
        ({"postcode": "1315AB", "huisnummer": -1}, "huisnummer"),
    ],
)
def test_een_onmogelijke_vraag_wordt_bij_het_veld_gemeld(flevoland, vraag, veld):
    with pytest.raises(ValidationError) as fout:
        _zoek(flevoland, **vraag)
    assert list(fout.value.message_dict) == [veld]


@pytest.mark.parametrize("dag", [date.min, date.max, date(2028, 2, 29)])
def test_elke_datum_kan_worden_gevraagd(flevoland, dag):
    assert _gevonden(flevoland, achternaam="Kanariepiet", geboortedatum=dag) == []


@pytest.mark.parametrize("aantal", [1, 30])
def test_zoeken_kost_twee_vragen_en_ontsleutelt_niets(flevoland, aantal):
    for nummer in range(aantal):
        adres(persoon(flevoland, bsn=ANDER_BSN if nummer == 0 else None))
    with CaptureQueriesContext(connection) as vragen:
        gevonden = _zoek(
            flevoland,
            bsn=BSN,
            achternaam="Kanariepiet-Bakker",
            voornamen="Sanne",
            geboortedatum=GEBOREN,
            postcode="1315AB",
            huisnummer=12,
        )
    assert gevonden
    assert len(vragen) == 2
    assert not [vraag for vraag in vragen.captured_queries if '"bsn",' in vraag["sql"]]


def test_een_bijgewerkte_naam_wordt_gevonden_en_de_oude_niet(flevoland):
    bekende = persoon(flevoland)
    gegevens = replace(PersoonGegevens.van(bekende), geboortenaam="Sijsje")
    werk_persoon_bij(persoon=bekende, versie=1, gegevens=gegevens, nu=NU)
    assert _gevonden(flevoland, achternaam="Sysje", voornamen="Sanne") == [bekende.pk]
    assert _gevonden(flevoland, achternaam="Kanariepiet", voornamen="Sanne") == []


def test_een_half_adres_verandert_niets(flevoland, sanne):
    vraag = {"achternaam": "Dijkstra", "voornamen": "Sanne"}
    zonder = _zoek(flevoland, **vraag)
    assert [kandidaat.persoon_id for kandidaat in zonder] == [sanne.pk]
    assert _zoek(flevoland, postcode="9999ZZ", **vraag) == zonder
    assert _zoek(flevoland, huisnummer=3, **vraag) == zonder
