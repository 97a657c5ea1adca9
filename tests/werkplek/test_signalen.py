# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.utils import timezone

from meldingen.models import Casus, Signaal
from meldingen.signaleren import geef_signaal, termijnsleutel
from meldingen.stappen.consult import consult_geven, consult_vragen
from tests.meldingen.fabriek import in_beoordeling
from tests.monitoring.fabriek import in_monitoring
from werkplek.signaallijst import ERNST

pytestmark = pytest.mark.django_db


@pytest.fixture
def signaal(frontoffice, beoordelaar, nu):
    casus = Casus.objects.get(pk=in_beoordeling(frontoffice, beoordelaar, nu).casus_id)
    geef_signaal(
        soort="bericht_erbij", sleutel="1", organisatie_id=casus.organisatie_id, casus=casus, nu=timezone.now()
    )
    return Signaal.objects.get()


def test_een_signaal_staat_op_de_eerste_pagina_en_gaat_eraf(client, beoordelaar, signaal):
    client.force_login(beoordelaar)

    assert [rij["id"] for rij in client.get("/").context["signalen"]] == [signaal.pk]
    assert client.post("/signalen/afhandelen", {"signaal": signaal.pk})["Location"] == "/"
    assert client.get("/").context["signalen"] == []


def test_wie_tweede_is_ziet_dat_het_al_gebeurd_is(client, beoordelaar, signaal):
    client.force_login(beoordelaar)
    client.post("/signalen/afhandelen", {"signaal": signaal.pk})

    antwoord = client.post("/signalen/afhandelen", {"signaal": signaal.pk})

    assert antwoord.status_code == 409
    assert "Dit signaal is al afgehandeld." in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["onderzoeker", "frontoffice_utrecht", "lokaalteam", "privacy"])
def test_het_signaal_van_een_ander_bestaat_niet(client, request, wie, signaal):
    client.force_login(request.getfixturevalue(wie))

    assert client.post("/signalen/afhandelen", {"signaal": signaal.pk}).status_code == 404
    assert Signaal.objects.get().afgehandeld_op is None


@pytest.mark.parametrize("invoer", [{}, {"signaal": "x"}])
def test_een_leeg_formulier_is_404(client, beoordelaar, invoer):
    client.force_login(beoordelaar)

    assert client.post("/signalen/afhandelen", invoer).status_code == 404


def geef(casus, soort, nu, voor, sleutel=None):
    geef_signaal(
        soort=soort, sleutel=sleutel or soort, organisatie_id=casus.organisatie_id, casus=casus, nu=nu, voor_id=voor.pk
    )


def soorten(client, medewerker, pad="/"):
    client.force_login(medewerker)
    return [rij["soort"] for rij in client.get(pad).context["signalen"]]


def test_het_ernstigste_eerst_en_dan_het_nieuwste(client, onderzoeker, signaal, nu):
    for uren, soort in enumerate(
        ("termijn_nadert", "termijn_verstreken", "overdracht_terug", "bericht_erbij", "bericht_crisis")
    ):
        geef(signaal.casus, soort, nu + timedelta(hours=uren), onderzoeker)

    assert soorten(client, onderzoeker) == [
        "bericht_crisis",
        "overdracht_terug",
        "bericht_erbij",
        "termijn_verstreken",
        "termijn_nadert",
    ]


def test_elke_soort_heeft_een_plaats():
    assert {soort for rang in ERNST for soort in rang} == set(Signaal.Soort)


def test_een_termijn_van_een_eigen_casus_staat_alleen_in_de_lijst(client, beoordelaar, onderzoeker, signaal, nu):
    geef(signaal.casus, "termijn_verstreken", nu, beoordelaar)
    assert soorten(client, beoordelaar) == ["bericht_erbij"]

    # The same signal for whoever has another list, and for himself once the casus is with somebody else.
    Casus.objects.update(behandelaar=onderzoeker)

    assert soorten(client, beoordelaar) == ["bericht_erbij", "termijn_verstreken"]


def test_een_moment_staat_alleen_in_de_lijst_van_monitoring(client, frontoffice, beoordelaar, onderzoeker, nu):
    casus = in_monitoring(frontoffice, beoordelaar, onderzoeker, nu - timedelta(days=120))
    moment = casus.termijnen.get(soort="monitoring_3")
    ander = casus.termijnen.open().get(soort="informeren")
    for wie in (onderzoeker, beoordelaar):
        geef(casus, "monitoring_te_doen", nu, wie, sleutel=f"te doen {wie.pk}")
    geef(casus, "termijn_verstreken", nu, onderzoeker, sleutel=termijnsleutel(moment))
    assert soorten(client, onderzoeker) == []

    geef(casus, "termijn_verstreken", nu, onderzoeker, sleutel=termijnsleutel(ander))

    # Another term of that casus stands in no list, and who does no monitoring has none either.
    assert (soorten(client, onderzoeker), soorten(client, beoordelaar)) == (
        ["termijn_verstreken"],
        ["monitoring_te_doen"],
    )


def test_tien_staan_er_en_de_rest_is_een_klik_verder(client, onderzoeker, signaal, nu):
    for nummer in range(12):
        geef(signaal.casus, "bericht_erbij", nu, onderzoeker, sleutel=f"bericht {nummer}")
    client.force_login(onderzoeker)

    antwoord = client.get("/")

    assert (len(antwoord.context["signalen"]), "/?signalen=alle" in antwoord.content.decode()) == (10, True)
    assert len(soorten(client, onderzoeker, "/?signalen=alle")) == 12


@pytest.fixture
def antwoord(beoordelaar, gedragswetenschapper, signaal):
    def geef(toen):
        consult = consult_vragen(medewerker=beoordelaar, casus=signaal.casus, vraag="Mag dit?", nu=toen)
        return consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Ja, mits.", nu=toen)

    return geef


def test_wie_vroeg_hoort_dat_er_antwoord_is_en_van_wie(client, beoordelaar, onderzoeker, antwoord):
    consult, _ = antwoord(timezone.now()), antwoord(timezone.now() - timedelta(days=15))
    client.force_login(beoordelaar)

    antwoorden = [rij for rij in client.get("/").context["signalen"] if rij["consult"]]

    assert [(rij["consult"], rij["tekst"]) for rij in antwoorden] == [
        (consult.nummer, "Gerda Wetering beantwoordde uw vraag")
    ]
    tekst = client.get("/").content.decode()
    assert (f'href="/consulten/{consult.nummer}"' in tekst, "Ja, mits." in tekst) == (True, False)
    assert soorten(client, onderzoeker) == []


def test_het_antwoord_in_een_afgeschermd_dossier_bestaat_niet(client, beoordelaar, antwoord):
    antwoord(timezone.now())
    Casus.objects.update(afgeschermd=True)

    assert soorten(client, beoordelaar) == []
