# SPDX-License-Identifier: EUPL-1.2
"""By number to its page, by person to a list of candidates; nothing typed ends up in an address."""

from datetime import date

import pytest

from audit.models import AuditRegel
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu)


@pytest.mark.parametrize("vorm", ["{}", " {} ", "{0[0]}{0[2]}{0[3]}{0[4]}{0[5]}-{1}", "{2} {3} {1}"])
def test_elke_schrijfwijze_van_een_nummer_leidt_naar_het_dossier(client, frontoffice, melding, vorm):
    nummer = melding.casus.nummer
    letter, jaar, volg = nummer.split("-")
    getypt = vorm.format(nummer, int(volg), letter.lower(), jaar)
    client.force_login(frontoffice)

    assert client.post("/zoeken", {"nummer": getypt})["Location"] == f"/casussen/{nummer}"


def test_het_nummer_van_een_melding_leidt_naar_de_melding(client, frontoffice, melding):
    client.force_login(frontoffice)

    assert client.post("/zoeken", {"nummer": melding.nummer})["Location"] == f"/meldingen/{melding.nummer}"


@pytest.mark.parametrize("getypt", ["C-2026-999999", "X-2026-000001", "Jansen", "", "C-2026-0", "C-2026-\x00"])
def test_wat_er_niet_is_geeft_een_melding_bij_het_veld(client, frontoffice, melding, getypt):
    client.force_login(frontoffice)

    antwoord = client.post("/zoeken", {"nummer": getypt})

    assert antwoord.status_code == 400
    assert antwoord.context["op_nummer"].errors["nummer"]


def test_een_onbekende_letter_zegt_welke_er_zijn_en_is_geen_poging(client, frontoffice):
    client.force_login(frontoffice)

    fouten = client.post("/zoeken", {"nummer": "X-2026-1"}).context["op_nummer"].errors["nummer"]

    assert fouten == ["Een nummer begint met een van deze letters: C, M, P, K, A, W, B, V, D, O, T."]
    assert not AuditRegel.objects.filter(uitkomst="geweigerd").exists()


def test_wat_u_niet_mag_zien_bestaat_niet(client, frontoffice, frontoffice_utrecht, melding):
    client.force_login(frontoffice_utrecht)
    elders = client.post("/zoeken", {"nummer": melding.casus.nummer})
    Casus.objects.update(afgeschermd=True)
    client.force_login(frontoffice)
    dicht = client.post("/zoeken", {"nummer": melding.casus.nummer})

    assert (elders.status_code, dicht.status_code) == (400, 400)
    assert elders.context["op_nummer"].errors == dicht.context["op_nummer"].errors
    assert AuditRegel.objects.filter(uitkomst="geweigerd", actie="zoeken").count() == 2


def test_zoeken_op_persoon_toont_kandidaten_met_hun_dossiers_en_wordt_gelogd(client, frontoffice, melding):
    client.force_login(frontoffice)

    antwoord = client.post("/zoeken", {"achternaam": "Kanariepiet", "voornamen": "Sanne"})

    tekst = antwoord.content.decode()
    assert "Sanne Kanariepiet" in tekst
    assert f"/casussen/{melding.casus.nummer}" in tekst
    regel = AuditRegel.objects.get(onderwerp="persoon")
    assert (regel.actie, regel.nummer, regel.gegevens, regel.grond) == ("zoeken", "", {"aantal": 1}, "zoeken")


def test_een_persoon_van_een_andere_regio_wordt_niet_gevonden(client, frontoffice_utrecht, melding):
    client.force_login(frontoffice_utrecht)

    antwoord = client.post("/zoeken", {"achternaam": "Kanariepiet", "voornamen": "Sanne"})

    assert "Niemand gevonden" in antwoord.content.decode()
    assert melding.casus.nummer not in antwoord.content.decode()


def test_een_afgeschermd_dossier_wordt_genoemd_en_niet_getoond(client, frontoffice, melding):
    Casus.objects.update(afgeschermd=True)
    client.force_login(frontoffice)

    frontoffice.vt_organisatie.contact_afgeschermd = "Ank van de balie"
    frontoffice.vt_organisatie.save()

    tekst = client.post("/zoeken", {"achternaam": "Kanariepiet", "voornamen": "Sanne"}).content.decode()

    assert "Neem contact op met Ank van de balie." in tekst
    assert melding.casus.nummer not in tekst


def test_zoeken_op_telefoon_en_geboortejaar(client, frontoffice, nu):
    sanne = PersoonGegevens(
        voornamen="Sanne", geboortenaam="Kanariepiet", geboortedatum=date(1988, 4, 2), telefoon="06-12345678"
    )
    gemeld(frontoffice, nu, betrokkenen=(BetrokkeneInvoer(rol="betrokkenerol:kind", gegevens=sanne),))
    client.force_login(frontoffice)

    antwoord = client.post(
        "/zoeken", {"voornamen": "Sanne", "telefoon": "+31 6 12345678", "geboortedatum": "1988", "zoek": "persoon"}
    )

    (gevonden,) = antwoord.context["gevonden"].bekenden
    assert {"telefoonnummer gelijk", "geboortejaar gelijk"} <= set(gevonden.redenen)


def test_een_verkeerd_bsn_wordt_geweigerd_en_niet_overgeslagen(client, frontoffice, melding):
    client.force_login(frontoffice)

    antwoord = client.post("/zoeken", {"achternaam": "Kanariepiet", "voornamen": "Sanne", "bsn": "123456789"})

    assert (antwoord.status_code, antwoord.context["gevonden"]) == (400, None)
    assert not AuditRegel.objects.filter(onderwerp="persoon").exists()


def test_te_weinig_om_mee_te_zoeken_is_een_fout(client, frontoffice):
    client.force_login(frontoffice)

    antwoord = client.post("/zoeken", {"huisnummer": "3"})

    assert antwoord.status_code == 400
    assert antwoord.context["op_persoon"].errors


@pytest.mark.parametrize("wie", ["lokaalteam", "overleglid", "beheerder", "privacy"])
def test_wie_geen_dossiers_leest_zoekt_niet(client, request, wie):
    client.force_login(request.getfixturevalue(wie))

    assert client.get("/zoeken").status_code == 403
    assert client.post("/zoeken", {"nummer": "C-2026-1"}).status_code == 403
