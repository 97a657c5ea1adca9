# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Dienst, Termijn
from meldingen.stappen.dienst_starten import dienst_starten
from tests.meldingen.fabriek import beoordeeld
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit, overgangen

pytestmark = pytest.mark.django_db


@pytest.fixture
def dienst(frontoffice, beoordelaar, nu):
    beoordeeld(frontoffice, beoordelaar, nu, "vv")
    return Dienst.objects.get()


def start(medewerker, dienst, nu, **anders):
    velden = {"voorwaarden": "Vader slaapt elders.", "nu": nu + timedelta(days=1)}
    return dienst_starten(medewerker=medewerker, dienst=dienst, **(velden | anders))


def test_starten_maakt_de_starter_uitvoerder_en_behandelaar(onderzoeker, dienst, nu):
    start(onderzoeker, dienst, nu, versie=1)

    dienst.refresh_from_db()
    assert (dienst.status, dienst.uitvoerder, dienst.gestart_op) == ("loopt", onderzoeker, nu + timedelta(days=1))
    assert (dienst.voorwaarden, Casus.objects.get().behandelaar) == ("Vader slaapt elders.", onderzoeker)
    assert overgangen(dienst.casus_id, stap="dienst_starten") == [("dienst", "status", "gepland", "loopt")]
    assert audit("dienst_starten") == [("gedaan", dienst.casus.nummer, onderzoeker.pk)]


def test_starten_verandert_de_termijn_niet(onderzoeker, dienst, nu):
    voor = Termijn.objects.get(soort="vv").uiterste_datum
    start(onderzoeker, dienst, nu)

    assert Termijn.objects.get(soort="vv").uiterste_datum == voor


@pytest.mark.parametrize("tekst", ["  ", "a\x00b", "x" * 1_000_000])
def test_starten_weigert_slechte_voorwaarden(onderzoeker, dienst, nu, tekst):
    with pytest.raises(OngeldigeInvoer) as fout:
        start(onderzoeker, dienst, nu, voorwaarden=tekst)

    assert list(fout.value.velden) == ["voorwaarden"]


def test_onderzoek_heeft_geen_voorwaarden_nodig(frontoffice, beoordelaar, onderzoeker, nu):
    beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")

    assert start(onderzoeker, Dienst.objects.get(), nu, voorwaarden="").status == "loopt"


def test_gestarte_dienst_start_niet_nog_eens(onderzoeker, dienst, nu):
    start(onderzoeker, dienst, nu)

    with pytest.raises(VerkeerdeToestand) as fout:
        start(onderzoeker, dienst, nu)

    assert fout.value.tekst == "Deze dienst is al gestart door Oya Demir of vervallen."


def test_starten_met_oud_scherm(onderzoeker, dienst, nu):
    with pytest.raises(InmiddelsGewijzigd):
        start(onderzoeker, dienst, nu, versie=9)


def test_starten_twee_keer_met_hetzelfde_kenmerk_is_een_keer(onderzoeker, dienst, nu):
    token = uuid4()
    for _ in range(2):
        start(onderzoeker, dienst, nu, versie=1, token=token)

    assert len(audit("dienst_starten")) == 1


@pytest.mark.parametrize("wie", ["frontoffice", "beoordelaar", "gedragswetenschapper", "manager", "lokaalteam"])
def test_starten_zonder_recht(wie, dienst, request, nu):
    with pytest.raises(StapNietToegestaan):
        start(request.getfixturevalue(wie), dienst, nu)


@pytest.mark.django_db(transaction=True)
def test_starten_op_twee_schermen_tegelijk_heeft_een_winnaar(frontoffice, beoordelaar, onderzoeker, nu):
    beoordeeld(frontoffice, beoordelaar, nu, "vv")
    dienst = Dienst.objects.get()

    uitkomsten = tegelijk(*[lambda: start(onderzoeker, dienst, nu, versie=1)] * 3)

    assert sorted(type(u).__name__ for u in uitkomsten) == ["Dienst", "VerkeerdeToestand", "VerkeerdeToestand"]
