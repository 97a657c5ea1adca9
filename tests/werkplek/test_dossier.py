# SPDX-License-Identifier: EUPL-1.2
"""The dossier: who has zicht, what can be done, and everything that happened, in a fixed number of questions."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Dienst
from meldingen.stappen.consult import consult_geven, consult_vragen
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from personen.schrijven import AdresGegevens, PersoonGegevens
from tests.meldingen.fabriek import BetrokkeneInvoer, beoordeeld, gemeld

pytestmark = pytest.mark.django_db


def kind(**adres):
    persoon = PersoonGegevens(voornamen="Noor", geboortenaam="Bakker", geboortedatum=date(2018, 6, 1))
    return BetrokkeneInvoer(
        rol="betrokkenerol:kind",
        gegevens=persoon,
        adres=AdresGegevens(**({"straat": "Stationsstraat", "huisnummer": 12, "plaats": "Almere"} | adres)),
    )


def test_dossier_toont_zicht_fase_termijnen_en_gezin(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(kind(),), crisis=True)
    client.force_login(beoordelaar)

    antwoord = client.get(f"/casussen/{melding.casus.nummer}")

    context = antwoord.context
    assert context["zichthouder"] == "Veilig Thuis Flevoland"
    assert [t.naam for t in context["termijnen"]] == [
        "Crisis: binnen 24 uur",
        "Veiligheidsbeoordeling",
        "Betrokkenen informeren",
    ]
    (lid,) = context["gezin"]
    assert (lid.persoon.volledige_naam, lid.rollen, lid.leeftijd, lid.adres) == (
        "Noor Bakker",
        ("Kind",),
        7,
        "Stationsstraat 12, Almere",
    )
    assert "Zicht op veiligheid" in antwoord.content.decode()


def test_geheim_adres_staat_niet_op_het_scherm(client, frontoffice, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(kind(straat="Kanariestraat", geheim=True),))
    client.force_login(frontoffice)

    tekst = client.get(f"/casussen/{melding.casus.nummer}").content.decode()

    assert ("geheim adres" in tekst, "Kanariestraat" in tekst) == (True, False)


def test_tijdlijn_is_van_het_hele_gezin_nieuwste_eerst(client, frontoffice, beoordelaar, onderzoeker, nu):
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "vv")
    dienst_starten(medewerker=onderzoeker, dienst=Dienst.objects.get(), voorwaarden="Rust", nu=nu + timedelta(days=1))
    casus = Casus.objects.get()
    tweede = gemeld(frontoffice, nu + timedelta(days=2), casus=casus, incident_datum=date(2026, 3, 12))
    consult_vragen(medewerker=beoordelaar, casus=casus, vraag="?", nu=nu + timedelta(days=3))
    client.force_login(beoordelaar)

    gebeurtenissen = client.get(f"/casussen/{casus.nummer}").context["gebeurtenissen"]

    assert [g.titel for g in gebeurtenissen] == [
        "Consult gevraagd",
        "Fase: Veiligheidsbeoordeling",
        f"Melding {tweede.nummer}",
        "Incident",
        "Voorwaarden & Vervolg gestart",
        "Besluit: Voorwaarden & Vervolg",
        "Fase: Voorwaarden & Vervolg of onderzoek",
        f"Melding {eerste.nummer}",
    ]


def test_de_tijdlijn_zegt_wie_vroeg_en_wie_antwoordde_en_wanneer(
    client, frontoffice, beoordelaar, gedragswetenschapper, nu
):
    casus = gemeld(frontoffice, nu).casus
    consult = consult_vragen(medewerker=beoordelaar, casus=casus, vraag="?", nu=nu + timedelta(days=1))
    consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Ja", nu=nu + timedelta(days=3))
    client.force_login(beoordelaar)

    gebeurtenissen = client.get(f"/casussen/{casus.nummer}").context["gebeurtenissen"]

    assert [(g.titel, g.wie, g.moment) for g in gebeurtenissen if g.soort == "gesprek"] == [
        ("Consult beantwoord", "Gerda Wetering", nu + timedelta(days=3)),
        ("Consult gevraagd", "Bas Oordijk", nu + timedelta(days=1)),
    ]


def test_inzage_wordt_vastgelegd_voor_er_iets_te_zien_is(client, frontoffice, nu, monkeypatch):
    melding = gemeld(frontoffice, nu)
    client.force_login(frontoffice)
    client.get(f"/casussen/{melding.casus.nummer}")
    regel = AuditRegel.objects.get(uitkomst="ingezien")
    assert (regel.onderwerp, regel.nummer, regel.casus_id) == ("casus", melding.casus.nummer, melding.casus_id)

    def stuk(**_):
        raise RuntimeError

    monkeypatch.setattr("werkplek.dossier.inzage", stuk)
    client.raise_request_exception = False
    antwoord = client.get(f"/casussen/{melding.casus.nummer}")
    assert (antwoord.status_code, b"Kanariepiet" in antwoord.content) == (500, False)


def test_melder_staat_niet_in_het_dossier(client, frontoffice, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(frontoffice)

    tekst = client.get(f"/casussen/{melding.casus.nummer}").content.decode()

    assert not any(teken in tekst for teken in ("Kanarie-Melder", "0612345678", "kanarie@melder"))


@pytest.mark.parametrize(
    ("wie", "handelingen"),
    [
        ("beoordelaar", ["Consult vragen"]),
        ("onderzoeker", ["Dienst starten", "Consult vragen"]),
        ("frontoffice", []),
        ("manager", []),
    ],
)
def test_knoppen_zijn_wat_deze_persoon_nu_kan(client, request, frontoffice, beoordelaar, nu, wie, handelingen):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "vv")
    client.force_login(request.getfixturevalue(wie))

    context = client.get(f"/casussen/{melding.casus.nummer}").context

    assert [handeling["tekst"] for handeling in context["handelingen"]] == handelingen


def test_gesloten_dossier_heeft_geen_zichthouder(client, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")
    client.force_login(beoordelaar)

    antwoord = client.get(f"/casussen/{melding.casus.nummer}")

    assert antwoord.context["zichthouder"] == ""
    assert "niemand" in antwoord.content.decode()


@pytest.mark.parametrize("aantal", [1, 30])
def test_dossier_vraagt_hoogstens_negentien_keer_iets_aan_de_database(client, frontoffice, beoordelaar, nu, aantal):
    melding = gemeld(frontoffice, nu - timedelta(days=60), betrokkenen=(kind(),))
    casus = melding.casus
    for nummer in range(1, aantal):
        moment = nu - timedelta(days=60 - nummer)
        extra = gemeld(frontoffice, moment, casus=casus, betrokkenen=(kind(),), incident_datum=date(2026, 1, 2))
        in_beoordeling_nemen(medewerker=beoordelaar, melding=extra, nu=moment + timedelta(hours=1))
        consult_vragen(medewerker=beoordelaar, casus=casus, vraag="?", nu=moment)
    client.force_login(beoordelaar)
    client.get(f"/casussen/{casus.nummer}")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(f"/casussen/{casus.nummer}")

    # The savepoint around the audit row is the transaction of a real request.
    gesteld = [v["sql"] for v in vragen if "SAVEPOINT" not in v["sql"]]
    assert len([g for g in antwoord.context["gebeurtenissen"] if g.soort == "melding"]) == aantal
    assert len(gesteld) <= 19, "\n".join(sql[:110] for sql in gesteld)
    assert timezone.is_aware(antwoord.context["nu"])
