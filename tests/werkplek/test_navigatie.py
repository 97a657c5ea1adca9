# SPDX-License-Identifier: EUPL-1.2
import pytest

from organisaties.models import Rol
from werkplek.navigatie import punten_van

pytestmark = pytest.mark.django_db

MENU = {
    "frontoffice": ["Mijn werk", "Berichten", "Contacten", "Adviezen", "Meldingen", "Crisis", "Overdrachten"],
    "beoordelaar": ["Mijn werk", "Berichten", "Contacten", "Meldingen", "Crisis", "Overdrachten"],
    "onderzoeker": ["Mijn werk", "Meldingen", "Crisis", "Overdrachten", "Monitoring"],
    "gedragswetenschapper": ["Mijn werk", "Meldingen", "Crisis", "Overdrachten", "Consulten"],
    "manager": ["Sturing", "Meldingen", "Crisis", "Overdrachten"],
    "beheerder": ["Beheer"],
    "privacy": ["Auditlog", "Noodtoegang"],
    "lokaalteam": ["Overdrachten"],
    "overleglid": ["Overleg"],
}


@pytest.mark.parametrize("wie", MENU)
def test_het_menu_volgt_de_rechten_en_elke_pagina_ervan_opent(client, request, wie):
    medewerker = request.getfixturevalue(wie)
    client.force_login(medewerker)

    assert [punt.tekst for punt in punten_van(medewerker)] == MENU[wie]
    for item in client.get("/", follow=True).context["navigatie"]:
        antwoord = client.get(item["url"])
        assert antwoord.status_code == 200
        assert [punt["tekst"] for punt in antwoord.context["navigatie"] if punt["actief"]] == [item["tekst"]]


def test_een_rol_van_de_verkeerde_soort_geeft_geen_menu(client, lokaalteam):
    lokaalteam.rollen.add(Rol.objects.get(code="manager"))
    lokaalteam.refresh_from_db()

    assert [punt.tekst for punt in punten_van(lokaalteam)] == ["Overdrachten"]


def test_de_kop_noemt_wie_en_zonder_inloggen_niets(client, beoordelaar):
    client.force_login(beoordelaar)
    assert client.get("/").context["wie"] == {
        "naam": "Bas Oordijk", "rol": "Beoordelaar", "organisatie": "Flevoland",
    }  # fmt: skip

    client.logout()
    assert "navigatie" not in client.get("/accounts/login/").context


@pytest.mark.parametrize(("wie", "mag"), [("frontoffice", True), ("manager", True), ("privacy", False),
    ("lokaalteam", False)])  # fmt: skip
def test_zoeken_staat_in_de_kop_van_wie_dossiers_leest(client, request, wie, mag):
    client.force_login(request.getfixturevalue(wie))

    assert ('action="/zoeken"' in client.get("/", follow=True).content.decode()) is mag
