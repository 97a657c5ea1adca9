# SPDX-License-Identifier: EUPL-1.2
"""A call that becomes an advies, is asked about again, and becomes a melding: wide and narrow, each page by axe."""

import pytest
from playwright.sync_api import expect

from meldingen.models import Advies, Contact, Melding

from .toegankelijk import bezwaren, schuift_opzij

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("breedte", [1280, 390])
def test_van_contact_naar_advies_naar_melding(aan, frontoffice, breedte):
    pagina, mis = aan(frontoffice, breedte=breedte), []

    def keur():
        mis.extend([*bezwaren(pagina), *schuift_opzij(pagina)])

    pagina.goto("/contacten/nieuw")
    pagina.fill("#id_notities", "De juf belt over Pimpelmees uit groep 5.")
    pagina.click("button[value=advies]")
    expect(pagina.locator("main")).to_contain_text("de notities van het gesprek")
    keur()
    pagina.fill("#id_vraag", "Hoe praat ik met de ouders van Pimpelmees?")
    pagina.fill("#id_antwoord", "Met het stappenplan.")
    pagina.select_option("#id_adviesvrager_soort", "meldersoort:onderwijs")
    wis = pagina.get_by_role("button", name="Leg het advies vast en wis de notities")
    wis.click()
    expect(pagina.locator("main")).to_contain_text("naam: Pimpelmees")
    keur()
    pagina.fill("#id_vraag", "Hoe praat ik met de ouders?")
    wis.click()
    expect(pagina.locator("h1")).to_have_text("Advies")
    keur()

    pagina.get_by_role("link", name="Vervolgadvies vastleggen").click()
    pagina.fill("#id_vraag", "De ouders willen niet praten. Wat nu?")
    pagina.fill("#id_antwoord", "Meld het dan.")
    keur()
    pagina.get_by_role("button", name="Leg het vervolgadvies vast").click()
    expect(pagina.locator("main")).to_contain_text("De ouders willen niet praten.")
    keur()

    pagina.get_by_role("link", name="Maak er een melding van").click()
    expect(pagina.locator("main")).to_contain_text("Uit een advies")
    keur()
    pagina.select_option("#id_gemeente", "GM0034")
    pagina.check("input[name=crisis][value=nee]")
    pagina.fill("#id_toelichting", "De juf ziet blauwe plekken.")
    pagina.select_option("#id_betrokkenen-0-rol", "betrokkenerol:kind")
    pagina.fill("#id_betrokkenen-0-geboortenaam", "Pimpelmees")
    pagina.check("input[name=bron-onthulling][value='onthulling:openbaar']")
    pagina.locator("button[value=registreren]:not([tabindex='-1'])").click()
    expect(pagina.locator("h1")).to_have_text("Melding")

    advies = Advies.objects.get()
    assert mis == []
    assert (advies.omgezet_naar, advies.contacten.count()) == (Melding.objects.get().nummer, 1)
    assert Contact.objects.get().notities is None
