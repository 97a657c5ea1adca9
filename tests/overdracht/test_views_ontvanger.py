# SPDX-License-Identifier: EUPL-1.2
"""The pages of the receiving party and of the overleg: only what is theirs, and every look is recorded."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from overdracht.models import Interventieoverleg, Overdracht
from overdracht.stappen.intrekken import intrekken
from tests.meldingen.fabriek import gemeld
from tests.overdracht.fabriek import (
    klaar_om_over_te_dragen,
    nummers,
    overgedragen,
    partij_invoer,
    vermenigvuldig,
    verzonden,
)

pytestmark = pytest.mark.django_db

NAAM = "Sanne Kanariepiet"
ACTIES = ["bevestigen", "aanvaarden", "weigeren", "terugleggen"]


@pytest.fixture
def nu():
    return timezone.now() - timedelta(hours=4)


@pytest.fixture
def overdracht(frontoffice, beoordelaar, nu):
    return verzonden(frontoffice, beoordelaar, nu)


def tekst(antwoord):
    return antwoord.content.decode()


def test_postvak_toont_eigen_overdrachten_nieuwe_boven(client, frontoffice, beoordelaar, lokaalteam, nu):
    oud = verzonden(frontoffice, beoordelaar, nu)
    gezien = verzonden(frontoffice, beoordelaar, nu + timedelta(hours=1))
    nieuw = verzonden(frontoffice, beoordelaar, nu + timedelta(minutes=30))
    client.force_login(lokaalteam)
    client.post(f"/overdrachten/{gezien.nummer}/bevestigen", {"versie": gezien.versie})

    rijen = client.get("/overdrachten").context["rijen"]

    assert [rij["rij"].overdracht for rij in rijen] == [nieuw, oud, gezien]
    assert rijen[0]["stappen"] == ["bevestigen", "aanvaarden", "weigeren"]


def test_postvak_en_detail_leggen_de_inzage_vast(client, lokaalteam, overdracht):
    client.force_login(lokaalteam)

    assert NAAM in tekst(client.get("/overdrachten"))
    assert NAAM in tekst(client.get(f"/overdrachten/{overdracht.nummer}"))

    regels = AuditRegel.objects.filter(uitkomst="ingezien", medewerker_id=lokaalteam.pk).order_by("pk")
    assert [(r.onderwerp, r.nummer) for r in regels] == [
        ("overdrachtenlijst", "eigen"),
        ("overdracht", overdracht.nummer),
    ]


@pytest.mark.parametrize(
    "wie", ["lokaalteam_ander", "lokaalteam_utrecht", "overleglid", "frontoffice_utrecht", "privacy"]
)
def test_andermans_overdracht_bestaat_niet(client, overdracht, wie, request):
    client.force_login(request.getfixturevalue(wie))

    for pad in ("", *[f"/{actie}" for actie in ACTIES], "/intrekken"):
        antwoord = client.get(f"/overdrachten/{overdracht.nummer}{pad}")
        assert (antwoord.status_code, NAAM in tekst(antwoord)) == (404, False)
    for pad in ("/overdrachten", "/overdrachten/eerder", "/overleg"):
        assert NAAM not in tekst(client.get(pad))


def test_ontvanger_ziet_geen_andere_melding_of_gegevens_van_het_gezin(client, frontoffice, beoordelaar, lokaalteam, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    (overdracht,) = overgedragen(beoordelaar, casus, nu, partij_invoer(casus, personen=nummers(casus)[1:]))
    gemeld(frontoffice, nu + timedelta(hours=1), casus=casus, toelichting="Latere melding kanarie")
    client.force_login(lokaalteam)

    paginas = [tekst(client.get(pad)) for pad in ("/overdrachten", f"/overdrachten/{overdracht.nummer}")]
    client.post(f"/overdrachten/{overdracht.nummer}/aanvaarden", {})
    paginas.append(tekst(client.get(f"/overdrachten/{overdracht.nummer}")))

    verboden = ("Kanarie", "kanarie", "Sanne", "Truus", "C-2", "M-2", "P-2", "pyjama", "Bas Oordijk")
    assert [woord for pagina in paginas for woord in verboden if woord in pagina] == []


def test_bevestigen_en_aanvaarden_vanaf_de_rij(client, lokaalteam, overdracht):
    client.force_login(lokaalteam)

    bevestigd = client.post(f"/overdrachten/{overdracht.nummer}/bevestigen", {"versie": 1})
    aanvaard = client.post(f"/overdrachten/{overdracht.nummer}/aanvaarden", {"versie": 2})

    assert (bevestigd.status_code, aanvaard.status_code) == (302, 302)
    assert Overdracht.objects.get().status == "aanvaard"
    eerder = client.get("/overdrachten/eerder")
    assert NAAM in tekst(eerder)


def test_verouderd_scherm_toont_de_overdracht_opnieuw(client, lokaalteam, overdracht):
    client.force_login(lokaalteam)
    client.post(f"/overdrachten/{overdracht.nummer}/bevestigen", {"versie": 1})

    antwoord = client.post(f"/overdrachten/{overdracht.nummer}/aanvaarden", {"versie": 1})

    assert antwoord.status_code == 409
    assert "Een collega was u voor" in tekst(antwoord)
    assert Overdracht.objects.get().status == "bevestigd"


def test_na_intrekken_is_het_pakket_niet_meer_te_lezen(client, beoordelaar, lokaalteam, overdracht, nu):
    intrekken(medewerker=beoordelaar, overdracht=overdracht, intrekreden="intrekreden:vergissing", nu=nu)
    client.force_login(lokaalteam)

    pagina, lijst = client.get(f"/overdrachten/{overdracht.nummer}"), client.get("/overdrachten/eerder")
    te_laat = client.post(f"/overdrachten/{overdracht.nummer}/aanvaarden", {"versie": 1})

    assert (pagina.status_code, NAAM in tekst(pagina), "niet meer lezen" in tekst(pagina)) == (200, False, True)
    assert (overdracht.nummer in tekst(lijst), NAAM in tekst(lijst)) == (True, False)
    assert (te_laat.status_code, NAAM in tekst(te_laat)) == (409, False)
    assert "Veilig Thuis heeft deze overdracht ingetrokken" in tekst(te_laat)
    assert "Bas Oordijk" not in tekst(pagina) + tekst(lijst) + tekst(te_laat)


def test_weigeren_met_reden(client, lokaalteam, overdracht):
    client.force_login(lokaalteam)
    pad = f"/overdrachten/{overdracht.nummer}/weigeren"

    leeg = client.post(pad, {"versie": 1, "toelichting": "Wij zitten vol."})
    gedaan = client.post(pad, {"versie": 1, "weigerreden": "weigerreden:capaciteit", "toelichting": "Wij zitten vol."})

    assert (leeg.status_code, set(leeg.context["form"].errors)) == (400, {"weigerreden"})
    assert "Wij zitten vol." in tekst(leeg)
    assert gedaan.status_code == 302
    assert Overdracht.objects.get().weigerreden_id == "weigerreden:capaciteit"


def test_terugleggen_van_wat_aanvaard_is(client, lokaalteam, overdracht):
    client.force_login(lokaalteam)
    client.post(f"/overdrachten/{overdracht.nummer}/aanvaarden", {})
    pad = f"/overdrachten/{overdracht.nummer}/terugleggen"

    assert client.get(pad).status_code == 200
    gedaan = client.post(pad, {"terugmeldreden": "terugmeldreden:geen_hulp", "toelichting": "Niemand doet open."})

    assert gedaan.status_code == 302
    assert Overdracht.objects.get().status == "teruggelegd"


def test_vt_kan_niet_antwoorden_namens_de_ontvanger(client, beoordelaar, overdracht):
    client.force_login(beoordelaar)
    for actie in ACTIES:
        assert client.post(f"/overdrachten/{overdracht.nummer}/{actie}", {}).status_code == 403
    assert Overdracht.objects.get().status == "verzonden"


def test_ontvanger_kan_niet_intrekken(client, lokaalteam, overdracht):
    client.force_login(lokaalteam)
    assert client.post(f"/overdrachten/{overdracht.nummer}/intrekken", {}).status_code == 403


@pytest.mark.parametrize(
    ("wie", "status"), [("overleglid", 403), ("privacy", 403), ("beheerder", 403), ("manager", 200)]
)
def test_lijst_alleen_voor_wie_overdrachten_mag_zien(client, wie, status, request):
    client.force_login(request.getfixturevalue(wie))
    assert client.get("/overdrachten").status_code == status


def test_zonder_inloggen_naar_de_inlogpagina(client, overdracht):
    for pad in ("/overdrachten", "/overdrachten/eerder", f"/overdrachten/{overdracht.nummer}", "/overleg"):
        assert client.get(pad).status_code == 302


class TestOverleg:
    @pytest.fixture
    def geagendeerd(self, frontoffice, beoordelaar, nu):
        casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
        deel = partij_invoer(casus, "interventieoverleg-dronten")
        return overgedragen(beoordelaar, casus, nu, deel, afwijkreden="Gezin woont in Dronten.")[0]

    def test_lid_ziet_alleen_het_minimum(self, client, overleglid, geagendeerd):
        client.force_login(overleglid)

        pagina = tekst(client.get("/overleg"))

        assert geagendeerd.nummer in pagina
        assert NAAM in pagina
        verboden = ("structurele onveiligheid", "Het gezin ondersteunen", "Middelzwaar", "Slachtoffer", "C-2", "Truus")
        assert [woord for woord in verboden if woord in pagina] == []
        assert AuditRegel.objects.filter(onderwerp="overleglijst", uitkomst="ingezien").count() == 1

    def test_lid_ziet_de_overdracht_zelf_niet(self, client, overleglid, geagendeerd):
        client.force_login(overleglid)
        assert client.get(f"/overdrachten/{geagendeerd.nummer}").status_code == 404

    def test_ingetrokken_verdwijnt_van_de_lijst(self, client, beoordelaar, overleglid, geagendeerd, nu):
        intrekken(medewerker=beoordelaar, overdracht=geagendeerd, intrekreden="intrekreden:vergissing", nu=nu)
        client.force_login(overleglid)
        assert NAAM not in tekst(client.get("/overleg"))

    def test_lid_van_een_andere_partij_ziet_de_lijst_van_zijn_overleg(self, client, lokaalteam_ander, geagendeerd):
        from organisaties.models import Rol

        lokaalteam_ander.rollen.add(Rol.objects.get(code="overleglid"))
        client.force_login(lokaalteam_ander)
        assert NAAM not in tekst(client.get("/overleg"))

        Interventieoverleg.objects.get(partij__code="interventieoverleg-dronten").leden.add(lokaalteam_ander)
        assert NAAM in tekst(client.get("/overleg"))

    @pytest.mark.parametrize("wie", ["lokaalteam", "beoordelaar", "manager", "frontoffice_utrecht"])
    def test_anderen_mogen_de_lijst_niet_zien(self, client, geagendeerd, wie, request):
        client.force_login(request.getfixturevalue(wie))
        antwoord = client.get("/overleg")
        assert (antwoord.status_code, NAAM in tekst(antwoord)) == (403, False)


@pytest.mark.parametrize("aantal", [1, 30])
@pytest.mark.parametrize(("pad", "vragen"), [("/overdrachten", 7), ("/overdrachten/eerder", 6)])
def test_lijst_heeft_een_vast_aantal_vragen(
    client, frontoffice, beoordelaar, lokaalteam, nu, aantal, pad, vragen, django_assert_num_queries
):
    overdracht = verzonden(frontoffice, beoordelaar, nu)
    if pad.endswith("eerder"):
        intrekken(medewerker=beoordelaar, overdracht=overdracht, intrekreden="intrekreden:vergissing", nu=nu)
    vermenigvuldig(overdracht, aantal)
    client.force_login(lokaalteam)
    with django_assert_num_queries(vragen):
        antwoord = client.get(pad)
    assert len(antwoord.context["rijen"]) == aantal


def test_bladeren_op_sleutel_geeft_elke_rij_een_keer(client, frontoffice, beoordelaar, lokaalteam, nu, monkeypatch):
    monkeypatch.setattr("overdracht.lijsten.PER_BLAD", 2)
    alle = {verzonden(frontoffice, beoordelaar, nu).nummer for _ in range(5)}
    client.force_login(lokaalteam)

    gezien, pad = [], "/overdrachten"
    while pad:
        context = client.get(pad).context
        gezien += [rij["rij"].overdracht.nummer for rij in context["rijen"]]
        pad = context["pagina"]["volgende"]

    assert (len(gezien), set(gezien)) == (5, alle)
