# SPDX-License-Identifier: EUPL-1.2
"""A handover that came back stands first for whoever must act now, and says so in the dossier."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meldingen.models import Casus, Signaal, Toegang
from overdracht.models import Overdracht
from overdracht.stappen.laat_verlopen import laat_verlopen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from tests.meldingen.fabriek import beoordeeld, in_beoordeling
from tests.monitoring.fabriek import in_monitoring
from tests.overdracht.fabriek import aanvaard, overgedragen, verzonden

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def nu():
    """Pages count from the present moment."""
    return timezone.now() - timedelta(hours=8)


def teruggelegd(frontoffice, beoordelaar, lokaalteam, nu, reden="nieuw_incident", *, op=None):
    overdracht = aanvaard(frontoffice, beoordelaar, lokaalteam, nu)
    return terugleggen(
        medewerker=lokaalteam, overdracht=overdracht, terugmeldreden=f"terugmeldreden:{reden}",
        toelichting="Vader is terug in huis.", nu=op or nu + timedelta(hours=2),
    )  # fmt: skip


def geweigerd(overdracht, lokaalteam, nu):
    return weigeren(
        medewerker=lokaalteam,
        overdracht=overdracht,
        weigerreden="weigerreden:te_zwaar",
        toelichting="Past niet.",
        nu=nu,
    )


def mijn(client, medewerker):
    client.force_login(medewerker)
    return client.get("/").context["mijn_casussen"]


def test_gevaar_eerst_dan_de_rest_die_terugkwam_dan_de_termijnen(client, frontoffice, beoordelaar, lokaalteam, nu):
    te_laat = in_beoordeling(frontoffice, beoordelaar, nu - 20 * DAG).casus
    weigering = geweigerd(verzonden(frontoffice, beoordelaar, nu), lokaalteam, nu + timedelta(hours=2)).casus
    gevaar = teruggelegd(frontoffice, beoordelaar, lokaalteam, nu).casus

    rijen = mijn(client, beoordelaar)

    assert [(rij["nummer"], rij["wat"]) for rij in rijen] == [
        (gevaar.nummer, "Teruggelegd: nieuw incident"),
        (weigering.nummer, "Geweigerd: te zwaar bevonden"),
        (te_laat.nummer, "Beoordelen"),
    ]
    # Danger is for today, whatever terms run; a refusal keeps the term that runs, and no term is made.
    assert [rij["uiterste"] for rij in rijen[:2]] == [timezone.localdate(), weigering.uiterste_datum]
    assert (
        Casus.objects.get(pk=gevaar.pk).termijnen.open().exclude(soort__in=("informeren", "monitoring_3")).count() == 0
    )


@pytest.mark.parametrize(("reden", "vandaag"), [("onveilig", True), ("geen_hulp", False)])
def test_niet_elke_reden_is_gevaar(client, frontoffice, beoordelaar, lokaalteam, nu, reden, vandaag):
    teruggelegd(frontoffice, beoordelaar, lokaalteam, nu - DAG, reden)

    (rij,) = mijn(client, beoordelaar)

    assert (rij["uiterste"] == timezone.localdate()) is vandaag
    assert rij["wat"].startswith("Teruggelegd: ")


def test_het_dossier_zegt_bovenaan_dat_waarom_en_wanneer(client, frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = teruggelegd(frontoffice, beoordelaar, lokaalteam, nu)
    client.force_login(beoordelaar)

    antwoord = client.get(f"/casussen/{overdracht.casus.nummer}")

    terug = antwoord.context["terug"]
    assert (terug.tekst, terug.partij, terug.op) == (
        "Teruggelegd: nieuw incident", "Wijkteams Almere", overdracht.beeindigd_op,
    )  # fmt: skip
    tekst = antwoord.content.decode()
    boven, _, _ = tekst.partition("Gezin en betrokkenen")
    assert ("Vader is terug in huis." in boven, "Bepaal vandaag wat er moet gebeuren." in boven) == (True, True)


def test_een_nieuwe_overdracht_beantwoordt_het(client, frontoffice, beoordelaar, lokaalteam, nu):
    casus = teruggelegd(frontoffice, beoordelaar, lokaalteam, nu).casus
    overgedragen(beoordelaar, Casus.objects.get(pk=casus.pk), nu + timedelta(hours=3))

    assert [rij["wat"] for rij in mijn(client, beoordelaar)] == ["Wacht op antwoord van de ontvanger"]
    assert client.get(f"/casussen/{casus.nummer}").context["terug"] is None


def test_wat_niet_op_tijd_beantwoord_is_komt_ook_terug(client, frontoffice, beoordelaar, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu - 30 * DAG)
    laat_verlopen(overdracht_id=overdracht.pk, nu=nu)

    assert [rij["wat"] for rij in mijn(client, beoordelaar)] == ["Verlopen: niet op tijd beantwoord"]


def test_zonder_behandelaar_staat_het_bij_iedereen_die_het_kan_doen(
    client, frontoffice, beoordelaar, onderzoeker, lokaalteam, nu
):
    casus = teruggelegd(frontoffice, beoordelaar, lokaalteam, nu).casus
    assert mijn(client, onderzoeker) == []
    Casus.objects.update(behandelaar=None)

    assert [rij["nummer"] for rij in mijn(client, onderzoeker)] == [casus.nummer]


def test_geweigerd_tijdens_monitoring_staat_er_tot_iemand_het_signaal_afhandelt(
    client, frontoffice, beoordelaar, onderzoeker, lokaalteam, nu
):
    casus = in_monitoring(frontoffice, beoordelaar, onderzoeker, nu - 10 * DAG)
    (overdracht,) = overgedragen(beoordelaar, casus, nu)
    geweigerd(overdracht, lokaalteam, nu + timedelta(hours=1))
    assert [rij["nummer"] for rij in mijn(client, onderzoeker)] == [casus.nummer]

    client.post("/signalen/afhandelen", {"signaal": Signaal.objects.get(soort="overdracht_terug").pk})

    assert mijn(client, onderzoeker) == []


def test_wie_de_casus_niet_mag_zien_ziet_ook_niet_dat_zij_terugkwam(
    client, frontoffice, frontoffice_utrecht, beoordelaar, onderzoeker, lokaalteam, nu
):
    casus = teruggelegd(frontoffice, beoordelaar, lokaalteam, nu).casus
    Casus.objects.update(behandelaar=None, afgeschermd=True)
    Toegang.objects.create(casus=casus, medewerker=beoordelaar, soort="toegewezen", reden="x", van=nu)

    assert [rij["nummer"] for rij in mijn(client, beoordelaar)] == [casus.nummer]
    assert mijn(client, onderzoeker) == []
    client.force_login(frontoffice_utrecht)
    assert client.get(f"/casussen/{casus.nummer}").status_code == 404


def test_een_besluit_erna_is_het_antwoord(client, frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = geweigerd(verzonden(frontoffice, beoordelaar, nu - 5 * DAG), lokaalteam, nu - 4 * DAG)
    later = beoordeeld(frontoffice, beoordelaar, nu - DAG)
    Overdracht.objects.filter(pk=overdracht.pk).update(casus=later.casus_id)

    assert [rij["terug"] for rij in mijn(client, beoordelaar) if rij["nummer"] == later.casus.nummer] == [None]
