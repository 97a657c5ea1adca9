# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest

from achtergrond.eenmalig import InhoudVerschilt
from meldingen.beoordeling import BeoordeeldeInvoer
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Advies, Casus, Dienst, Melding, Termijn, Veiligheidsbeoordeling
from meldingen.stappen.beoordelen import beoordelen
from tests.meldingen.fabriek import antwoorden, besluit, gemeld, in_beoordeling
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit, overgangen

pytestmark = pytest.mark.django_db
EINDE = {"afsluitreden": "afsluitreden:einde_bemoeienis"}
ADVIES = {"adviesvraag": "Hoe praat ik met de ouders?"}


@pytest.fixture
def melding(frontoffice, beoordelaar, nu):
    return in_beoordeling(frontoffice, beoordelaar, nu, crisis=True)


def rond_af(medewerker, melding, nu, keuze="overdracht_lokaal", *, invoer=None, versie=None, token=None, **anders):
    return beoordelen(
        medewerker=medewerker,
        melding=melding,
        invoer=invoer or antwoorden(),
        besluit=besluit(keuze, **anders),
        nu=nu + timedelta(hours=1),
        versie=versie,
        token=token,
    )


@pytest.mark.parametrize(
    ("keuze", "extra", "status", "fase", "zicht"),
    [
        ("overdracht_lokaal", {}, "beoordeeld", "overdracht", "vt"),
        ("overdracht_hulp", {}, "beoordeeld", "overdracht", "vt"),
        ("overdracht_client", {}, "beoordeeld", "overdracht", "vt"),
        ("vv", {}, "beoordeeld", "dienst", "vt"),
        ("onderzoek", {}, "beoordeeld", "dienst", "vt"),
        ("einde", EINDE, "beoordeeld", "afgesloten", None),
        ("advies", ADVIES, "omgezet", "afgesloten", None),
    ],
)
def test_elk_besluit_brengt_de_casus_in_zijn_fase(beoordelaar, melding, nu, keuze, extra, status, fase, zicht):
    vb = rond_af(beoordelaar, melding, nu, keuze, **extra)

    melding.refresh_from_db()
    casus = Casus.objects.get()
    assert (melding.status, casus.fase, casus.zicht_houder) == (status, fase, zicht)
    assert (vb.status, vb.besluit, vb.vastgesteld_door) == ("vastgesteld", keuze, beoordelaar)
    assert casus.overdracht_nodig == keuze.startswith("overdracht")
    assert casus.zwaarte_id == "zwaarte:middelzwaar"


def test_beoordelen_schrijft_historie_en_audit(beoordelaar, melding, nu):
    rond_af(beoordelaar, melding, nu)

    assert overgangen(melding.casus_id, stap="beoordelen") == [
        ("melding", "status", "in_beoordeling", "beoordeeld"),
        ("casus", "fase", "vb", "overdracht"),
    ]
    assert audit("beoordelen") == [("gedaan", melding.nummer, beoordelaar.pk)]


def test_beoordelen_haalt_de_termijnen_van_vb_en_crisis(beoordelaar, melding, nu):
    rond_af(beoordelaar, melding, nu)

    op = nu + timedelta(hours=1)
    termijnen = Termijn.objects.order_by("soort").values_list("soort", "gehaald_op", "vervallen_op")
    assert list(termijnen) == [("crisis", op, None), ("informeren", None, None), ("vb", op, None)]


@pytest.mark.parametrize("soort", ["vv", "onderzoek"])
def test_besluit_tot_dienst_start_de_termijn_van_het_besluit(beoordelaar, melding, nu, soort):
    rond_af(beoordelaar, melding, nu, soort)

    dienst = Dienst.objects.get()
    termijn = Termijn.objects.get(soort=soort)
    assert (dienst.soort, dienst.status, dienst.gestart_op) == (soort, "gepland", None)
    assert (termijn.begin_op, termijn.onderwerp, termijn.onderwerp_id) == (dienst.besloten_op, "dienst", dienst.pk)


def test_omzetten_maakt_een_advies_zonder_het_gezin(beoordelaar, melding, nu):
    rond_af(beoordelaar, melding, nu, "advies", **ADVIES)

    advies = Advies.objects.get()
    assert (advies.vraag, advies.omgezet_uit, advies.contact) == (ADVIES["adviesvraag"], melding.nummer, None)
    assert Termijn.objects.get(soort="informeren").vervallen_op is not None


@pytest.mark.parametrize(
    "vraag", ["Wat doe ik met Sanne?", "Wat doe ik met kanariepiet?", "Zij belt 0612345678", "Zij is van 14-05-1990"]
)
def test_een_adviesvraag_noemt_het_gezin_niet_zonder_dat_iemand_nakeek(beoordelaar, melding, nu, vraag):
    with pytest.raises(OngeldigeInvoer) as fout:
        rond_af(beoordelaar, melding, nu, "advies", adviesvraag=vraag)
    assert (list(fout.value.velden), Advies.objects.count()) == (["adviesvraag", "bevestigd"], 0)
    assert Melding.objects.get().status == "in_beoordeling"

    rond_af(beoordelaar, melding, nu, "advies", adviesvraag=vraag, bevestigd=True)
    assert Advies.objects.get().vraag == vraag


def test_een_bsn_komt_in_geen_advies(beoordelaar, melding, nu):
    with pytest.raises(OngeldigeInvoer) as fout:
        rond_af(beoordelaar, melding, nu, "advies", adviesvraag="Is 123456782 bekend?", bevestigd=True)

    assert (list(fout.value.velden), Advies.objects.count()) == (["adviesvraag"], 0)


def test_beoordelen_bewaart_de_veiligheid_per_persoon(beoordelaar, melding, nu):
    nummer = melding.betrokkenen.first().persoon.nummer
    invoer = antwoorden(
        personen=(BeoordeeldeInvoer(nummer, acuut_onveilig=True, kindpositie="kindpositie:getuige"),),
        risicofactoren=("risicofactor:verslaving",),
    )

    vb = rond_af(beoordelaar, melding, nu, invoer=invoer)

    assert list(vb.personen.values_list("persoon__nummer", "acuut_onveilig", "structureel_onveilig")) == [
        (nummer, True, None)
    ]
    assert [code.pk for code in vb.risicofactoren.all()] == ["risicofactor:verslaving"]


@pytest.mark.parametrize(
    ("keuze", "invoer", "extra", "velden"),
    [
        ("overdracht_lokaal", {"zwaarte": None}, {}, ["zwaarte"]),
        ("overdracht_lokaal", {"voorgeschiedenis": " "}, {}, ["voorgeschiedenis"]),
        ("overdracht_lokaal", {}, {"motivering": " "}, ["motivering"]),
        ("", {}, {}, ["besluit"]),
        ("niets", {}, {}, ["besluit"]),
        ("einde", {}, {}, ["afsluitreden"]),
        ("einde", {}, {"afsluitreden": "afsluitreden:zomaar"}, ["afsluitreden"]),
        ("advies", {}, {}, ["adviesvraag"]),
        ("", {"zwaarte": None, "voorgeschiedenis": ""}, {"motivering": ""},
         ["zwaarte", "voorgeschiedenis", "besluit", "motivering"]),
        ("vv", {"zwaarte": "zwaarte:loodzwaar"}, {}, ["zwaarte"]),
        ("vv", {"risicofactoren": ("risicofactor:niets",)}, {}, ["risicofactoren"]),
        ("vv", {"bevindingen": "a\x00b"}, {}, ["bevindingen"]),
        ("vv", {"conclusie": "x" * 1_000_000}, {}, ["conclusie"]),
        ("vv", {"personen": (BeoordeeldeInvoer("P-2026-999999"),)}, {}, ["personen"]),
        ("vv", {}, {"meebeslisser_id": 0}, ["meebeslisser"]),
        ("vv", {}, {"motivering": "x" * 1_000_000}, ["motivering"]),
    ],
)  # fmt: skip
def test_beoordelen_noemt_elk_veld_dat_niet_klopt(beoordelaar, melding, nu, keuze, invoer, extra, velden):
    with pytest.raises(OngeldigeInvoer) as fout:
        rond_af(beoordelaar, melding, nu, keuze, invoer=antwoorden(**invoer), **extra)

    assert list(fout.value.velden) == velden
    assert (Melding.objects.get().status, Veiligheidsbeoordeling.objects.get().status) == ("in_beoordeling", "concept")


@pytest.mark.parametrize(("wie", "mag"), [("gedragswetenschapper", True), ("frontoffice_utrecht", False)])
def test_meebeslisser_is_een_collega_van_de_eigen_organisatie(beoordelaar, melding, nu, request, wie, mag):
    collega = request.getfixturevalue(wie)

    if mag:
        assert rond_af(beoordelaar, melding, nu, meebeslisser_id=collega.pk).meebeslisser == collega
    else:
        with pytest.raises(OngeldigeInvoer):
            rond_af(beoordelaar, melding, nu, meebeslisser_id=collega.pk)


def test_wie_beslist_is_niet_zijn_eigen_tweede(beoordelaar, melding, nu):
    with pytest.raises(OngeldigeInvoer) as fout:
        rond_af(beoordelaar, melding, nu, meebeslisser_id=beoordelaar.pk)

    assert list(fout.value.velden) == ["meebeslisser"]


def test_beoordelen_met_oud_scherm(beoordelaar, melding, nu):
    with pytest.raises(InmiddelsGewijzigd):
        rond_af(beoordelaar, melding, nu, versie=9)


def test_beoordelen_kan_maar_een_keer(beoordelaar, melding, nu):
    rond_af(beoordelaar, melding, nu)

    with pytest.raises(VerkeerdeToestand):
        rond_af(beoordelaar, melding, nu)


def test_beoordelen_met_gebruikt_kenmerk_van_een_andere_melding_wordt_geweigerd(frontoffice, beoordelaar, melding, nu):
    token, ander = uuid4(), in_beoordeling(frontoffice, beoordelaar, nu)
    rond_af(beoordelaar, melding, nu, "vv", token=token)

    with pytest.raises(InhoudVerschilt):
        rond_af(beoordelaar, ander, nu, "vv", token=token)


def test_beoordelen_twee_keer_met_hetzelfde_kenmerk_is_een_keer(beoordelaar, melding, nu):
    token = uuid4()

    assert rond_af(beoordelaar, melding, nu, "vv", token=token) == rond_af(beoordelaar, melding, nu, "vv", token=token)
    assert Dienst.objects.count() == 1


@pytest.mark.parametrize("wie", ["frontoffice", "onderzoeker", "gedragswetenschapper", "manager", "lokaalteam"])
def test_beoordelen_zonder_recht(wie, melding, request, nu):
    with pytest.raises(StapNietToegestaan):
        rond_af(request.getfixturevalue(wie), melding, nu)


def test_tweede_melding_houdt_de_casus_in_beoordeling(frontoffice, beoordelaar, melding, nu):
    gemeld(frontoffice, nu, casus=melding.casus)

    rond_af(beoordelaar, melding, nu, "vv")

    assert Casus.objects.get().fase == "vb"


@pytest.mark.django_db(transaction=True)
def test_beoordelen_op_twee_schermen_tegelijk_heeft_een_winnaar(frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)

    uitkomsten = tegelijk(
        lambda: rond_af(beoordelaar, melding, nu, "vv", versie=1),
        lambda: rond_af(beoordelaar, melding, nu, "onderzoek", versie=1),
    )

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == [
        "Veiligheidsbeoordeling",
        "VerkeerdeToestand",
    ]
    assert Dienst.objects.count() == 1
