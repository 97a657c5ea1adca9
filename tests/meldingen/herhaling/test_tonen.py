# SPDX-License-Identifier: EUPL-1.2
"""What a reader sees of it: a badge on every list of Veilig Thuis, a block on the melding, nothing at a party."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.herhaling.beeld import lees_herhaling
from meldingen.herhaling.bijwerken import werk_casus_bij
from meldingen.models import Casus, Melding, Toegang
from meldingen.stappen.consult import consult_vragen
from tests.intake.berichtfabriek import ontvangen
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling
from tests.meldingen.herhaling.test_feiten import mensen_van, van_bekenden
from tests.monitoring.fabriek import in_monitoring
from tests.overdracht.fabriek import aanvaard, verzonden

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
BADGE = "lang bekend: 4 eerdere meldingen sinds 2016"
EERDERE = {"eerdere_meldingen": 4, "eerste_melding_op": date(2016, 5, 1)}


@pytest.fixture
def moment():
    return timezone.now() - timedelta(hours=6)


@pytest.fixture
def lang():
    return lambda: Casus.objects.update(**EERDERE)


@pytest.fixture
def pagina(client):
    def haal(wie, pad):
        client.force_login(wie)
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, pad
        return antwoord.content.decode()

    return haal


def test_op_elke_lijst_van_veilig_thuis(
    frontoffice, beoordelaar, onderzoeker, gedragswetenschapper, manager, moment, lang, pagina
):
    gemeld(frontoffice, moment)
    melding = in_beoordeling(frontoffice, beoordelaar, moment)
    beoordeeld(frontoffice, beoordelaar, moment, "onderzoek")
    in_monitoring(frontoffice, beoordelaar, onderzoeker, moment - 85 * DAG)
    verzonden(frontoffice, beoordelaar, moment)
    consult_vragen(medewerker=beoordelaar, casus=melding.casus, vraag="Wat nu?", nu=moment)
    lang()
    # At night six hours ago was not today.
    Melding.objects.filter(geregistreerd_op__gte=moment - 9 * DAG).update(geregistreerd_op=timezone.now())

    # Team queue and own casussen; diensten and moments; consulten; today.
    assert pagina(beoordelaar, "/").count(BADGE) == 4
    assert pagina(onderzoeker, "/").count(BADGE) == 2
    assert pagina(gedragswetenschapper, "/").count(BADGE) == 1
    assert pagina(frontoffice, "/").count(BADGE) == 4
    assert pagina(beoordelaar, "/meldingen").count(BADGE) == 5
    assert pagina(onderzoeker, "/monitoring").count(BADGE) == 2
    assert pagina(beoordelaar, "/overdrachten").count(BADGE) == 1
    assert pagina(gedragswetenschapper, "/consulten").count(BADGE) == 1
    assert pagina(beoordelaar, "/terugkoppelingen").count(BADGE) == 4
    # The head of the dossier, the meldingen of a person, and the list behind a number.
    assert pagina(beoordelaar, f"/casussen/{melding.casus.nummer}").count(BADGE) == 1
    assert pagina(beoordelaar, f"/personen/{mensen_van(melding.casus)[0].nummer}").count(BADGE) == 1
    assert pagina(manager, "/sturing/caseload").count(BADGE) == 5
    for pad in ("/meldingen", "/"):
        assert "CBS: 1e melding" in pagina(frontoffice, pad)


@pytest.mark.parametrize(("wie", "pad", "vragen"), [("frontoffice", "/berichten?status=toegevoegd", 11),
    ("manager", "/sturing/caseload", 12), ("beoordelaar", "/terugkoppelingen", 6)])  # fmt: skip
def test_het_kost_geen_vraag_per_rij(
    client, request, frontoffice, beoordelaar, flevoland, moment, lang, django_assert_num_queries, wie, pad, vragen
):
    for _ in range(6):
        melding = beoordeeld(frontoffice, beoordelaar, moment, "onderzoek")
        ontvangen(flevoland, moment, status="toegevoegd", melding=melding, verwerkt_op=moment)
    lang()
    client.force_login(request.getfixturevalue(wie))

    with django_assert_num_queries(vragen):
        antwoord = client.get(pad)
    assert antwoord.content.decode().count(BADGE) == 6


def test_kort_bekend_valt_niet_op(frontoffice, beoordelaar, moment, pagina):
    gemeld(frontoffice, moment)
    Casus.objects.update(eerdere_meldingen=2, eerste_melding_op=(moment - 30 * DAG).date())

    assert "lang bekend" not in pagina(beoordelaar, "/")


def test_een_partij_ziet_er_niets_van(frontoffice, beoordelaar, lokaalteam, moment, lang, pagina, client):
    verzonden(frontoffice, beoordelaar, moment)
    klaar = aanvaard(frontoffice, beoordelaar, lokaalteam, moment)
    lang()

    for pad in ("/overdrachten", "/overdrachten/eerder", f"/overdrachten/{klaar.nummer}"):
        tekst = pagina(lokaalteam, pad)
        assert not [woord for woord in ("lang bekend", "eerdere melding", "CBS", "hermelding") if woord in tekst], pad


def test_de_melding_noemt_elke_definitie_met_haar_bron(frontoffice, beoordelaar, moment, pagina):
    eerste = gemeld(frontoffice, moment - 3 * DAG)
    melding = gemeld(frontoffice, moment, betrokkenen=van_bekenden(mensen_van(eerste.casus)[0]))

    tekst = pagina(beoordelaar, f"/meldingen/{melding.nummer}")

    bronnen = ("CBS StatLine 85361NED", "Regioplan, noot 32", "Regioplan §3.1 en §4.4", "onderzoek 2020, §3.2.4")
    for deel in (*bronnen, "Vervolgmelding tijdens veiligheidsbeoordeling", eerste.casus.nummer):
        assert deel in tekst


@pytest.fixture
def gedeeld(frontoffice, moment):
    """Somebody of a casus that was shielded after he was reported elsewhere too."""
    dicht = gemeld(frontoffice, moment - 3 * DAG)
    melding = gemeld(frontoffice, moment, betrokkenen=van_bekenden(mensen_van(dicht.casus)[0]))
    Casus.objects.filter(pk=dicht.casus_id).update(afgeschermd=True)
    werk_casus_bij(dicht.casus_id, nu=moment)
    return dicht.casus, melding


def test_van_een_afgeschermde_casus_is_niets_te_zien(gedeeld, beoordelaar, manager, pagina):
    dicht, melding = gedeeld

    for wie, pad in (
        (beoordelaar, f"/meldingen/{melding.nummer}"),
        (beoordelaar, f"/api/v1/meldingen/{melding.nummer}/herhaling"),
        (beoordelaar, "/meldingen"),
        (beoordelaar, "/"),
        (manager, "/sturing/herhaling?soort=vervolg_tijdens_vb"),
    ):
        tekst = pagina(wie, pad)
        assert dicht.nummer not in tekst, pad
        assert "ervolgmelding tijdens" not in tekst or wie == manager, pad
        assert "CBS: vervolg" not in tekst, pad
    assert melding.nummer not in pagina(manager, "/sturing/herhaling?soort=vervolg_tijdens_vb")
    assert "CBS: 1e melding" in pagina(beoordelaar, "/meldingen")


def test_wie_bij_naam_toegang_heeft_ziet_het_wel(gedeeld, beoordelaar, moment):
    dicht, melding = gedeeld
    assert lees_herhaling(melding, beoordelaar).casussen == ()
    Toegang.objects.create(casus=dicht, medewerker=beoordelaar, soort="toegewezen", reden="Behandelt haar.", van=moment)
    beoordelaar.__dict__.pop("_afgeschermd", None)

    beeld = lees_herhaling(melding, beoordelaar)

    assert [casus.nummer for casus in beeld.casussen] == [dicht.nummer]
    assert beeld.regels[0].waarde == "Vervolgmelding tijdens veiligheidsbeoordeling"


def test_wat_een_lezer_ziet_is_wat_er_bewaard_is(frontoffice, beoordelaar, moment, django_assert_num_queries):
    eerste = gemeld(frontoffice, moment - 3 * DAG)
    bekenden = van_bekenden(*mensen_van(eerste.casus))
    for dag in range(3):
        melding = gemeld(frontoffice, moment - dag * timedelta(hours=1), betrokkenen=bekenden)

    # One for the facts; rights, and named access that is read twice outside a request.
    with django_assert_num_queries(4):
        beeld = lees_herhaling(melding, beoordelaar)
    assert beeld.regels[0].waarde == melding.herhaling.get_cbs_display()
    assert [casus.personen for casus in beeld.casussen] == [2]


def test_de_api_zegt_hetzelfde_als_de_pagina(frontoffice, beoordelaar, moment, client):
    eerste = gemeld(frontoffice, moment - 3 * DAG)
    melding = gemeld(frontoffice, moment, betrokkenen=van_bekenden(mensen_van(eerste.casus)[0]))
    client.force_login(beoordelaar)

    antwoord = client.get(f"/api/v1/meldingen/{melding.nummer}/herhaling")

    beeld = lees_herhaling(melding, beoordelaar)
    assert antwoord.json() == {
        "definities": [asdict(regel) for regel in beeld.regels],
        "casussen": [asdict(casus) for casus in beeld.casussen],
        "mogelijk_bekend": False,
    }
    assert [casus["nummer"] for casus in antwoord.json()["casussen"]] == [eerste.casus.nummer]
    assert antwoord.json()["definities"][0] == {
        "naam": "Soort melding",
        "bron": "CBS StatLine 85361NED",
        "waarde": "Vervolgmelding tijdens veiligheidsbeoordeling",
    }
    assert AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="herhaling", nummer=melding.nummer).count() == 1
