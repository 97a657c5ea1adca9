# SPDX-License-Identifier: EUPL-1.2
"""Who reaches which page: not visible is 404, visible but not permitted 403, and both are recorded."""

import pytest

from audit.models import AuditRegel
from meldingen.models import Casus
from meldingen.stappen.consult import consult_vragen
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling, nieuw_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def adressen(frontoffice, beoordelaar, nu):
    """Every page of a row, with a family that could leak."""
    melding = beoordeeld(frontoffice, beoordelaar, nu, "vv")
    consult = consult_vragen(medewerker=beoordelaar, casus=melding.casus, vraag="Kanarievraag?", nu=nu)
    contact = nieuw_contact(frontoffice, nu, notities="Kanarienotitie", beller="Kanariebeller")
    m, c, k = melding.nummer, melding.casus.nummer, contact.nummer
    return {
        "lezen": [f"/meldingen/{m}", f"/casussen/{c}", f"/consulten/{consult.nummer}"],
        "contact": [f"/contacten/{k}", f"/contacten/{k}/melding", f"/contacten/{k}/advies"],
        "handelen": [
            f"/meldingen/{m}/beoordelen",
            f"/meldingen/{m}/besluit-herzien",
            f"/casussen/{c}/dienst/starten",
            f"/casussen/{c}/consult-vragen",
        ],
        "posten": [f"/meldingen/{m}/in-beoordeling-nemen", f"/meldingen/{m}/bron/geheim", f"/meldingen/{m}/informeren"],
    }


@pytest.mark.parametrize("wie", ["frontoffice_utrecht", "lokaalteam", "overleglid", "beheerder", "privacy"])
def test_wie_de_rij_niet_ziet_krijgt_404_zonder_een_woord(client, request, adressen, wie):
    client.force_login(request.getfixturevalue(wie))

    antwoorden = [client.get(url) for soort in ("lezen", "contact", "handelen") for url in adressen[soort]]
    antwoorden += [client.post(url) for url in adressen["posten"]]

    assert [antwoord.status_code for antwoord in antwoorden] == [404] * 13
    assert not any(b"Kanarie" in antwoord.content for antwoord in antwoorden)
    assert AuditRegel.objects.filter(uitkomst="geweigerd", gegevens__reden="niet_zichtbaar").count() == 13


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager"])
def test_wie_alleen_leest_mag_niet_handelen(client, request, adressen, wie):
    client.force_login(request.getfixturevalue(wie))

    assert [client.get(url).status_code for url in adressen["lezen"]] == [200] * 3
    handelen = [client.get(url) for url in adressen["handelen"]] + [client.post(url) for url in adressen["posten"]]
    assert [antwoord.status_code for antwoord in handelen] == [403] * 7
    assert not any(b"Kanarie-Melder" in antwoord.content for antwoord in handelen)
    assert AuditRegel.objects.filter(uitkomst="geweigerd", gegevens__reden="niet_toegestaan").count() == 7


def test_zonder_inloggen_gaat_alles_naar_de_inlogpagina(client, adressen):
    antwoorden = [client.get(url) for soort in ("lezen", "contact", "handelen") for url in adressen[soort]]

    assert {antwoord["Location"].split("?")[0] for antwoord in antwoorden} == {"/accounts/login/"}


@pytest.mark.parametrize(
    ("wie", "open_"),
    [
        ("frontoffice", ["/contacten", "/contacten/nieuw", "/adviezen", "/adviezen/registreren", "/meldingen",
                         "/meldingen/registreren", "/noodtoegang"]),
        ("beoordelaar", ["/contacten", "/contacten/nieuw", "/meldingen", "/meldingen/registreren", "/consulten",
                         "/noodtoegang"]),
        ("onderzoeker", ["/meldingen", "/consulten", "/noodtoegang"]),
        ("gedragswetenschapper", ["/meldingen", "/consulten"]),
        ("manager", ["/meldingen"]),
        ("privacy", []),
        ("beheerder", []),
        ("lokaalteam", []),
        ("overleglid", []),
    ],
)  # fmt: skip
def test_lijsten_en_nieuwe_paginas_per_persoon(client, request, nu, wie, open_):
    client.force_login(request.getfixturevalue(wie))
    alle = ["/contacten", "/contacten/nieuw", "/adviezen", "/adviezen/registreren", "/meldingen",
            "/meldingen/registreren", "/consulten", "/noodtoegang"]  # fmt: skip

    assert {url: client.get(url).status_code for url in alle} == {url: 200 if url in open_ else 403 for url in alle}


def test_lijsten_tonen_alleen_de_eigen_regio(client, frontoffice, frontoffice_utrecht, nu):
    melding = gemeld(frontoffice, nu)
    contact = nieuw_contact(frontoffice, nu)
    client.force_login(frontoffice_utrecht)

    for url, nummer in (("/meldingen", melding.nummer), ("/contacten", contact.nummer)):
        assert nummer not in client.get(url).content.decode()


def test_afgeschermd_dossier_bestaat_voor_anderen_niet(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    Casus.objects.update(afgeschermd=True)
    client.force_login(beoordelaar)

    assert [
        client.get(f"/casussen/{melding.casus.nummer}").status_code,
        client.get(f"/meldingen/{melding.nummer}").status_code,
        client.get(f"/meldingen/{melding.nummer}/bron").status_code,
        client.get(f"/api/v1/casussen/{melding.casus.nummer}").status_code,
    ] == [404] * 4
    assert melding.nummer not in client.get("/meldingen").content.decode()
    assert client.get("/api/v1/casussen").json()["results"] == []


def test_noodtoegang_opent_een_afgeschermd_dossier_op_nummer(client, frontoffice, beoordelaar, privacy, nu):
    melding = gemeld(frontoffice, nu)
    Casus.objects.update(afgeschermd=True)
    client.force_login(beoordelaar)
    velden = {"nummer": melding.nummer, "noodreden": "noodreden:acuut", "reden": "Moeder belt nu."}

    antwoord = client.post("/noodtoegang", velden, follow=True)

    assert antwoord.redirect_chain == [(f"/casussen/{melding.casus.nummer}", 302)]
    assert antwoord.status_code == 200
    assert client.post("/noodtoegang", velden | {"nummer": "C-2026-999999"}).status_code == 400
    assert client.post("/noodtoegang", velden).status_code == 409
