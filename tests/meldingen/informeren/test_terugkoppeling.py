# SPDX-License-Identifier: EUPL-1.2
"""The melder hears what followed: tasks that create themselves, and pages that never say who he is."""

from datetime import timedelta

import pytest
from django.test import Client

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.invoer import BronInvoer
from meldingen.models import Dienst, Melding, Terugkoppeling
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.terugkoppeling_vastleggen import terugkoppeling_vastleggen
from meldingen.stappen.terugkoppeling_vervalt import terugkoppeling_vervalt
from meldingen.terugkoppelen import begin_terugkoppeling
from monitoring.stappen.dienst_afronden import dienst_afronden
from tests.meldingen.fabriek import beoordeeld, in_beoordeling
from tests.meldingen.gelijktijdig import tegelijk

BELLEN = "terugkoppelvervalreden:onbereikbaar"


@pytest.fixture
def melding(frontoffice, beoordelaar, nu):
    return beoordeeld(frontoffice, beoordelaar, nu)


def test_na_de_beoordeling_staat_zij_klaar(melding, nu):
    rij = Terugkoppeling.objects.get()

    assert (rij.melding, rij.na, rij.vervallen_op) == (melding, "beoordeling", None)
    # Five working days from an ordinary Wednesday.
    assert rij.uiterste_datum == nu.date() + timedelta(days=7)


def test_na_het_onderzoek_nog_een_en_na_voorwaarden_niet(frontoffice, beoordelaar, onderzoeker, nu):
    for soort, verwacht in (("onderzoek", {"beoordeling", "onderzoek"}), ("vv", {"beoordeling"})):
        melding = beoordeeld(frontoffice, beoordelaar, nu, soort)
        later = nu + timedelta(days=3)
        dienst = dienst_starten(medewerker=onderzoeker, dienst=Dienst.objects.get(melding=melding), nu=later,
                                voorwaarden="Kind slaapt thuis.")  # fmt: skip
        uitkomst = "onderzoeksuitkomst:bevestigd" if soort == "onderzoek" else None
        dienst_afronden(medewerker=onderzoeker, dienst=dienst, conclusie="Klaar.", uitkomst=uitkomst, nu=later)

        assert set(melding.terugkoppelingen.values_list("na", flat=True)) == verwacht


def test_een_onbekende_melder_hoort_niets_en_een_ambtshalve_melding_ook_niet(frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu, bron=BronInvoer(onbekend=True))
    begin_terugkoppeling(melding.casus, melding, Terugkoppeling.Na.BEOORDELING, nu=nu)
    eigen = in_beoordeling(frontoffice, beoordelaar, nu)
    eigen.ambtshalve = True
    begin_terugkoppeling(eigen.casus, eigen, Terugkoppeling.Na.BEOORDELING, nu=nu)

    assert list(Terugkoppeling.objects.order_by("pk").values_list("vervalreden", "vervallen_op")) == [
        ("terugkoppelvervalreden:onbekend", nu.date()),
        ("terugkoppelvervalreden:ambtshalve", nu.date()),
    ]


def test_zij_ontstaat_een_keer(melding, nu):
    begin_terugkoppeling(melding.casus, melding, Terugkoppeling.Na.BEOORDELING, nu=nu)

    assert Terugkoppeling.objects.count() == 1


def leg_vast(wie, melding, nu, **anders):
    velden = {"na": "beoordeling", "op": nu.date(), "nu": nu + timedelta(hours=4)} | anders
    return terugkoppeling_vastleggen(medewerker=wie, melding=melding, **velden)


def test_gedaan_is_gedaan(frontoffice, melding, nu):
    rij = leg_vast(frontoffice, melding, nu, versie=1)

    assert (rij.gedaan_op, rij.gedaan_door) == (nu.date(), frontoffice)
    with pytest.raises(VerkeerdeToestand):
        terugkoppeling_vervalt(medewerker=frontoffice, melding=melding, na="beoordeling", vervalreden=BELLEN, nu=nu)


@pytest.mark.parametrize(("velden", "veld"), [({"na": "onderzoek"}, "na"), ({"dagen": 1}, "op"), ({"dagen": -1}, "op")])
def test_wat_niet_kan(velden, veld, frontoffice, melding, nu):
    velden = dict(velden)
    if "dagen" in velden:
        velden["op"] = nu.date() + timedelta(days=velden.pop("dagen"))
    with pytest.raises(OngeldigeInvoer) as fout:
        leg_vast(frontoffice, melding, nu, **velden)
    assert set(fout.value.velden) == {veld}
    assert Terugkoppeling.objects.open().count() == 1


def test_oud_scherm(frontoffice, melding, nu):
    with pytest.raises(InmiddelsGewijzigd):
        leg_vast(frontoffice, melding, nu, versie=9)


@pytest.mark.parametrize("rol", ["gedragswetenschapper", "manager", "privacy", "lokaalteam", "frontoffice_utrecht"])
def test_wie_de_bron_niet_mag_zien_kan_het_niet(rol, melding, request, nu):
    with pytest.raises(StapNietToegestaan):
        leg_vast(request.getfixturevalue(rol), melding, nu)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk(frontoffice, beoordelaar, melding, nu):
    uitkomsten = tegelijk(
        lambda: leg_vast(frontoffice, melding, nu, versie=1),
        lambda: leg_vast(beoordelaar, melding, nu, versie=1),
    )

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Terugkoppeling", "VerkeerdeToestand"]


def test_geen_pagina_toont_de_melder(frontoffice, manager, melding):
    """The melder of the factory is called Kanarie-Melder, and so is his address."""
    nummer = melding.nummer
    for wie in (frontoffice, manager):
        client = Client()
        client.force_login(wie)
        for url in (
            "/terugkoppelingen",
            f"/meldingen/{nummer}/terugkoppeling",
            f"/meldingen/{nummer}/informeren",
            "/api/v1/terugkoppelingen",
            f"/api/v1/meldingen/{nummer}/terugkoppelingen",
            f"/api/v1/meldingen/{nummer}/eerste-contact",
        ):
            antwoord = client.get(url)
            assert antwoord.status_code == 200, url
            tekst = antwoord.content.decode()
            assert nummer in tekst or "eerste-contact" in url
            assert [k for k in ("Kanarie-Melder", "kanarie@melder", "0612345678") if k in tekst] == [], url


def test_de_werklijst_kost_niet_meer_vragen_bij_meer_taken(
    frontoffice, beoordelaar, melding, nu, client, django_assert_max_num_queries
):
    for _ in range(3):
        beoordeeld(frontoffice, beoordelaar, nu)
    client.force_login(frontoffice)
    client.get("/terugkoppelingen")
    with django_assert_max_num_queries(8):
        antwoord = client.get("/terugkoppelingen")
    nummers = set(Melding.objects.values_list("nummer", flat=True))
    assert len(nummers) == 4
    assert all(nummer in antwoord.content.decode() for nummer in nummers)
