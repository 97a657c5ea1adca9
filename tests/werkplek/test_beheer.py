# SPDX-License-Identifier: EUPL-1.2
import pytest

from achtergrond.models import UitgaandBericht, Werk
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db


def test_beheer_ziet_medewerkers_partijen_en_codelijsten_van_de_eigen_regio(
    client, beheerder, beoordelaar, lokaalteam, frontoffice_utrecht
):
    client.force_login(beheerder)

    tekst = client.get("/beheer").content.decode()

    for wie in (beoordelaar, lokaalteam):
        assert wie.naam in tekst
    assert frontoffice_utrecht.naam not in tekst
    assert "Wijkteams Almere" in tekst
    assert "/beheer/codelijsten/meldersoort" in tekst


def test_beheer_ziet_geen_zaakgegevens(client, beheerder, frontoffice, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(beheerder)

    tekst = client.get("/beheer").content.decode()

    assert "kanarie" not in tekst.lower()
    assert melding.casus.nummer not in tekst
    assert client.get(f"/casussen/{melding.casus.nummer}").status_code == 404


def test_werk_dat_niet_lukte_staat_bovenaan(client, beheerder, nu):
    Werk.objects.create(
        soort="overdracht.veeg", sleutel="1", onderwerp_id=1, organisatie_id=beheerder.vt_organisatie_id,
        status="mislukt", due_op=nu, fout_code="ValueError",
    )  # fmt: skip
    UitgaandBericht.objects.create(
        soort="overdracht_klaar", onderwerp_soort="overdracht", onderwerp_id=1, aan="a@voorbeeld.example", regel="x",
        organisatie_id=beheerder.vt_organisatie_id, message_id="<1@x>", status="onzeker", due_op=nu,
    )  # fmt: skip
    client.force_login(beheerder)

    tekst = client.get("/beheer").content.decode()

    assert "overdracht.veeg" in tekst
    assert "verzending onzeker" in tekst


def test_een_codelijst_toont_haar_waarden_en_vertalingen(client, beheerder):
    client.force_login(beheerder)

    tekst = client.get("/beheer/codelijsten/meldersoort").content.decode()

    assert "Leerplichtambtenaar" in tekst
    assert "cbs-1.0, hoedanigheid: 16" in tekst
    assert client.get("/beheer/codelijsten/bestaat-niet").status_code == 404


@pytest.mark.parametrize("pad", ["/beheer", "/beheer/codelijsten/zwaarte"])
@pytest.mark.parametrize("wie", ["frontoffice", "manager", "privacy", "lokaalteam"])
def test_alleen_beheer(client, request, wie, pad):
    client.force_login(request.getfixturevalue(wie))

    assert client.get(pad).status_code == 403


def test_de_pagina_kost_evenveel_vragen(client, beheerder, django_assert_num_queries):
    client.force_login(beheerder)

    with django_assert_num_queries(8):
        client.get("/beheer")
