# SPDX-License-Identifier: EUPL-1.2
"""The API door: the same steps and rings as the screens, one representation per audience, refusals as problem+json."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from audit.models import AuditRegel
from meldingen.models import Casus
from overdracht.models import Overdracht
from tests.overdracht.fabriek import klaar_om_over_te_dragen, nummers, vermenigvuldig, verzonden

pytestmark = pytest.mark.django_db

ONTVANGER = {
    "nummer", "status", "wijze", "draagt_zicht", "verzonden_op", "bevestigd_op", "aanvaard_op", "beeindigd_op",
    "versie", "toegestane_stappen", "pakket",
}  # fmt: skip


@pytest.fixture
def nu():
    return timezone.now() - timedelta(hours=4)


@pytest.fixture
def api():
    return APIClient()


@pytest.fixture
def casus(frontoffice, beoordelaar, nu):
    return klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)


@pytest.fixture
def overdracht(frontoffice, beoordelaar, nu):
    return verzonden(frontoffice, beoordelaar, nu)


def body(casus, **anders):
    partij = {
        "partij": "wijkteams-almere",
        "personen": list(nummers(casus)),
        "doel": "Veiligheid thuis",
        "verwacht": "Gesprek binnen een week",
        "wijze": "wijze:warm",
        "draagt_zicht": True,
    }
    velden = {"versie": casus.versie, "conclusie": "Onveilig.", "contacten": "Twee gesprekken."}
    return {**velden, "partijen": [partij | anders.pop("partij", {})], **anders}


def test_routeadvies_noemt_bestemming_en_reden(api, beoordelaar, casus):
    api.force_login(beoordelaar)

    antwoord = api.get(f"/api/v1/casussen/{casus.nummer}/routeadvies")

    assert (antwoord.status_code, antwoord.json()) == (
        200,
        {
            "bestemming": "wijkteams-almere",
            "naar_betrokken_hulp": False,
            "wijze": None,
            "waarom": [
                "Deze regel geldt voor elke casus in deze gemeente.",
                "Demowaarde, te bevestigen door de gemeente. (Demowaarde, te bevestigen)",
            ],
            "bevestigen_werkdagen": 2,
            "aanvaarden_werkdagen": 5,
        },
    )


def test_voorbeeld_en_versturen_geven_hetzelfde_pakket(api, beoordelaar, casus):
    api.force_login(beoordelaar)
    pad = f"/api/v1/casussen/{casus.nummer}/overdragen"

    (getoond,) = api.post(f"{pad}/voorbeeld", body(casus), format="json").json()
    antwoord = api.post(pad, body(casus, partij={"sha256": getoond["sha256"]}), format="json")

    assert antwoord.status_code == 201
    (gemaakt,) = antwoord.json()
    assert (gemaakt["pakket"], gemaakt["pakket_sha256"]) == (getoond["pakket"], getoond["sha256"])
    assert (gemaakt["casus"], gemaakt["partij"], gemaakt["status"]) == (casus.nummer, "wijkteams-almere", "verzonden")
    assert gemaakt["personen"] == list(nummers(casus))


def test_overdragen_twee_keer_met_een_kenmerk_is_een_keer(api, beoordelaar, casus):
    api.force_login(beoordelaar)
    inhoud = body(casus, token=str(uuid4()))

    eerste, tweede = [
        api.post(f"/api/v1/casussen/{casus.nummer}/overdragen", inhoud, format="json").json() for _ in range(2)
    ]

    assert [o["nummer"] for o in eerste] == [o["nummer"] for o in tweede]
    assert Overdracht.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"partij": {"doel": ""}}, "partij-0-doel"),
        ({"partij": {"wijze": "wijze:duif"}}, "partij-0-wijze"),
        ({"partij": {"personen": ["P-2026-999999"]}}, "partij-0-personen"),
        ({"partij": {"doel": "x" * 1_000_000}}, "partij-0-doel"),
        ({"conclusie": ""}, "conclusie"),
        ({"partijen": []}, "partij-0-partij"),
    ],
)
def test_slechte_invoer_is_een_probleem_met_het_veld(api, beoordelaar, casus, anders, veld):
    api.force_login(beoordelaar)

    antwoord = api.post(f"/api/v1/casussen/{casus.nummer}/overdragen", body(casus, **anders), format="json")

    assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "application/problem+json")
    assert {fout["veld"] for fout in antwoord.json()["fouten"]} == {veld}
    assert not Overdracht.objects.exists()


def test_verouderde_versie_en_verkeerde_fase_zijn_409(api, beoordelaar, casus):
    api.force_login(beoordelaar)
    pad = f"/api/v1/casussen/{casus.nummer}/overdragen"

    verouderd = api.post(pad, body(casus, versie=1), format="json")
    Casus.objects.update(fase="overgedragen")
    fase = api.post(pad, body(casus), format="json")

    assert [a.json()["code"] for a in (verouderd, fase)] == ["inmiddels_gewijzigd", "verkeerde_toestand"]
    assert [a.status_code for a in (verouderd, fase)] == [409, 409]


@pytest.mark.parametrize(("wie", "status"), [("frontoffice", 403), ("lokaalteam", 404), ("frontoffice_utrecht", 404)])
def test_overdragen_zonder_recht(api, casus, wie, status, request):
    api.force_login(request.getfixturevalue(wie))
    pad = f"/api/v1/casussen/{casus.nummer}"

    antwoorden = [
        api.get(f"{pad}/routeadvies"),
        api.post(f"{pad}/overdragen/voorbeeld", body(casus), format="json"),
        api.post(f"{pad}/overdragen", body(casus), format="json"),
    ]

    assert [antwoord.status_code for antwoord in antwoorden] == [status] * 3
    assert AuditRegel.objects.filter(uitkomst="geweigerd").count() == 3


def test_ontvanger_krijgt_alleen_zijn_eigen_velden(api, lokaalteam, overdracht):
    api.force_login(lokaalteam)

    detail = api.get(f"/api/v1/overdrachten/{overdracht.nummer}")
    lijst = api.get("/api/v1/overdrachten")

    assert set(detail.json()) == ONTVANGER
    assert detail.json()["toegestane_stappen"] == ["bevestigen", "aanvaarden", "weigeren"]
    assert detail.json()["pakket"]["personen"][0]["naam"] == "Sanne Kanariepiet"
    assert [set(rij) for rij in lijst.json()["results"]] == [ONTVANGER - {"pakket"}]
    verboden = ("C-2", "M-2", "P-2", "Truus", "pyjama", "Oordijk")
    tekst = detail.content.decode() + lijst.content.decode()
    assert [woord for woord in verboden if woord in tekst] == []
    assert AuditRegel.objects.filter(uitkomst="ingezien", nummer=overdracht.nummer).count() == 1


def test_antwoorden_van_de_ontvanger(api, lokaalteam, overdracht):
    api.force_login(lokaalteam)
    pad = f"/api/v1/overdrachten/{overdracht.nummer}"

    stappen = [
        ("bevestigen", {"versie": 1}),
        ("aanvaarden", {"versie": 2}),
        ("terugleggen", {"versie": 3, "terugmeldreden": "terugmeldreden:onveilig", "toelichting": "Onveilig."}),
    ]
    antwoorden = [api.post(f"{pad}/{stap}", inhoud, format="json") for stap, inhoud in stappen]

    assert [(a.status_code, a.json()["status"]) for a in antwoorden] == [
        (200, "bevestigd"),
        (200, "aanvaard"),
        (200, "teruggelegd"),
    ]
    assert antwoorden[-1].json()["pakket"] is None


def test_weigeren_zonder_reden_is_400_en_te_laat_409(api, lokaalteam, overdracht):
    api.force_login(lokaalteam)
    pad = f"/api/v1/overdrachten/{overdracht.nummer}/weigeren"
    goed = {"weigerreden": "weigerreden:te_zwaar", "toelichting": "Te zwaar."}

    leeg = api.post(pad, {"toelichting": "Te zwaar."}, format="json")
    gedaan = api.post(pad, goed, format="json")
    te_laat = api.post(pad, goed, format="json")

    assert [a.status_code for a in (leeg, gedaan, te_laat)] == [400, 200, 409]
    assert te_laat.json()["detail"] == "Een collega was u voor: deze overdracht is al geweigerd door Lotte Kalkman."


def test_intrekken_door_vt(api, beoordelaar, overdracht):
    api.force_login(beoordelaar)
    pad = f"/api/v1/overdrachten/{overdracht.nummer}"

    antwoord = api.post(f"{pad}/intrekken", {"intrekreden": "intrekreden:vergissing"}, format="json")

    assert (antwoord.status_code, antwoord.json()["status"], antwoord.json()["toegestane_stappen"]) == (
        200,
        "ingetrokken",
        [],
    )
    assert api.post(f"{pad}/aanvaarden", {}, format="json").status_code == 403


@pytest.mark.parametrize(
    "wie", ["lokaalteam_ander", "lokaalteam_utrecht", "overleglid", "frontoffice_utrecht", "privacy"]
)
def test_andermans_overdracht_bestaat_niet(api, overdracht, wie, request):
    api.force_login(request.getfixturevalue(wie))
    pad = f"/api/v1/overdrachten/{overdracht.nummer}"

    assert api.get(pad).status_code == 404
    for stap in ("bevestigen", "aanvaarden", "weigeren", "terugleggen", "intrekken"):
        assert api.post(f"{pad}/{stap}", {}, format="json").status_code == 404
    assert overdracht.nummer not in api.get("/api/v1/overdrachten").content.decode()


def test_zonder_aanmelding_401(api, overdracht):
    for pad in ("/api/v1/overdrachten", f"/api/v1/overdrachten/{overdracht.nummer}"):
        assert api.get(pad).status_code == 401


@pytest.mark.parametrize("aantal", [1, 30])
@pytest.mark.parametrize(("wie", "vragen"), [("beoordelaar", 4), ("lokaalteam", 3)])
def test_lijst_heeft_een_vast_aantal_vragen(
    api, frontoffice, beoordelaar, lokaalteam, nu, aantal, wie, vragen, django_assert_num_queries
):
    vermenigvuldig(verzonden(frontoffice, beoordelaar, nu), aantal)
    api.force_login({"beoordelaar": beoordelaar, "lokaalteam": lokaalteam}[wie])
    with django_assert_num_queries(vragen):
        antwoord = api.get("/api/v1/overdrachten")
    assert len(antwoord.json()["results"]) == aantal


def test_openapi_beschrijft_elke_handeling():
    schema = SchemaGenerator(api_version="v1").get_schema(request=None, public=True)

    eigen = {pad: set(h) - {"parameters"} for pad, h in schema["paths"].items() if "overdra" in pad or "route" in pad}
    assert eigen == {
        "/api/v1/overdrachten": {"get"},
        "/api/v1/overdrachten/{nummer}": {"get"},
        **{
            f"/api/v1/overdrachten/{{nummer}}/{stap}": {"post"}
            for stap in ("bevestigen", "aanvaarden", "weigeren", "terugleggen", "intrekken")
        },
        "/api/v1/casussen/{nummer}/overdragen": {"post"},
        "/api/v1/casussen/{nummer}/overdragen/voorbeeld": {"post"},
        "/api/v1/casussen/{nummer}/routeadvies": {"get"},
    }
    for pad in eigen:
        for handeling in schema["paths"][pad].values():
            assert set(handeling["responses"]) & {"200", "201"}
            assert "post" not in schema["paths"][pad] or "requestBody" in schema["paths"][pad]["post"]
