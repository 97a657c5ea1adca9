# SPDX-License-Identifier: EUPL-1.2
"""The online form in Chromium, which sends what a test client does not: an Origin, and cookies by their path."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from intake.models import Formulierconcept, InkomendBericht
from intake.views.formulierdeur import UITWEG

from .toegankelijk import bezwaren, schuift_opzij, typ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def lege_telling():
    cache.clear()


def keur(pagina):
    return [*bezwaren(pagina), *schuift_opzij(pagina)]


def klik(pagina, naam):
    pagina.get_by_role("button", name=naam, exact=True).and_(pagina.locator(":not([tabindex='-1'])")).click()


def ga(pagina, deel):
    pagina.locator(f"button[value='ga:{deel}']").click()


@pytest.mark.parametrize("breedte", [1280, 390])
def test_van_begin_tot_ontvangstnummer(vensters, onderweg, breedte):
    pagina = vensters(breedte=breedte)
    pagina.goto("/formulier/flevoland")
    mis = keur(pagina)
    klik(pagina, "Begin")
    expect(pagina.locator("h1")).to_have_text("Meldcode")
    mis += keur(pagina)
    ga(pagina, "melder")
    # Enter in a field goes on, and says what is not right.
    typ(pagina, "#id_naam", "Noor van Dijk")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-vt-foutoverzicht]")).to_be_focused()
    mis += keur(pagina)
    pagina.locator("#id_soort").select_option("meldersoort:onderwijs")
    pagina.locator("#id_telefoon").fill("0612345678")
    klik(pagina, "Volgende")
    expect(pagina.locator("h1")).to_have_text("Betrokkenen")
    pagina.locator("#id_persoon-0-rol").select_option("betrokkenerol:kind")
    pagina.locator("#id_persoon-0-voornamen").fill("Sanne")
    pagina.get_by_text("Persoon 2").click()
    pagina.locator("#id_persoon-1-rol").select_option("betrokkenerol:pleger")
    mis += keur(pagina)
    ga(pagina, "melding")
    pagina.locator("#id_gemeente").select_option("GM0034")
    pagina.locator("#id_toelichting").fill("Het kind durft niet naar huis.")
    klik(pagina, "Bewaren")
    link = pagina.get_by_role("link", name="/verder/").get_attribute("href")
    mis += keur(pagina)
    ga(pagina, "afronden")
    expect(pagina.get_by_text("Alles is ingevuld.")).to_be_visible()
    pagina.get_by_text("Stoppen en alles wissen").click()
    expect(pagina.get_by_role("button", name="Ja, wis alles")).to_be_visible()
    mis += keur(pagina)

    # Away at once; the browser has forgotten the form, and the link has not.
    pagina.route(f"{UITWEG}**", lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html"))
    pagina.get_by_role("button", name="Verlaat deze pagina").click()
    expect(pagina.locator("h1")).to_have_text("Het weer")
    onderweg.wacht()
    pagina.goto("/formulier/flevoland")
    expect(pagina.get_by_role("button", name="Begin")).to_be_visible()
    pagina.goto(link)
    mis += keur(pagina)
    klik(pagina, "Verder met dit formulier")
    ga(pagina, "afronden")
    klik(pagina, "Melding versturen")

    bericht = InkomendBericht.objects.get()
    expect(pagina.locator(".vt-nummer")).to_have_text(bericht.nummer)
    mis += keur(pagina)
    assert not Formulierconcept.objects.exists()
    assert mis == []


def test_zonder_javascript(chromium, live_server, onderweg):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="nl-NL")
    pagina = context.new_page()
    pagina.goto("/formulier/flevoland")
    klik(pagina, "Begin")
    ga(pagina, "overig")
    pagina.locator("#id_overig").fill("Bel na vier uur.")
    ga(pagina, "afronden")
    expect(pagina.get_by_text("Er ontbreekt nog iets")).to_be_visible()
    pagina.get_by_role("link", name="Overige informatie").click()
    expect(pagina.locator("#id_overig")).to_have_value("Bel na vier uur.")

    context.route(f"{UITWEG}**", lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html"))
    pagina.get_by_role("button", name="Verlaat deze pagina").click()
    expect(pagina.locator("h1")).to_have_text("Het weer")
    pagina.goto("/formulier/flevoland")
    expect(pagina.get_by_role("button", name="Begin")).to_be_visible()
    context.close()
    onderweg.wacht()
