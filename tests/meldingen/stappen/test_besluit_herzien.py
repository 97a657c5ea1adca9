# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Dienst, Termijn, Veiligheidsbeoordeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.besluit_herzien import besluit_herzien
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from tests.meldingen.fabriek import antwoorden, beoordeeld, besluit, gemeld, in_beoordeling
from tests.meldingen.vastgelegd import audit, overgangen

pytestmark = pytest.mark.django_db


def herzie(medewerker, melding, nu, keuze="vv", *, versie=None, token=None, **anders):
    return besluit_herzien(
        medewerker=medewerker,
        melding=melding,
        besluit=besluit(keuze, **anders),
        nu=nu + timedelta(hours=5),
        versie=versie,
        token=token,
    )


@pytest.mark.parametrize(
    ("eerst", "daarna", "extra", "fase"),
    [
        ("overdracht_lokaal", "vv", {}, "dienst"),
        ("overdracht_lokaal", "overdracht_hulp", {}, "overdracht"),
        ("overdracht_lokaal", "einde", {"afsluitreden": "afsluitreden:einde_bemoeienis"}, "afgesloten"),
        ("vv", "onderzoek", {}, "dienst"),
        ("onderzoek", "overdracht_lokaal", {}, "overdracht"),
        ("vv", "einde", {"afsluitreden": "afsluitreden:einde_bemoeienis"}, "afgesloten"),
    ],
)
def test_herzien_vervangt_het_besluit(frontoffice, beoordelaar, nu, eerst, daarna, extra, fase):
    melding = beoordeeld(frontoffice, beoordelaar, nu, eerst)

    herzie(beoordelaar, melding, nu, daarna, **extra)

    rijen = Veiligheidsbeoordeling.objects.order_by("volgnummer").values_list("volgnummer", "status", "besluit")
    assert list(rijen) == [(1, "vervangen", eerst), (2, "vastgesteld", daarna)]
    assert Casus.objects.get().fase == fase
    assert audit("besluit_herzien") == [("gedaan", melding.nummer, beoordelaar.pk)]


def test_herzien_laat_een_geplande_dienst_met_zijn_termijn_vervallen(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "vv")

    herzie(beoordelaar, melding, nu, "overdracht_lokaal")

    assert Dienst.objects.get().status == "vervallen"
    assert Termijn.objects.get(soort="vv").vervallen_op == nu + timedelta(hours=5)
    assert overgangen(melding.casus_id, stap="besluit_herzien") == [
        ("dienst", "status", "gepland", "vervallen"),
        ("casus", "fase", "dienst", "overdracht"),
    ]


@pytest.mark.parametrize(("daarna", "opnieuw"), [("onderzoek", False), ("vv", True)])
def test_dezelfde_dienst_houdt_zijn_termijn(frontoffice, beoordelaar, nu, daarna, opnieuw):
    """The ten weeks count from when it was established that there must be an onderzoek, not from a better motive."""
    melding = beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    eerst = Termijn.objects.get(soort="onderzoek")

    herzie(beoordelaar, melding, nu + timedelta(weeks=9), daarna)

    termijn, dienst = Termijn.objects.open().get(onderwerp="dienst"), Dienst.objects.get(status="gepland")
    begin = nu + timedelta(weeks=9, hours=5) if opnieuw else eerst.begin_op
    assert (termijn.begin_op, dienst.besloten_op, dienst.soort) == (begin, begin, daarna)
    assert (termijn.uiterste_datum == eerst.uiterste_datum) is not opnieuw


def test_herzien_neemt_de_antwoorden_over(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, invoer=antwoorden(risicofactoren=("risicofactor:psychisch",)))

    nieuw = herzie(beoordelaar, melding, nu)

    assert (nieuw.voorgeschiedenis, nieuw.zwaarte_id) == (antwoorden().voorgeschiedenis, "zwaarte:middelzwaar")
    assert [code.pk for code in nieuw.risicofactoren.all()] == ["risicofactor:psychisch"]


def test_herzien_laat_de_dienst_van_een_andere_melding_staan(frontoffice, beoordelaar, nu):
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    casus = Casus.objects.get()
    tweede = gemeld(frontoffice, nu, casus=casus)
    in_beoordeling_nemen(medewerker=beoordelaar, melding=tweede, nu=nu)
    beoordelen(
        medewerker=beoordelaar, melding=tweede, invoer=antwoorden(), besluit=besluit("vv"), nu=nu + timedelta(hours=3)
    )

    herzie(beoordelaar, tweede, nu, "overdracht_lokaal")

    assert list(Dienst.objects.order_by("pk").values_list("melding_id", "status")) == [
        (eerste.pk, "gepland"),
        (tweede.pk, "vervallen"),
    ]


def test_uitgevoerd_besluit_is_niet_te_herzien(frontoffice, beoordelaar, onderzoeker, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    dienst_starten(medewerker=onderzoeker, dienst=Dienst.objects.get(), nu=nu + timedelta(hours=3))

    with pytest.raises(VerkeerdeToestand):
        herzie(beoordelaar, melding, nu)


def test_einde_bemoeienis_is_niet_te_herzien(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")

    with pytest.raises(VerkeerdeToestand):
        herzie(beoordelaar, melding, nu)


def test_met_een_open_overdracht_moet_die_eerst_worden_ingetrokken(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    Casus.objects.update(overdracht_wacht=True)

    with pytest.raises(VerkeerdeToestand) as fout:
        herzie(beoordelaar, melding, nu)

    assert fout.value.tekst == "Er staat nog een overdracht open. Trek die eerst in."


def test_herzien_kan_niet_tijdens_de_beoordeling(frontoffice, beoordelaar, nu):
    with pytest.raises(VerkeerdeToestand):
        herzie(beoordelaar, in_beoordeling(frontoffice, beoordelaar, nu), nu)


@pytest.mark.parametrize(
    ("keuze", "extra", "velden"),
    [
        ("advies", {"adviesvraag": "Vraag"}, ["besluit"]),
        ("vv", {"motivering": ""}, ["motivering"]),
        ("einde", {}, ["afsluitreden"]),
    ],
)
def test_herzien_weigert_een_onvolledig_besluit(frontoffice, beoordelaar, nu, keuze, extra, velden):
    melding = beoordeeld(frontoffice, beoordelaar, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        herzie(beoordelaar, melding, nu, keuze, **extra)

    assert list(fout.value.velden) == velden
    assert Veiligheidsbeoordeling.objects.count() == 1


def test_herzien_met_oud_scherm(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)

    with pytest.raises(InmiddelsGewijzigd):
        herzie(beoordelaar, melding, nu, versie=1)


def test_herzien_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, beoordelaar, nu):
    melding, token = beoordeeld(frontoffice, beoordelaar, nu), uuid4()

    assert herzie(beoordelaar, melding, nu, token=token) == herzie(beoordelaar, melding, nu, token=token)
    assert Veiligheidsbeoordeling.objects.count() == 2


@pytest.mark.parametrize("wie", ["frontoffice", "gedragswetenschapper", "manager", "lokaalteam"])
def test_herzien_zonder_recht(wie, frontoffice, beoordelaar, request, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)

    with pytest.raises(StapNietToegestaan):
        herzie(request.getfixturevalue(wie), melding, nu)
