# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Consult
from meldingen.stappen.consult import consult_geven, consult_vragen
from tests.meldingen.fabriek import beoordeeld, gemeld
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def consult(frontoffice, beoordelaar, nu):
    casus = gemeld(frontoffice, nu).casus
    return consult_vragen(medewerker=beoordelaar, casus=casus, vraag="Kan dit thuis?", nu=nu)


def test_vragen_maakt_een_open_consult(beoordelaar, consult):
    assert (consult.status, consult.gevraagd_door, consult.nummer[:2]) == ("open", beoordelaar, "V-")
    assert audit("consult_vragen") == [("gedaan", consult.casus.nummer, beoordelaar.pk)]


def test_geven_legt_het_antwoord_vast(gedragswetenschapper, consult, nu):
    consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Ja, mits.", nu=nu, versie=1)

    consult.refresh_from_db()
    assert (consult.status, consult.antwoord, consult.beantwoord_door) == (
        "beantwoord",
        "Ja, mits.",
        gedragswetenschapper,
    )
    assert audit("consult_geven") == [("gedaan", consult.casus.nummer, gedragswetenschapper.pk)]


def test_bij_een_gesloten_casus_is_geen_consult_te_vragen(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")

    with pytest.raises(VerkeerdeToestand) as fout:
        consult_vragen(medewerker=beoordelaar, casus=melding.casus, vraag="Nog iets?", nu=nu)

    assert fout.value.tekst == "Deze casus is gesloten. Heropen de casus eerst."


@pytest.mark.parametrize("tekst", ["  ", "a\x00b", "x" * 1_000_000])
def test_consult_weigert_slechte_tekst(beoordelaar, gedragswetenschapper, consult, nu, tekst):
    with pytest.raises(OngeldigeInvoer) as vraag:
        consult_vragen(medewerker=beoordelaar, casus=consult.casus, vraag=tekst, nu=nu)
    with pytest.raises(OngeldigeInvoer) as antwoord:
        consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord=tekst, nu=nu)

    assert (list(vraag.value.velden), list(antwoord.value.velden)) == (["vraag"], ["antwoord"])


def test_beantwoord_consult_krijgt_geen_tweede_antwoord(gedragswetenschapper, consult, nu):
    consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Ja", nu=nu)

    with pytest.raises(VerkeerdeToestand) as fout:
        consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Nee", nu=nu)

    assert fout.value.tekst == "Een collega was u voor: Gerda Wetering heeft deze vraag al beantwoord."


def test_antwoorden_met_oud_scherm(gedragswetenschapper, consult, nu):
    with pytest.raises(InmiddelsGewijzigd):
        consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Ja", nu=nu, versie=4)


def test_consult_twee_keer_met_hetzelfde_kenmerk_is_een_keer(beoordelaar, gedragswetenschapper, consult, nu):
    een, twee = uuid4(), uuid4()
    for _ in range(2):
        consult_vragen(medewerker=beoordelaar, casus=consult.casus, vraag="En dit?", nu=nu, token=een)
        consult_geven(medewerker=gedragswetenschapper, consult=consult, antwoord="Ja", nu=nu, token=twee)

    assert (Consult.objects.count(), len(audit("consult_geven"))) == (2, 1)


@pytest.mark.parametrize("wie", ["frontoffice", "gedragswetenschapper", "manager", "lokaalteam"])
def test_vragen_zonder_recht(wie, consult, request, nu):
    with pytest.raises(StapNietToegestaan):
        consult_vragen(medewerker=request.getfixturevalue(wie), casus=consult.casus, vraag="?", nu=nu)


@pytest.mark.parametrize("wie", ["frontoffice", "beoordelaar", "onderzoeker", "manager", "lokaalteam"])
def test_geven_zonder_recht(wie, consult, request, nu):
    with pytest.raises(StapNietToegestaan):
        consult_geven(medewerker=request.getfixturevalue(wie), consult=consult, antwoord="!", nu=nu)
