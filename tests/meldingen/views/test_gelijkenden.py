# SPDX-License-Identifier: EUPL-1.2
"""Choosing whom to link or to merge with from who looks like it."""

import pytest

from audit.models import AuditRegel
from meldingen.models import Betrokkene
from personen.schrijven import AdresGegevens
from tests.meldingen.personen import iemand, melding_over, scherm_af

pytestmark = pytest.mark.django_db
HUIS = AdresGegevens(straat="Vinkenlaan", huisnummer=12, postcode="1315AB", plaats="Almere")


@pytest.fixture
def bekend(frontoffice, nu):
    return melding_over(frontoffice, nu, iemand(adres=HUIS)).betrokkenen.get()


@pytest.fixture
def nieuw(frontoffice, nu, bekend):
    return melding_over(frontoffice, nu, iemand("Sanna", adres=HUIS)).betrokkenen.get()


def _zoekregels():
    return list(AuditRegel.objects.filter(actie="zoeken").values_list("grond", "medewerker_id", "gegevens"))


def test_wie_gekoppeld_kan_worden_staat_er_met_een_knop(client, frontoffice, bekend, nieuw):
    client.force_login(frontoffice)
    pad = f"/meldingen/{nieuw.melding.nummer}/koppelen"
    tekst = client.get(f"{pad}?persoon={nieuw.persoon.nummer}").content.decode()

    assert _zoekregels() == [("koppelen", frontoffice.pk, {"aantal": 1})]
    assert bekend.casus.nummer in tekst
    assert bekend.persoon.nummer in tekst
    velden = {"betrokkene": nieuw.persoon.nummer, "persoon_nummer": bekend.persoon.nummer}
    for naam, waarde in velden.items():
        assert f'name="{naam}" value="{waarde}"' in tekst
    assert client.post(pad, velden).status_code == 302
    assert Betrokkene.objects.get(pk=nieuw.pk).herkenning == "gekoppeld"


def test_samenvoegen_toont_wie_lijkt_en_neemt_het_nummer_over(client, frontoffice, bekend, nieuw):
    client.force_login(frontoffice)
    pad = f"/personen/{nieuw.persoon.nummer}/samenvoegen"

    assert f"{pad}?met={bekend.persoon.nummer}" in client.get(f"{pad}?zoek=ja").content.decode()
    assert f'value="{bekend.persoon.nummer}"' in client.get(f"{pad}?met={bekend.persoon.nummer}").content.decode()
    assert [regel[0] for regel in _zoekregels()] == ["koppelen"]


def test_van_wie_afgeschermd_is_blijft_een_zin(client, frontoffice, bekend, nieuw):
    scherm_af(bekend.melding)
    client.force_login(frontoffice)
    for pad in (
        f"/meldingen/{nieuw.melding.nummer}/koppelen?persoon={nieuw.persoon.nummer}",
        f"/personen/{nieuw.persoon.nummer}/samenvoegen?zoek=ja",
    ):
        tekst = client.get(pad).content.decode()
        assert "Neem contact op met de teamleider." in tekst
        assert [woord in tekst for woord in (bekend.persoon.nummer, bekend.casus.nummer, "Sanne")] == [False] * 3


def test_van_wie_te_weinig_bekend_is_wordt_niet_gezocht(client, frontoffice, nu):
    los = melding_over(
        frontoffice, nu, iemand("", geboortenaam="", geboortedatum=None, onbekend=True)
    ).betrokkenen.get()
    client.force_login(frontoffice)
    antwoord = client.get(f"/meldingen/{los.melding.nummer}/koppelen?persoon={los.persoon.nummer}")
    assert antwoord.status_code == 200
    assert _zoekregels() == []
