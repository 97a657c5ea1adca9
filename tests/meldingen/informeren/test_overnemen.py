# SPDX-License-Identifier: EUPL-1.2
"""A melding on a known casus: the last assessment as a draft, the differences, and a judgement of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meldingen.beoordeling import BeoordeeldeInvoer
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, VerkeerdeToestand
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Veiligheidsbeoordeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.beoordeling_bewaren import beoordeling_bewaren
from meldingen.stappen.beoordeling_overnemen import beoordeling_overnemen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.verschillen import lees_verschillen
from tests.meldingen.fabriek import antwoorden, besluit, gemeld

from .test_lijst import iemand


@pytest.fixture
def eerste(frontoffice, beoordelaar, nu):
    """Assessed, about Ans and Bert."""
    from organisaties.models import Code

    risico = tuple(Code.objects.filter(lijst="risicofactor").order_by("pk").values_list("pk", flat=True)[:2])
    melding = gemeld(
        frontoffice, nu, betrokkenen=(iemand("Ans"), iemand("Bert")), aard=("aard:lichamelijk",), hulp_betrokken=False
    )
    ans = melding.betrokkenen.get(persoon__voornamen="Ans").persoon.nummer
    bert = melding.betrokkenen.get(persoon__voornamen="Bert").persoon.nummer
    personen = (BeoordeeldeInvoer(ans, acuut_onveilig=True), BeoordeeldeInvoer(bert, structureel_onveilig=False))
    invoer = replace(antwoorden(), personen=personen, risicofactoren=risico, hulp_betrokken=True)
    melding = in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)
    beoordelen(medewerker=beoordelaar, melding=melding, invoer=invoer, besluit=besluit("overdracht_lokaal"), nu=nu)
    melding.refresh_from_db()
    return melding


@pytest.fixture
def tweede(frontoffice, beoordelaar, eerste, nu):
    """Nine days later, about Ans and somebody new."""
    ans = eerste.betrokkenen.get(persoon__voornamen="Ans").persoon.nummer
    betrokkenen = (BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=ans), iemand("Nieuw"))
    later = nu + timedelta(days=9)
    melding = gemeld(frontoffice, later, casus=eerste.casus, betrokkenen=betrokkenen, hulp_betrokken=True)
    return in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=later)


def neem_over(beoordelaar, melding, nu, **meer):
    return beoordeling_overnemen(medewerker=beoordelaar, melding=melding, nu=nu + timedelta(days=9), **meer)


def test_wat_is_gevonden_komt_mee_en_het_oordeel_niet(beoordelaar, eerste, tweede, nu):
    vb = neem_over(beoordelaar, tweede, nu, versie=1)
    vb.refresh_from_db()
    vorige = eerste.beoordelingen.get()

    assert vb.overgenomen_uit == vorige
    assert (vb.bevindingen, vb.zwaarte_id, vb.hulp_betrokken) == (vorige.bevindingen, vorige.zwaarte_id, True)
    assert set(vb.risicofactoren.all()) == set(vorige.risicofactoren.all())
    assert vorige.risicofactoren.count() == 2
    assert list(vb.personen.values_list("persoon__voornamen", "acuut_onveilig")) == [("Ans", True)]
    assert (vb.voorgeschiedenis, vb.conclusie, vb.besluit, vb.motivering) == ("", "", "", "")


def test_niet_over_wat_een_collega_schreef(beoordelaar, tweede, nu):
    beoordeling_bewaren(medewerker=beoordelaar, melding=tweede, invoer=antwoorden(bevindingen="Eigen werk."), nu=nu)

    with pytest.raises(VerkeerdeToestand):
        neem_over(beoordelaar, tweede, nu)
    with pytest.raises(InmiddelsGewijzigd):
        neem_over(beoordelaar, tweede, nu, versie=1)
    assert tweede.beoordelingen.get().bevindingen == "Eigen werk."


def test_een_eerste_melding_heeft_niets_om_over_te_nemen(frontoffice, beoordelaar, nu):
    melding = in_beoordeling_nemen(medewerker=beoordelaar, melding=gemeld(frontoffice, nu), nu=nu)

    with pytest.raises(VerkeerdeToestand):
        neem_over(beoordelaar, melding, nu)
    assert lees_verschillen(melding, beoordelaar) is None


@pytest.mark.parametrize(
    ("velden", "motivering", "fout"),
    [
        ({"conclusie": ""}, "Nieuw.", {"conclusie"}),
        ({"voorgeschiedenis": antwoorden().voorgeschiedenis}, "Nieuw.", {"voorgeschiedenis"}),
        ({"conclusie": antwoorden().conclusie}, "Nieuw.", {"conclusie"}),
        ({}, besluit("vv").motivering, {"motivering"}),
        ({}, "Nieuw.", set()),
    ],
)
def test_het_oordeel_wordt_opnieuw_geschreven(velden, motivering, fout, beoordelaar, tweede, nu):
    neem_over(beoordelaar, tweede, nu)
    nieuw = {"voorgeschiedenis": "Weer gewogen.", "conclusie": "Nu erger."} | velden

    def rond_af():
        keuze = besluit("vv", motivering=motivering)
        return beoordelen(medewerker=beoordelaar, melding=tweede, invoer=antwoorden(**nieuw), besluit=keuze,
                          nu=nu + timedelta(days=10))  # fmt: skip

    if not fout:
        assert rond_af().status == "vastgesteld"
        return
    with pytest.raises(OngeldigeInvoer) as geweigerd:
        rond_af()
    assert set(geweigerd.value.velden) == fout
    assert Veiligheidsbeoordeling.objects.get(melding=tweede).status == "concept"


def test_de_verschillen(beoordelaar, eerste, tweede):
    beeld = lees_verschillen(tweede, beoordelaar)

    assert beeld.vorige.melding == eerste
    assert beeld.dagen == 9
    assert [persoon.voornamen for persoon in beeld.nieuw] == ["Nieuw"]
    assert [persoon.voornamen for persoon in beeld.weg] == ["Bert"]
    assert {(een.wat, een.was, een.nu) for een in beeld.anders} >= {("Hulp betrokken", "nee", "ja")}
    assert "Aard" in {een.wat for een in beeld.anders}
    assert "Duur" not in {een.wat for een in beeld.anders}


def test_de_pagina_biedt_het_aan_en_een_druk_neemt_over(client, beoordelaar, eerste, tweede):
    client.force_login(beoordelaar)
    url = f"/meldingen/{tweede.nummer}/beoordelen"
    pagina = client.get(url).content.decode()
    assert "Neem de vorige beoordeling over" in pagina
    assert eerste.nummer in pagina

    antwoord = client.post(f"/meldingen/{tweede.nummer}/beoordeling-overnemen", {"versie": 1}, follow=True)

    tekst = antwoord.content.decode()
    assert "Deze beoordeling begon met de vorige" in tekst
    assert "Neem de vorige beoordeling over" not in tekst
    assert antwoorden().bevindingen in tekst
