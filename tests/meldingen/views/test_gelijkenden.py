# SPDX-License-Identifier: EUPL-1.2
"""Choosing whom to link or to merge with from who looks like it."""

import pytest

from audit.models import AuditRegel
from meldingen.models import Betrokkene
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from personen.models import Samenvoeging
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


@pytest.mark.parametrize("scherm", ["koppelen", "samenvoegen"])
def test_wie_op_een_oud_scherm_kiest_kijkt_nog_eens(client, frontoffice, nu, bekend, nieuw, scherm):
    """Meanwhile a colleague said that the one who is chosen is the same as a third."""
    derde = melding_over(frontoffice, nu, iemand("Saskia")).betrokkenen.get()
    client.force_login(frontoffice)
    koppelen = f"/meldingen/{nieuw.melding.nummer}/koppelen"
    samenvoegen = f"/personen/{nieuw.persoon.nummer}/samenvoegen"
    pad, velden = {
        "koppelen": (f"{koppelen}?persoon={nieuw.persoon.nummer}", {
            "betrokkene": nieuw.persoon.nummer, "persoon_nummer": bekend.persoon.nummer,
        }),
        "samenvoegen": (f"{samenvoegen}?met={bekend.persoon.nummer}", {
            "andere_nummer": bekend.persoon.nummer, "reden": "Zelfde paspoort.", "versie": "1",
        }),
    }[scherm]  # fmt: skip
    getoond = client.get(pad).context["form"]["gezien"].value()
    assert f"{bekend.persoon.nummer}:1" in getoond.split()
    personen_samenvoegen(
        medewerker=frontoffice, persoon=derde.persoon, andere_nummer=bekend.persoon.nummer, reden="Zelfde.", nu=nu
    )

    geweigerd = client.post(pad, velden | {"gezien": getoond})

    assert geweigerd.status_code == 409
    assert "een van deze personen is inmiddels gewijzigd" in geweigerd.content.decode()
    assert Samenvoeging.objects.count() == 1
    opnieuw = geweigerd.context["form"]["gezien"].value()
    assert f"{bekend.persoon.nummer}:2" in opnieuw.split()
    assert client.post(pad, velden | {"gezien": opnieuw}).status_code == 302
    assert Samenvoeging.objects.count() == 2


def test_de_knop_bij_een_kandidaat_stuurt_mee_wat_getoond_werd(client, frontoffice, bekend, nieuw):
    client.force_login(frontoffice)
    tekst = client.get(f"/meldingen/{nieuw.melding.nummer}/koppelen?persoon={nieuw.persoon.nummer}").content.decode()
    getoond = f"{bekend.persoon.nummer}:1 {nieuw.persoon.nummer}:1"
    assert tekst.count(f'name="gezien" value="{getoond}"') == 2  # of the candidate, and of the form below


def test_ook_een_machine_kan_zeggen_wat_zij_las(client, frontoffice, nu, bekend, nieuw):
    client.force_login(frontoffice)
    for pad, velden in (
        (f"/api/v1/personen/{nieuw.persoon.nummer}/samenvoegen", {
            "andere_nummer": bekend.persoon.nummer, "reden": "Zelfde.", "gezien": f"{bekend.persoon.nummer}:7",
        }),
        (f"/api/v1/meldingen/{nieuw.melding.nummer}/betrokkene-koppelen", {
            "betrokkene": nieuw.persoon.nummer, "persoon_nummer": bekend.persoon.nummer,
            "gezien": f"{nieuw.persoon.nummer}:0",
        }),
    ):  # fmt: skip
        antwoord = client.post(pad, velden, content_type="application/json")
        assert (antwoord.status_code, antwoord.json()["code"]) == (409, "inmiddels_gewijzigd")
    assert not Samenvoeging.objects.exists()
