# SPDX-License-Identifier: EUPL-1.2
"""The editor of the code lists: what its pages show, do and refuse, and that a choice follows at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from organisaties.codegebruik import gebruik_van
from organisaties.models import Code, Codewijziging
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db
LIJST = "/beheer/codelijsten/documentsoort"


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


def _dag(dagen):
    return f"{timezone.localdate() + timedelta(days=dagen):%d-%m-%Y}"


def _keuzes(client, medewerker, casus):
    client.force_login(medewerker)
    form = client.get(f"/casussen/{casus.nummer}/documenten/toevoegen").context["form"]
    return [sleutel for sleutel, _ in form.fields["soort"].choices]


def test_alle_lijsten_met_hoeveel_er_te_kiezen_zijn(beheer):
    tekst = beheer.get("/beheer/codelijsten").content.decode()

    assert LIJST in tekst
    assert "voor alle Veilig Thuis-organisaties" in tekst


def test_een_lijst_toont_dagen_vertaling_en_geschiedenis(beheer, beheerder):
    beheer.post(f"{LIJST}/foto/bijwerken", {"label": "Foto of film", "volgorde": "80", "versie": "1"})
    beheer.post(f"{LIJST}/foto/vertaling", {"protocol": "cbs-2.0", "onderdeel": "stuk", "cbs_code": "7"})
    beheer.post(f"{LIJST}/foto/beeindigen", {"tot": _dag(3)})

    antwoord = beheer.get(LIJST)

    tekst = antwoord.content.decode()
    assert "cbs-2.0, stuk: 7" in tekst
    assert f"{LIJST}/foto/hervatten" in tekst
    assert [(rij.medewerker, veld, rij.van, rij.naar) for rij, veld in antwoord.context["historie"]] == [
        (beheerder, "niet meer te kiezen vanaf", "", (timezone.localdate() + timedelta(days=3)).isoformat()),
        (beheerder, "vertaling cbs-2.0 stuk", "", "7"),
        (beheerder, "naam", "Foto", "Foto of film"),
    ]


def test_bij_elke_waarde_staat_hoe_vaak_zij_gebruikt_is(beheer, frontoffice, monkeypatch):
    nu = timezone.now()
    for _ in range(10):
        gemeld(frontoffice, nu, duur="duur:week", aard=("aard:lichamelijk",))
    gemeld(frontoffice, nu, duur="duur:maand")

    pagina = beheer.get("/beheer/codelijsten/duur")
    gebruik = {regel.code.code: regel.gebruik for regel in pagina.context["regels"]}

    # Of one organisation alone few rows would point at a dossier: below ten no number is told.
    assert {code: woord for code, woord in gebruik.items() if woord != "niet"} == {
        "week": "10 keer", "maand": "minder dan 10 keer",
    }  # fmt: skip
    aard = beheer.get("/beheer/codelijsten/aard").context["regels"]
    assert [regel.code.code for regel in aard if regel.gebruik == "10 keer"] == ["lichamelijk"]
    # Bounded: of each table its newest rows only.
    monkeypatch.setattr("organisaties.codegebruik.NIEUWSTE", 1)
    assert gebruik_van("duur") == {"duur:maand": 1}


def test_een_keuze_volgt_de_lijst_meteen(beheer, beheerder, frontoffice, client):
    casus = gemeld(frontoffice, timezone.now()).casus
    beheer.post(f"{LIJST}/toevoegen", {"code": "tekening", "label": "Tekening", "vanaf": "vandaag"})
    beheer.post(f"{LIJST}/toevoegen", {"code": "straks", "label": "Straks", "vanaf": _dag(1)})
    beheer.post(f"{LIJST}/foto/beeindigen", {"tot": "vandaag"})

    keuzes = _keuzes(client, frontoffice, casus)
    assert "documentsoort:tekening" in keuzes
    assert not {"documentsoort:foto", "documentsoort:straks"} & set(keuzes)
    client.force_login(beheerder)
    assert client.post(f"{LIJST}/foto/hervatten")["Location"] == LIJST
    assert "documentsoort:foto" in _keuzes(client, frontoffice, casus)


@pytest.mark.parametrize(
    ("pad", "velden", "veld", "woord"),
    [
        ("toevoegen", {"code": "foto", "label": "X", "vanaf": "vandaag"}, "code", "staat al in de lijst"),
        ("toevoegen", {"code": "x", "label": "brief", "vanaf": "vandaag"}, "label", "al een waarde die zo heet"),
        ("foto/beeindigen", {"tot": "gisteren"}, "tot", "vandaag of een latere dag"),
        ("foto/bijwerken", {"label": "", "volgorde": "1"}, "label", "Vul dit in."),
        ("foto/vertaling", {"protocol": "a b", "onderdeel": "x", "cbs_code": "1"}, "protocol", "kleine letters"),
    ],
)
def test_een_weigering_staat_bij_haar_veld(beheer, pad, velden, veld, woord):
    antwoord = beheer.post(f"{LIJST}/{pad}", velden)

    assert antwoord.status_code == 400
    assert woord in antwoord.context["form"].errors[veld][0]
    assert woord in antwoord.content.decode()
    assert not Codewijziging.objects.exists()


def test_een_waarde_van_de_software_heeft_geen_knop_en_de_pagina_legt_uit_waarom(beheer):
    lijst = beheer.get("/beheer/codelijsten/kanaal").content.decode()
    antwoord = beheer.post("/beheer/codelijsten/kanaal/telefoon/beeindigen", {"tot": _dag(1)})
    gesloten = beheer.get("/beheer/codelijsten/onthulling").content.decode()

    assert "/kanaal/telefoon/beeindigen" not in lijst
    assert "gebruikt door de software" in lijst
    assert "de software gebruikt haar zelf" in antwoord.content.decode()
    assert "/onthulling/toevoegen" not in gesloten


def test_een_oude_pagina_zegt_wie_eerder_was(beheer):
    vorm = {"label": "Eerst", "volgorde": "80", "versie": "1"}
    assert beheer.post(f"{LIJST}/foto/bijwerken", vorm).status_code == 302

    antwoord = beheer.post(f"{LIJST}/foto/bijwerken", vorm | {"label": "Daarna"})

    assert antwoord.status_code == 409
    assert antwoord.context["form"]["label"].value() == "Daarna"
    assert antwoord.context["form"]["versie"].value() == "2"
    assert Code.objects.get(pk="documentsoort:foto").label == "Eerst"


@pytest.mark.parametrize(
    "pad", ["", "/toevoegen", "/foto/bijwerken", "/foto/beeindigen", "/foto/hervatten", "/foto/vertaling"]
)
@pytest.mark.parametrize("wie", ["frontoffice", "manager", "privacy", "lokaalteam"])
def test_alleen_beheer(client, request, wie, pad):
    client.force_login(request.getfixturevalue(wie))

    assert client.get(f"{LIJST}{pad}").status_code == 403
    assert client.get("/api/v1/codelijsten").status_code == 403


@pytest.mark.parametrize("pad", ["/beheer/codelijsten/geen", f"{LIJST}/geen/bijwerken", "/api/v1/codelijsten/geen"])
def test_wat_niet_bestaat(beheer, pad):
    assert beheer.get(pad).status_code == 404


def test_de_api_leest_een_lijst(beheer):
    lijst = beheer.get("/api/v1/codelijsten/documentsoort").json()

    foto = next(code for code in lijst["codes"] if code["code"] == "foto")
    assert foto == {
        "sleutel": "documentsoort:foto", "code": "foto", "label": "Foto", "omschrijving": "", "volgorde": 80,
        "geldig_vanaf": "2015-01-01", "geldig_tot": None, "vertalingen": [], "versie": 1,
        "toegestane_stappen": ["code_bijwerken", "code_beeindigen", "codemapping_zetten"],
    }  # fmt: skip
    assert "documentsoort" in [rij["code"] for rij in beheer.get("/api/v1/codelijsten").json()]


@pytest.mark.parametrize(("pad", "vragen"), [("/beheer/codelijsten", 3), ("/beheer/codelijsten/meldersoort", 7)])
def test_aantal_vragen(beheer, django_assert_num_queries, pad, vragen):
    with django_assert_num_queries(vragen):
        assert beheer.get(pad).status_code == 200
