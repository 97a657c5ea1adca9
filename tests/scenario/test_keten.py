# SPDX-License-Identifier: EUPL-1.2
"""One family from the telephone call to the twelve-month monitoring, through the screens and through the API."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from achtergrond.models import UitgaandBericht, Werk
from meldingen.models import Casus, Contact, Melding, Overgang
from monitoring.models import Monitoringsmoment
from monitoring.tasks import plan_na_overdracht
from monitoring.vegen import PLAN_TAAK, veeg
from overdracht.models import Overdracht
from tests.klok import klok
from tests.personas import AMSTERDAM

from .scherm import Scherm

__all__ = ["klok"]
pytestmark = pytest.mark.django_db

MELDING = {
    "gemeente": "GM0034",
    "melder_soort": "meldersoort:politie",
    "crisis": "nee",
    "toelichting": "De wijkagent hoorde geschreeuw; de kinderen stonden buiten.",
    "betrokkenen__0__rol": "betrokkenerol:slachtoffer",
    "betrokkenen__0__voornamen": "Sanne",
    "betrokkenen__0__geboortenaam": "Kanariepiet",
    "betrokkenen__0__geboortedatum": "14-05-1990",
    "betrokkenen__1__rol": "betrokkenerol:kind",
    "betrokkenen__1__voornamen": "Jip",
    "betrokkenen__1__geboortenaam": "Kanariepiet",
    "betrokkenen__1__geboortedatum": "2019",
    "bron__onthulling": "onthulling:openbaar",
    "bron__naam": "Wim Wijkagent",
}
OORDEEL = {
    "urgentie": "urgentie:regulier",
    "zwaarte": "zwaarte:middelzwaar",
    "bevindingen": "Gesproken met beide ouders.",
    "voorgeschiedenis": "Nagegaan: geen eerdere meldingen.",
    "conclusie": "Structurele onveiligheid door ruzies.",
    "motivering": "Het gezin wil hulp en het wijkteam kan die bieden.",
}
MOMENT = {
    "uitgevoerd_op": "vandaag",
    "gesproken_met": "moeder en de wijkwerker",
    "veiligheid": "veiligheid:veilig",
    "nieuwe_incidenten": "0",
    "nieuwe_zorgen": "nee",
    "bevindingen": "Er is rust in huis.",
    "vervolg": "geen",
}
FASEN_OVERDRACHT = ["vb", "overdracht", "overgedragen", "afgesloten"]
FASEN_ONDERZOEK = ["vb", "dienst", "monitoring", "afgesloten"]


def fasen(casus):
    rijen = Overgang.objects.filter(casus_id=casus.pk, onderwerp="casus", kenmerk="fase").order_by("id")
    return list(rijen.values_list("naar", flat=True))


def plan_wat_klaarstaat(nu):
    """What beat and a worker do every minute; with a real worker in test_keten_werker.py."""
    veeg(nu)
    for werk_id in Werk.objects.filter(soort=PLAN_TAAK, status="wacht").values_list("pk", flat=True):
        plan_na_overdracht(werk_id=werk_id)


def cijfer(manager, fase):
    """How many open casussen of this phase the manager counts, from the list behind the number."""
    scherm = Scherm(manager).open("/").leest("Sturing")
    scherm.open(f"/sturing/caseload?fase={fase}")
    return int(re.search(r"(\d+) casus", scherm.tekst)[1])


@pytest.fixture
def gebeld(frontoffice, klok):
    """The telephone rings: a contact, and a melding from it, an hour of an ordinary Wednesday."""
    scherm = Scherm(frontoffice).open("/").volg("/contacten/nieuw")
    scherm.verstuur(
        "Maak er een melding van", notities="Politie belt, ruzie met kinderen erbij.", beller="Wim", ontvangen_op="nu"
    )
    scherm.leest("Politie belt, ruzie met kinderen erbij.").verstuur("Melding registreren", **MELDING)
    melding = Melding.objects.get()
    assert Contact.objects.get().status == "melding"
    scherm.leest(melding.nummer, "Sanne Kanariepiet").volg(f"/casussen/{melding.casus.nummer}").leest(
        "Veilig Thuis Flevoland"
    )
    return melding


def beoordeel(beoordelaar, melding, klok, besluit):
    klok.vooruit(hours=1)
    scherm = Scherm(beoordelaar).open("/").volg(f"/meldingen/{melding.nummer}").verstuur("Pak op")
    scherm.verstuur("Opslaan", bevindingen="Gesproken met moeder.")
    klok.vooruit(hours=20)
    scherm = (
        Scherm(beoordelaar).open("/").volg(f"/meldingen/{melding.nummer}/beoordelen").leest("Gesproken met moeder.")
    )
    return scherm.verstuur("Opslaan en afronden", besluit=besluit, **OORDEEL)


def draag_over(scherm, casus):
    scherm.volg(f"/casussen/{casus.nummer}/overdragen").verstuur(
        "Bekijk wat de ontvanger krijgt",
        contacten="Twee gesprekken met de ouders.",
        partij__0__doel="Rust in huis.",
        partij__0__verwacht="Bel binnen een week.",
        partij__0__wijze="wijze:warm",
    )
    scherm.leest("Er is nog niets verstuurd", "Sanne Kanariepiet", "Twee gesprekken met de ouders.").verstuur(
        "Versturen"
    )


def aanvaard(lokaalteam, overdracht):
    team = (
        Scherm(lokaalteam).open("/").volg(f"/overdrachten/{overdracht.nummer}").leest("Twee gesprekken met de ouders.")
    )
    team.verstuur("Ontvangst bevestigen").verstuur("Aanvaarden").leest("Aanvaard")


def bewaak(onderzoeker, casus, klok):
    """Both moments on their day, from the first page of whoever monitors; then the casus closes."""
    for moment in Monitoringsmoment.objects.filter(casus=casus).order_by("gepland_op"):
        dag = moment.gepland_op
        klok.zet(datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=AMSTERDAM))
        scherm = Scherm(onderzoeker).open("/").volg(f"/monitoring/{moment.nummer}/vastleggen")
        scherm.verstuur("Vastleggen", **MOMENT)
    scherm.open(f"/casussen/{casus.nummer}").volg(f"/casussen/{casus.nummer}/afsluiten")
    scherm.verstuur("Casus afsluiten", afsluitreden="afsluitreden:monitoring_afgerond")
    casus.refresh_from_db()
    assert (casus.fase, casus.zicht_houder) == ("afgesloten", None)


def test_van_telefoon_tot_twaalf_maanden_door_de_schermen(gebeld, beoordelaar, lokaalteam, onderzoeker, manager, klok):
    casus = gebeld.casus
    assert cijfer(manager, "vb") == 1

    scherm = beoordeel(beoordelaar, gebeld, klok, "overdracht_lokaal").leest("Overdragen")
    draag_over(scherm, casus)
    overdracht = Overdracht.objects.get()
    assert (overdracht.partij.code, overdracht.status, cijfer(manager, "overdracht")) == (
        "wijkteams-almere",
        "verzonden",
        1,
    )

    klok.vooruit(hours=2)
    team = (
        Scherm(lokaalteam).open("/").volg(f"/overdrachten/{overdracht.nummer}").leest("Twee gesprekken met de ouders.")
    )
    team.verstuur("Ontvangst bevestigen").verstuur("Aanvaarden").leest("Aanvaard")
    casus.refresh_from_db()
    assert (casus.fase, casus.zicht_partij.code) == ("overgedragen", "wijkteams-almere")
    assert cijfer(manager, "overgedragen") == 1

    klok.vooruit(minutes=1)
    plan_wat_klaarstaat(klok.nu)
    dagen = Monitoringsmoment.objects.filter(casus=casus).order_by("gepland_op").values_list("gepland_op", flat=True)
    assert [dag.isoformat() for dag in dagen] == ["2026-06-12", "2027-03-12"]
    bewaak(onderzoeker, casus, klok)

    assert fasen(casus) == FASEN_OVERDRACHT
    assert Scherm(manager).open("/sturing").leest("0 casussen open")
    Scherm(beoordelaar).open(f"/casussen/{casus.nummer}").leest(
        "Afgesloten", "Overdracht aan Wijkteams Almere aanvaard", gebeld.nummer
    )


def test_van_telefoon_tot_twaalf_maanden_na_een_onderzoek(gebeld, beoordelaar, onderzoeker, manager, klok):
    casus = gebeld.casus
    beoordeel(beoordelaar, gebeld, klok, "onderzoek")
    assert cijfer(manager, "dienst") == 1

    klok.vooruit(days=2)
    scherm = Scherm(onderzoeker).open("/").volg(f"/casussen/{casus.nummer}/dienst/starten").verstuur("Start")
    klok.vooruit(days=21)
    scherm = (
        Scherm(onderzoeker)
        .open("/")
        .volg(f"/casussen/{casus.nummer}")
        .volg(f"/casussen/{casus.nummer}/dienst/afronden")
    )
    scherm.verstuur("Afronden", uitkomst="onderzoeksuitkomst:bevestigd", conclusie="Bevestigd door drie bronnen.",
                    overdracht_volgt="nee")  # fmt: skip
    assert cijfer(manager, "monitoring") == 1
    bewaak(onderzoeker, casus, klok)

    assert fasen(casus) == FASEN_ONDERZOEK


class Koppeling:
    """Another system, logged in as somebody: JSON in, JSON out."""

    def __init__(self, medewerker):
        self.client = Client()
        self.client.force_login(medewerker)

    def lees(self, pad):
        antwoord = self.client.get(f"/api/v1{pad}")
        assert antwoord.status_code == 200, antwoord.content
        return antwoord.json()

    def doe(self, pad, **inhoud):
        antwoord = self.client.post(f"/api/v1{pad}", inhoud, content_type="application/json")
        assert antwoord.status_code in (200, 201), antwoord.content.decode()
        return antwoord.json()


def test_van_telefoon_tot_twaalf_maanden_door_de_api(
    frontoffice, beoordelaar, lokaalteam, onderzoeker, klok, django_capture_on_commit_callbacks
):
    aan = {wie.username: Koppeling(wie) for wie in (frontoffice, beoordelaar, lokaalteam, onderzoeker)}
    front, vb, team, zoek = aan.values()
    contact = front.doe(
        "/contacten", notities="Politie belt.", beller="Wim", kanaal="kanaal:telefoon", ontvangen_op=klok.nu.isoformat()
    )
    melding = front.doe(
        "/meldingen", contact=contact["nummer"], contact_versie=contact["versie"], kanaal="kanaal:telefoon",
        ontvangen_op=klok.nu.isoformat(), gemeente="GM0034", crisis=False, melder_soort="meldersoort:politie",
        toelichting="Geschreeuw.", bron={"onthulling": "onthulling:openbaar", "naam": "Wim"},
        betrokkenen=[{"rol": "betrokkenerol:slachtoffer", "voornamen": "Sanne", "geboortenaam": "Kanariepiet"}],
    )  # fmt: skip
    casus = Casus.objects.get(nummer=melding["casus"])
    klok.vooruit(hours=1)
    gepakt = vb.doe(f"/meldingen/{melding['nummer']}/in-beoordeling-nemen", versie=melding["versie"])
    assert "beoordelen" in gepakt["toegestane_stappen"]
    beoordeeld = vb.doe(f"/meldingen/{melding['nummer']}/beoordelen", besluit="overdracht_lokaal", **OORDEEL)
    assert beoordeeld["status"] == "beoordeeld"

    route = vb.lees(f"/casussen/{casus.nummer}/routeadvies")
    personen = [betrokkene["persoon_nummer"] for betrokkene in beoordeeld["betrokkenen"]]
    partij = {"partij": route["bestemming"], "personen": personen, "doel": "Rust in huis.",
              "verwacht": "Bel binnen een week.", "wijze": "wijze:warm", "draagt_zicht": True}  # fmt: skip
    inhoud = {"conclusie": "Onveilig.", "contacten": "Twee gesprekken.", "partijen": [partij]}
    (voorbeeld,) = vb.doe(f"/casussen/{casus.nummer}/overdragen/voorbeeld", **inhoud)
    partij["sha256"] = voorbeeld["sha256"]
    (overdracht,) = vb.doe(f"/casussen/{casus.nummer}/overdragen", **inhoud)
    assert overdracht["pakket"] == voorbeeld["pakket"]

    klok.vooruit(hours=1)
    (rij,) = team.lees("/overdrachten")["results"]
    for stap, versie in (("bevestigen", rij["versie"]), ("aanvaarden", rij["versie"] + 1)):
        stand = team.doe(f"/overdrachten/{rij['nummer']}/{stap}", versie=versie)
    assert (stand["status"], stand["toegestane_stappen"]) == ("aanvaard", ["terugleggen"])
    klok.vooruit(minutes=1)
    plan_wat_klaarstaat(klok.nu)

    momenten = zoek.lees(f"/casussen/{casus.nummer}/monitoring")["monitoring"][0]["momenten"]
    for nummer in sorted(momenten, key=lambda n: zoek.lees(f"/monitoringsmomenten/{n}")["gepland_op"]):
        dag = datetime.fromisoformat(zoek.lees(f"/monitoringsmomenten/{nummer}")["gepland_op"])
        klok.zet(dag.replace(hour=9, tzinfo=AMSTERDAM))
        zoek = Koppeling(onderzoeker)
        zoek.doe(
            f"/monitoringsmomenten/{nummer}/vastleggen",
            **MOMENT | {"uitgevoerd_op": dag.date().isoformat(), "nieuwe_zorgen": False},
        )
    dicht = zoek.doe(f"/casussen/{casus.nummer}/afsluiten", afsluitreden="afsluitreden:monitoring_afgerond")

    assert (dicht["fase"], dicht["zicht_houder"]) == ("afgesloten", None)
    assert fasen(casus) == FASEN_OVERDRACHT
    assert dag.date() - klok.nu.date() == timedelta(0)
    assert UitgaandBericht.objects.filter(soort="overdracht_klaar").count() == 1
