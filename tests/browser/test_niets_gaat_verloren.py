# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed survives a browser that is killed, a session that ends, and a second window."""

import re
from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Error, expect

from meldingen.concepten import lees_velden
from meldingen.models import Concept, Contact, Melding

from .toegankelijk import bezwaren, schuift_opzij

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REGISTREREN = "/meldingen/registreren"
STAND = "[data-vt-concept-stand]"


def bewaard(pagina):
    expect(pagina.locator(STAND)).to_have_text(re.compile(r"Bewaard om \d\d:\d\d"))


def velden():
    return [lees_velden(concept) for concept in Concept.objects.all()]


def dood_de(pagina):
    with suppress(Error):
        pagina.goto("chrome://crash", timeout=2_000)


def log_in(context, medewerker, adres):
    client = Client()
    client.force_login(medewerker)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": adres}])


def test_een_gedode_browser_kost_niets(aan, frontoffice):
    pagina = aan(frontoffice)
    pagina.goto(REGISTREREN)
    pagina.locator("#id_toelichting").fill("Geschreeuw;\nde kinderen stonden in pyjama op straat.")
    pagina.locator("#id_betrokkenen-0-voornamen").fill("Sanne")
    pagina.locator("input[name=crisis][value=nee]").check()
    bewaard(pagina)
    # No unload, no submit: the renderer is gone.
    with pagina.expect_event("crash"):
        dood_de(pagina)

    weer = aan(frontoffice)
    weer.goto(REGISTREREN)
    expect(weer.get_by_text("Dit had u nog niet verstuurd")).to_be_visible()
    expect(weer.locator("#id_toelichting")).to_have_value("Geschreeuw;\nde kinderen stonden in pyjama op straat.")
    expect(weer.locator("#id_betrokkenen-0-voornamen")).to_have_value("Sanne")
    expect(weer.locator("input[name=crisis][value=nee]")).to_be_checked()
    mis = [*bezwaren(weer), *schuift_opzij(weer)]

    weer.goto("/concepten")
    mis += [*bezwaren(weer), *schuift_opzij(weer)]
    weer.get_by_text("Gooi weg", exact=True).click()
    weer.get_by_role("button", name="Ja, gooi weg").click()
    expect(weer.get_by_text("U heeft alles verstuurd")).to_be_visible()
    assert velden() == []
    assert mis == []


def test_de_laatste_woorden_gaan_mee_als_de_pagina_sluit(aan, frontoffice):
    pagina = aan(frontoffice)
    pagina.on("dialog", lambda venster: venster.accept())
    pagina.goto("/contacten/nieuw")
    pagina.locator("#id_notities").fill("Net getypt")
    pagina.goto("/concepten")

    # Sooner than the pause after typing: it went along with the page.
    expect(pagina.locator("h1")).to_have_text("Niet verstuurd")
    pagina.wait_for_timeout(1_000)
    assert [v["notities"] for v in velden()] == [["Net getypt"]]
    pagina.goto("/contacten/nieuw")
    expect(pagina.locator("#id_notities")).to_have_value("Net getypt")


def test_uitgelogd_terwijl_men_typt_en_weer_ingelogd(aan, live_server, frontoffice):
    pagina = aan(frontoffice)
    pagina.goto(REGISTREREN)
    pagina.locator("#id_toelichting").fill("Voor het uitloggen.")
    bewaard(pagina)
    Session.objects.all().delete()

    pagina.locator("#id_toelichting").fill("Voor het uitloggen. En erna.")
    melding = pagina.get_by_text("U bent uitgelogd. Uw tekst staat nog op dit scherm.")
    expect(melding).to_be_visible()
    mis = bezwaren(pagina)
    # The act does not send the text to a page that asks for a password.
    pagina.locator("button[value=registreren]:not([tabindex='-1'])").click()
    expect(melding).to_be_visible()
    expect(pagina.locator("#id_toelichting")).to_have_value("Voor het uitloggen. En erna.")
    assert [v["toelichting"] for v in velden()] == [["Voor het uitloggen."]]

    log_in(pagina.context, frontoffice, live_server.url)
    expect(melding).to_be_hidden()
    bewaard(pagina)
    assert [v["toelichting"] for v in velden()] == [["Voor het uitloggen. En erna."]]
    assert mis == []


def test_een_advies_dat_getypt_wordt_staat_er_weer(aan, frontoffice):
    pagina = aan(frontoffice)
    pagina.goto("/adviezen/registreren")
    pagina.locator("#id_vraag").fill("Hoe praat ik erover?\nEn wanneer?")
    bewaard(pagina)

    weer = aan(frontoffice)
    weer.goto("/adviezen/registreren")

    expect(weer.get_by_text("Dit had u nog niet verstuurd")).to_be_visible()
    expect(weer.locator("#id_vraag")).to_have_value("Hoe praat ik erover?\nEn wanneer?")
    assert [*bezwaren(weer), *schuift_opzij(weer)] == []


def test_wie_daarna_inlogt_krijgt_de_tekst_niet(aan, live_server, frontoffice, beoordelaar):
    pagina = aan(frontoffice)
    pagina.goto("/contacten/nieuw")
    Session.objects.all().delete()
    pagina.locator("#id_notities").fill("Van Fenna")
    expect(pagina.get_by_text("U bent uitgelogd.")).to_be_visible()

    log_in(pagina.context, beoordelaar, live_server.url)

    expect(pagina.get_by_text("Er is nu iemand anders ingelogd")).to_be_visible()
    assert velden() == []


def test_geen_verbinding_en_dan_weer_wel(aan, frontoffice):
    pagina = aan(frontoffice)
    pagina.goto("/contacten/nieuw")
    pagina.context.set_offline(True)
    pagina.locator("#id_notities").fill("In de trein")
    expect(pagina.get_by_text("Er is geen verbinding.")).to_be_visible()
    pagina.context.set_offline(False)

    bewaard(pagina)
    expect(pagina.get_by_text("Er is geen verbinding.")).to_be_hidden()
    assert [v["notities"] for v in velden()] == [["In de trein"]]


def test_twee_vensters_kiezen(aan, frontoffice):
    een = aan(frontoffice)
    een.goto(REGISTREREN)
    twee = een.context.new_page()
    twee.goto(REGISTREREN)
    een.locator("#id_toelichting").fill("Uit het eerste venster")
    bewaard(een)
    twee.locator("#id_toelichting").fill("Uit het tweede venster")

    botsing = twee.locator("[data-vt-concept-keuze]")
    expect(botsing.get_by_text("Uit het eerste venster")).to_be_visible()
    expect(botsing.get_by_text("Uit het tweede venster")).to_be_visible()
    expect(botsing).to_be_focused()
    mis = [*bezwaren(twee), *schuift_opzij(twee)]
    assert [v["toelichting"] for v in velden()] == [["Uit het eerste venster"]]
    twee.get_by_role("button", name="Houd deze").press("Enter")
    bewaard(twee)
    assert [v["toelichting"] for v in velden()] == [["Uit het tweede venster"]]

    een.locator("#id_toelichting").fill("Uit het eerste venster, verder getypt")
    een.get_by_role("button", name="Neem de andere").click()
    expect(een.locator("#id_toelichting")).to_have_value("Uit het tweede venster")
    assert mis == []


def test_na_het_versturen_is_er_geen_concept_en_komt_het_niet_terug(aan, frontoffice):
    pagina = aan(frontoffice)
    pagina.goto("/contacten/nieuw")
    pagina.locator("#id_notities").fill("Belt over de buren")
    # At once, while the last words are not kept yet.
    pagina.locator("button[value=melding]").click()
    expect(pagina.locator("h1")).to_have_text("Melding registreren")
    assert Contact.objects.get().notities == "Belt over de buren"
    pagina.wait_for_timeout(2_500)
    assert velden() == []

    pagina.locator("#id_toelichting").fill("Wat er gebeurde")
    bewaard(pagina)
    assert [c.onderwerp for c in Concept.objects.all()] == [Contact.objects.get().nummer]
    assert Melding.objects.count() == 0
