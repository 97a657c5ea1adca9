# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Melding
from tests.monitoring.fabriek import LELYSTAD, eerste_moment, in_monitoring, lopende_dienst, na, overgedragen, vers

pytestmark = pytest.mark.django_db
BASIS = "/api/v1"
MOMENT = {
    "uitgevoerd_op": "2026-06-11",
    "gesproken_met": "moeder",
    "veiligheid": "veiligheid:deels",
    "nieuwe_incidenten": 2,
    "nieuwe_zorgen": True,
    "bevindingen": "De hulp loopt.",
    "vervolg": "geen",
}


@pytest.fixture
def api(client):
    def doe(medewerker, pad, gegevens=None):
        client.force_login(medewerker)
        if gegevens is None:
            return client.get(f"{BASIS}{pad}")
        return client.post(f"{BASIS}{pad}", gegevens, content_type="application/json")

    return doe


def test_de_lijst_geeft_nummers_en_geen_inhoud(api, onderzoeker, casus):
    antwoord = api(onderzoeker, "/monitoringsmomenten?status=gepland").json()

    eerste = eerste_moment(casus)
    assert antwoord["results"][0] == {
        "nummer": eerste.nummer,
        "casus": casus.nummer,
        "gemeente": "GM0034",
        "behandelaar": "onderzoeker",
        "soort": "monitoring_3",
        "status": "gepland",
        "gepland_op": "2026-06-11",
        "versie": 1,
        "toegestane_stappen": ["moment_vastleggen"],
    }
    assert len(antwoord["results"]) == 2


@pytest.mark.parametrize(
    ("filters", "aantal"), [("gemeente=GM0995", 0), ("behandelaar=mij", 2), ("uiterlijk=2026-06-11", 1)]
)
def test_de_lijst_heeft_de_filters_van_het_scherm(api, onderzoeker, casus, filters, aantal):
    assert len(api(onderzoeker, f"/monitoringsmomenten?{filters}").json()["results"]) == aantal


def test_vastleggen_doet_wat_het_scherm_doet(api, onderzoeker, moment):
    antwoord = api(onderzoeker, f"/monitoringsmomenten/{moment.nummer}/vastleggen", MOMENT | {"versie": moment.versie})

    assert antwoord.status_code == 200
    gegevens = antwoord.json()
    assert {veld: gegevens[veld] for veld in MOMENT} == MOMENT
    assert (gegevens["status"], gegevens["toegestane_stappen"]) == ("vastgelegd", [])
    assert vers(moment).uitgevoerd_door == onderzoeker


@pytest.mark.parametrize(
    ("anders", "status", "veld"),
    [
        ({"bevindingen": ""}, 400, "bevindingen"),
        ({"veiligheid": "zwaarte:licht"}, 400, "veiligheid"),
        ({"veiligheid": "veiligheid:x\x00"}, 400, "veiligheid"),
        ({"uitgevoerd_op": "2050-01-01"}, 400, "uitgevoerd_op"),
        ({"uitgevoerd_op": "gisteren"}, 400, "uitgevoerd_op"),
        ({"nieuwe_incidenten": -1}, 400, "nieuwe_incidenten"),
        ({"nieuwe_incidenten": 10**30}, 400, "nieuwe_incidenten"),
        ({"vervolg": "extra_moment"}, 400, "extra_op"),
        ({"bevindingen": "a\x00b"}, 400, "bevindingen"),
        ({"versie": 99}, 409, None),
        ({"versie": 10**30}, 409, None),
    ],
)
def test_een_weigering_is_een_probleem_met_het_veld(api, onderzoeker, moment, anders, status, veld):
    antwoord = api(onderzoeker, f"/monitoringsmomenten/{moment.nummer}/vastleggen", MOMENT | anders)

    assert (antwoord.status_code, antwoord["Content-Type"]) == (status, "application/problem+json")
    assert [fout["veld"] for fout in antwoord.json().get("fouten", [])] == ([veld] if veld else [])
    assert vers(moment).status == "gepland"


def test_twee_keer_met_hetzelfde_token_is_een_keer(api, onderzoeker, moment):
    pad, invoer = f"/monitoringsmomenten/{moment.nummer}/vastleggen", MOMENT | {"token": str(uuid4())}

    assert [api(onderzoeker, pad, invoer).status_code for _ in range(2)] == [200, 200]
    assert api(onderzoeker, pad, invoer | {"bevindingen": "Iets anders."}).status_code == 409
    assert AuditRegel.objects.filter(actie="moment_vastleggen", uitkomst="gedaan").count() == 1


def test_wie_het_niet_ziet_krijgt_404_en_wie_het_niet_mag_403(
    api, moment, manager, lokaalteam, frontoffice_utrecht, privacy
):
    pad = f"/monitoringsmomenten/{moment.nummer}"
    for wie in (lokaalteam, frontoffice_utrecht, privacy):
        assert api(wie, pad).status_code == 404
        assert api(wie, f"{pad}/vastleggen", MOMENT).status_code == 404
    assert api(manager, pad).status_code == 200
    assert api(manager, f"{pad}/vastleggen", MOMENT).status_code == 403
    assert api(lokaalteam, "/monitoringsmomenten").status_code == 403
    assert api(frontoffice_utrecht, "/monitoringsmomenten").json()["results"] == []


def test_de_stand_van_de_casus_zegt_wat_er_kan(api, onderzoeker, casus):
    stand = api(onderzoeker, f"/casussen/{casus.nummer}/monitoring").json()

    assert (stand["fase"], stand["zicht_houder"], stand["dienst"]) == ("monitoring", "vt", None)
    assert [(m["aanleiding"], len(m["momenten"])) for m in stand["monitoring"]] == [("dienst", 2)]
    assert stand["toegestane_stappen"] == ["extra_moment", "ambtshalve_melden", "afsluiten"]


def test_dienst_afronden(api, frontoffice, beoordelaar, onderzoeker, nu):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)
    pad = f"/casussen/{dienst.casus.nummer}/dienst/afronden"
    invoer = {"uitkomst": "onderzoeksuitkomst:bevestigd", "conclusie": "Bevestigd.", "overdracht_volgt": False}

    assert api(onderzoeker, f"/casussen/{dienst.casus.nummer}/monitoring").json()["dienst"]["soort"] == "onderzoek"
    assert api(beoordelaar, pad, invoer).status_code == 403
    assert api(onderzoeker, pad, invoer | {"uitkomst": None}).json()["fouten"][0]["veld"] == "uitkomst"
    assert api(onderzoeker, pad, invoer).json()["fase"] == "monitoring"
    assert api(onderzoeker, pad, invoer).status_code == 409
    assert api(beoordelaar, pad, invoer).status_code == 403


def test_betrokkenheid_beeindigen(api, frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, gemeente=LELYSTAD)
    pad = f"/casussen/{overdracht.casus.nummer}/betrokkenheid-beeindigen"

    stand = api(beoordelaar, pad, {"afsluitreden": "afsluitreden:overgedragen"}).json()
    assert (stand["fase"], stand["afsluitreden"], stand["zicht_houder"]) == (
        "afgesloten", "afsluitreden:overgedragen", None,
    )  # fmt: skip
    assert stand["toegestane_stappen"] == ["heropenen"]


def test_extra_moment_afsluiten_en_heropenen(api, onderzoeker, casus):
    pad = f"/casussen/{casus.nummer}"
    straks = (timezone.localdate() + timedelta(days=30)).isoformat()

    extra = api(onderzoeker, f"{pad}/extra-moment", {"datum": straks, "reden": "School belde."})
    assert (extra.status_code, extra.json()["soort"], extra.json()["gepland_op"]) == (201, "monitoring_extra", straks)
    sluit = {"afsluitreden": "afsluitreden:verhuisd", "vervalreden": "Verhuisd."}
    assert api(onderzoeker, f"{pad}/afsluiten", sluit).json()["fase"] == "afgesloten"
    heropen = {"heropenreden": "heropenreden:ten_onrechte", "toelichting": "Vergissing.", "datum": straks}
    assert api(onderzoeker, f"{pad}/heropenen", heropen).json()["fase"] == "monitoring"


def test_ambtshalve_melden(api, onderzoeker, casus, moment, frontoffice, beoordelaar, nu):
    ander = eerste_moment(in_monitoring(frontoffice, beoordelaar, onderzoeker, na(nu, uren=1)))
    pad = f"/casussen/{casus.nummer}/ambtshalve-melden"
    nummers = list(casus.betrokkenen.values_list("persoon__nummer", flat=True))
    invoer = {"personen": nummers, "toelichting": "Weer geweld.", "crisis": False}

    assert api(onderzoeker, pad, invoer | {"moment": ander.nummer}).status_code == 404
    assert api(onderzoeker, pad, invoer | {"moment": "T-\x00"}).status_code in (400, 404)
    antwoord = api(onderzoeker, pad, invoer | {"moment": moment.nummer})
    assert (antwoord.status_code, antwoord.json()["ambtshalve"]) == (201, True)
    assert vers(moment).melding == Melding.objects.get(nummer=antwoord.json()["nummer"])


@pytest.mark.parametrize(
    "stap",
    [
        "dienst/afronden",
        "betrokkenheid-beeindigen",
        "afsluiten",
        "heropenen",
        "extra-moment",
        "ambtshalve-melden",
    ],
)
def test_een_afgeschermde_casus_bestaat_niet(api, onderzoeker, casus, stap):
    Casus.objects.filter(pk=casus.pk).update(afgeschermd=True)

    antwoord = api(onderzoeker, f"/casussen/{casus.nummer}/{stap}", {})
    assert (antwoord.status_code, antwoord["Content-Type"]) == (404, "application/problem+json")
    assert api(onderzoeker, f"/casussen/{casus.nummer}/monitoring").status_code == 404
