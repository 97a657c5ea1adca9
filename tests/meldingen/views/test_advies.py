# SPDX-License-Identifier: EUPL-1.2
"""The pages of adviezen: what they show to whom, what they ask first, and what they cost."""

from datetime import timedelta

import pytest

from meldingen.models import Advies, Adviescontact, Adviesvrager, Casus, Contact, Melding
from meldingen.stappen.advies_omzetten import advies_omzetten
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from organisaties.models import Rol
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling, melding_invoer, nieuw_contact
from tests.meldingen.stappen.test_adviesstappen import gevraagd, wie
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def scherm(client, frontoffice):
    client.force_login(frontoffice)
    return client


def velden(**anders):
    return {
        "kanaal": "kanaal:telefoon", "ontvangen_op": "11-03-2026 09:00", "adviesvrager_soort": "meldersoort:onderwijs",
        "vraag": "Hoe praat ik erover?", "antwoord": "Met het stappenplan.", "contact_versie": "1",
    } | anders  # fmt: skip


def test_eerst_de_woorden_nakijken_en_dan_pas_wissen(scherm, frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities="Zij vertelt over Pimpelmees.")
    url, met_naam = f"/contacten/{contact.nummer}/advies", velden(vraag="Wat doe ik met Pimpelmees?")

    antwoord = scherm.post(url, met_naam)

    tekst = antwoord.content.decode()
    assert (antwoord.status_code, "naam: Pimpelmees" in tekst, 'name="bevestigd"' in tekst) == (400, True, True)
    assert Contact.objects.get().notities == "Zij vertelt over Pimpelmees."
    assert scherm.post(url, met_naam | {"bevestigd": "on"}).status_code == 302
    assert Contact.objects.get().notities is None


@pytest.mark.parametrize("stand", ["open", "opgepakt"])
def test_wie_teruggebeld_moet_worden_wordt_niet_stil_gewist(scherm, frontoffice, nu, stand):
    contact = nieuw_contact(frontoffice, nu, notities="Belt over school.", beller="Juf Kwikstaart, 0320 123456")
    url, gestuurd = f"/contacten/{contact.nummer}/advies", velden(stand=stand, antwoord="")
    assert 'name="niet_terugbellen"' not in scherm.get(url).content.decode()

    antwoord = scherm.post(url, gestuurd)

    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (400, ["niet_terugbellen"])
    assert 'name="niet_terugbellen"' in antwoord.content.decode()
    assert Contact.objects.get().beller == "Juf Kwikstaart, 0320 123456"
    assert scherm.post(url, gestuurd | {"niet_terugbellen": "on"}).status_code == 302
    assert (Contact.objects.get().beller, Advies.objects.get().adviesvrager) == (None, None)


def test_wie_belde_blijft_met_toestemming_bij_het_advies(scherm, frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities="Belt over school.", beller="Juf Kwikstaart, 0320 123456")
    url, gestuurd = f"/contacten/{contact.nummer}/advies", velden(stand="open", antwoord="", naam="Juf Kwikstaart")

    zonder = scherm.post(url, gestuurd | {"telefoon": "0320 123456"})

    assert (zonder.status_code, list(zonder.context["form"].errors)) == (400, ["toestemming_op"])
    assert 'value="0320 123456"' in zonder.content.decode()
    assert (Adviesvrager.objects.count(), Advies.objects.count()) == (0, 0)
    met = gestuurd | {"telefoon": "0320 123456", "toestemming_op": "11-03-2026"}
    assert scherm.post(url, met).status_code == 302
    advies, rij = Advies.objects.get(), Adviesvrager.objects.get()
    assert (advies.adviesvrager, rij.naam, rij.telefoon) == (rij, "Juf Kwikstaart", "0320 123456")
    assert audit("advies_registreren")[1:] == [
        ("gedaan", advies.nummer, frontoffice.pk), ("gedaan", rij.nummer, frontoffice.pk),
    ]  # fmt: skip
    assert Contact.objects.get().beller is None
    assert "0320 123456" in scherm.get(f"/adviesvragers/{rij.nummer}").content.decode()


def test_een_nummer_en_een_nieuwe_adviesvrager_tegelijk_wordt_gevraagd(scherm, frontoffice, nu):
    eerder = gevraagd(frontoffice, nu - timedelta(days=1))
    bekend = adviesvrager_vastleggen(medewerker=frontoffice, advies=eerder, invoer=wie(nu), nu=nu)
    contact = nieuw_contact(frontoffice, nu, notities="Belt over school.")
    nieuw = {"adviesvrager": bekend.nummer, "naam": "Meester Mus", "toestemming_op": "11-03-2026"}

    antwoord = scherm.post(f"/contacten/{contact.nummer}/advies", velden(**nieuw))

    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (400, ["adviesvrager"])
    assert list(Adviesvrager.objects.values_list("nummer", flat=True)) == [bekend.nummer]


def test_een_contact_dat_vervolg_blijkt_wordt_gewist(scherm, frontoffice, nu):
    advies = gevraagd(frontoffice, nu - timedelta(days=1))
    contact = nieuw_contact(frontoffice, nu, notities="Over Pimpelmees")
    pad = f"/contacten/{contact.nummer}/vervolgadvies"
    deel = {"advies": advies.nummer, "kanaal": "kanaal:telefoon", "op": "11-03-2026 09:00", "vraag": "En nu?"}

    assert "wordt bij" in scherm.get(pad).content.decode()
    antwoord = scherm.post(pad, deel | {"contact_versie": "1"})

    assert antwoord["Location"] == f"/adviezen/{advies.nummer}"
    assert (Adviescontact.objects.get().vraag, Contact.objects.get().notities) == ("En nu?", None)


def test_alleen_wie_adviezen_mag_zien_leest_welk_advies_een_melding_werd(client, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "advies", adviesvraag="Hoe praat ik erover?")
    nummer, gezien = Advies.objects.get().nummer, []

    for medewerker in (frontoffice, beoordelaar):
        client.force_login(medewerker)
        tekst = client.get(f"/meldingen/{melding.nummer}").content.decode()
        gezien.append(("Omgezet in een advies" in tekst, nummer in tekst))

    assert gezien == [(True, True), (True, False)]
    client.force_login(frontoffice)
    assert f"/meldingen/{melding.nummer}" in client.get(f"/adviezen/{nummer}").content.decode()


def test_advies_en_melding_noemen_elkaar_aan_wie_beide_mag_zien(client, frontoffice, beoordelaar, nu):
    advies = gevraagd(frontoffice, nu - timedelta(days=1))
    melding = advies_omzetten(medewerker=frontoffice, advies=advies, invoer=melding_invoer(nu, ontvangen_op=nu), nu=nu)
    los, gezien = gemeld(frontoffice, nu), []

    for medewerker in (frontoffice, beoordelaar):
        client.force_login(medewerker)
        for een in (melding, los):
            tekst = client.get(f"/meldingen/{een.nummer}").content.decode()
            gezien.append(("Gemaakt van een advies" in tekst, f'href="/adviezen/{advies.nummer}"' in tekst))

    assert gezien == [(True, True), (False, False), (False, False), (False, False)]
    client.force_login(frontoffice)
    assert f'href="/meldingen/{melding.nummer}"' in client.get(f"/adviezen/{advies.nummer}").content.decode()
    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)
    assert melding.nummer not in client.get(f"/adviezen/{advies.nummer}").content.decode()


def test_een_beoordelaar_kijkt_de_adviesvraag_na(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    client.force_login(beoordelaar)
    pad = f"/meldingen/{melding.nummer}/beoordelen"
    gestuurd = {
        "actie": "afronden", "zwaarte": "zwaarte:middelzwaar", "voorgeschiedenis": "Nagegaan: niets bekend.",
        "besluit": "advies", "motivering": "Er is geen geweld.", "adviesvraag": "Wat kan ik doen voor Sanne?",
        "versie": client.get(pad).context["form"]["versie"].value(),
    }  # fmt: skip

    antwoord = client.post(pad, gestuurd)

    tekst = antwoord.content.decode()
    assert (antwoord.status_code, "naam: Sanne" in tekst, 'name="bevestigd"' in tekst) == (400, True, True)
    assert Advies.objects.count() == 0
    assert client.post(pad, gestuurd | {"bevestigd": "on"}).status_code == 302
    assert Advies.objects.get().vraag == "Wat kan ik doen voor Sanne?"


def test_een_adviesvrager_zoeken_wordt_vastgelegd_zonder_wat_er_gezocht_is(scherm, frontoffice, nu):
    advies = gevraagd(frontoffice, nu)
    deel = {"naam": "Juf Kwikstaart", "telefoon": "0320 123456", "toestemming_op": "10-03-2026", "versie": "1"}
    assert scherm.post(f"/adviezen/{advies.nummer}/adviesvrager", deel).status_code == 302
    rij = Adviesvrager.objects.get()

    leeg, niemand, gevonden = (scherm.post("/adviesvragers", {"naam": naam}) for naam in ("", "Juf", "juf kwikstaart"))

    assert [antwoord.status_code for antwoord in (leeg, niemand, gevonden)] == [400, 200, 200]
    assert (rij.nummer in niemand.content.decode(), rij.nummer in gevonden.content.decode()) == (False, True)
    assert audit("zoeken") == [("ingezien", "", frontoffice.pk)] * 2
    assert advies.nummer in scherm.get(f"/adviesvragers/{rij.nummer}").content.decode()
    assert scherm.post(f"/adviesvragers/{rij.nummer}/intrekken", {"versie": "1"})["Location"] == "/adviezen"
    assert Adviesvrager.objects.count() == 0


def test_intrekken_telt_niet_wat_verraadt_wie_meldde(scherm, frontoffice, nu):
    """Of an advies that became a melding, who asked for it is the source of that melding."""
    adviezen = [gevraagd(frontoffice, nu - timedelta(days=1)) for _ in range(3)]
    rij = adviesvrager_vastleggen(medewerker=frontoffice, advies=adviezen[0], invoer=wie(nu), nu=nu)
    for advies in adviezen[1:]:
        adviesvrager_vastleggen(medewerker=frontoffice, advies=advies, invoer=None, bekend=rij, nu=nu)
    omgezet = Advies.objects.get(pk=adviezen[2].pk)
    advies_omzetten(medewerker=frontoffice, advies=omgezet, invoer=melding_invoer(nu, ontvangen_op=nu), nu=nu)
    pad = f"/adviesvragers/{rij.nummer}"
    assert scherm.get(f"{pad}/intrekken").context["aantal"] == 3

    frontoffice.rollen.set([Rol.objects.create(code="adviseur", naam="Adviseur", rechten=["advies_registreren"])])

    assert [len(scherm.get(pad).context["adviezen"]), scherm.get(f"{pad}/intrekken").context["aantal"]] == [2, 2]
    assert "2 adviezen" in scherm.get(f"{pad}/intrekken").content.decode()
    antwoord = scherm.post(f"/api/v1{pad}/intrekken", {}, content_type="application/json")
    assert (antwoord.status_code, antwoord.json()) == (200, {"adviezen": 2})
    assert list(Advies.objects.values_list("adviesvrager", flat=True)) == [None, None, None]


def test_zonder_toestemming_wordt_niets_bewaard(scherm, frontoffice, nu):
    advies = gevraagd(frontoffice, nu)

    antwoord = scherm.post(f"/adviezen/{advies.nummer}/adviesvrager", {"naam": "Juf Kwikstaart", "versie": "1"})

    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (400, ["toestemming_op"])
    assert Adviesvrager.objects.count() == 0


def test_omzetten_opent_de_pagina_van_een_melding_met_hoe_het_binnenkwam(scherm, frontoffice, nu):
    advies = gevraagd(
        frontoffice, nu - timedelta(days=1), gemeente_code="GM0034", antwoord="Bel ons als het erger wordt."
    )

    antwoord = scherm.get(f"/adviezen/{advies.nummer}/melding")
    form, tekst = antwoord.context["form"], antwoord.content.decode()
    zelf = scherm.get(f"/adviezen/{advies.nummer}/melding?ambtshalve=1").context["form"]

    assert [form.initial[veld] for veld in ("ontvangen_op", "kanaal", "gemeente", "melder_soort")] == [
        "nu", "kanaal:telefoon", "GM0034", "meldersoort:onderwijs",
    ]  # fmt: skip
    assert zelf.initial["kanaal"] == "kanaal:ambtshalve"
    getoond = (advies.vraag, advies.antwoord, f'href="/adviezen/{advies.nummer}"')
    assert [deel in tekst for deel in getoond] == [True, True, True]
    assert Melding.objects.count() == 0


@pytest.mark.parametrize("aantal", [1, 12])
def test_de_lijst_en_een_advies_kosten_evenveel_bij_meer_rijen(
    scherm, frontoffice, nu, aantal, django_assert_num_queries
):
    adviezen = [gevraagd(frontoffice, nu) for _ in range(aantal)]
    for advies in adviezen:
        scherm.post(f"/adviezen/{advies.nummer}/adviesvrager", {"naam": wie(nu).naam, "toestemming_op": "10-03-2026"})

    scherm.get("/adviezen")
    with django_assert_num_queries(8):
        scherm.get("/adviezen")
    with django_assert_num_queries(11):
        scherm.get(f"/adviezen/{adviezen[0].nummer}")
