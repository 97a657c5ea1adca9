# SPDX-License-Identifier: EUPL-1.2
"""People at work in Chromium: a melding by keyboard alone, and one family handed over, each page checked by axe."""

import pytest
from playwright.sync_api import expect

from meldingen.models import Contact, Melding
from overdracht.models import Overdracht
from tests.meldingen.fabriek import gemeld

from .toegankelijk import bezwaren, duw, kies, schuift_opzij, tab_naar, typ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WACHTWOORD = "een-lang-wachtwoord-voor-de-test"


def keur(pagina):
    return [*bezwaren(pagina), *schuift_opzij(pagina)]


def test_inloggen_en_registreren_met_alleen_het_toetsenbord(vensters, frontoffice):
    frontoffice.set_password(WACHTWOORD)
    frontoffice.save()
    pagina = vensters()
    pagina.goto("/")
    mis = keur(pagina)
    typ(pagina, "#id_login", frontoffice.username)
    typ(pagina, "#id_password", WACHTWOORD)
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Mijn werk")
    mis += keur(pagina)

    duw(pagina, "a[href='/contacten/nieuw']")
    expect(pagina.locator("#id_notities")).to_be_focused()
    pagina.keyboard.type("De wijkagent belt over een ruzie met kinderen erbij.")
    typ(pagina, "#id_beller", "Wim Wijkagent")
    duw(pagina, "button[value=melding]")
    expect(pagina.locator("h1")).to_have_text("Melding registreren")
    mis += keur(pagina)

    kies(pagina, "#id_gemeente", "Alm")
    kies(pagina, "#id_melder_soort", "Pol")
    tab_naar(pagina, "input[name=crisis]")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Space")
    typ(pagina, "#id_toelichting", "Geschreeuw; de kinderen stonden in pyjama op straat.")
    kies(pagina, "#id_betrokkenen-0-rol", "Sla")
    typ(pagina, "#id_betrokkenen-0-voornamen", "Sanne")
    typ(pagina, "#id_betrokkenen-0-geboortenaam", "Kanariepiet")
    typ(pagina, "#id_betrokkenen-0-geboortedatum", "14-05-1990")
    tab_naar(pagina, "input[name=bron-onthulling]")
    pagina.keyboard.press("Space")
    typ(pagina, "#id_bron-naam", "Wim Wijkagent")
    duw(pagina, "button[value=registreren]:not([tabindex='-1'])")
    expect(pagina.locator("h1")).to_have_text("Melding")
    mis += keur(pagina)

    melding = Melding.objects.get()
    assert (melding.crisis, melding.gemeente_id, melding.melder_soort_id) == (False, "GM0034", "meldersoort:politie")
    assert Contact.objects.get().status == "melding"
    assert mis == []


def test_van_beoordelen_tot_aanvaarden(aan, frontoffice, beoordelaar, lokaalteam, nu):
    melding = gemeld(frontoffice, nu)
    pagina = aan(beoordelaar)
    pagina.goto("/")
    mis = keur(pagina)
    pagina.locator(f"form[action$='/{melding.nummer}/in-beoordeling-nemen'] button").click()
    expect(pagina.locator("form [name=motivering]")).to_be_visible()
    pagina.get_by_label("Middelzwaar").check()
    pagina.locator("[name=voorgeschiedenis]").fill("Nagegaan: niets bekend.")
    pagina.locator("[name=conclusie]").fill("Structureel onveilig.")
    pagina.get_by_label("Overdracht aan het lokale veld").check()
    pagina.locator("[name=motivering]").fill("Het gezin wil hulp.")
    mis += keur(pagina)
    pagina.locator("button[value=afronden]").click()
    expect(pagina.get_by_text("Besluit vastgelegd")).to_be_visible()
    mis += keur(pagina)

    pagina.goto(f"/casussen/{melding.casus.nummer}/overdragen")
    pagina.locator("[name=contacten]").fill("Twee gesprekken.")
    pagina.locator("[name=partij-0-doel]").fill("Rust in huis.")
    pagina.locator("[name=partij-0-verwacht]").fill("Bel binnen een week.")
    pagina.locator("[name=partij-0-wijze]").first.check()
    mis += keur(pagina)
    pagina.locator("button[value=bekijk]").first.click()
    expect(pagina.locator("h1")).to_have_text("Dit krijgt de ontvanger")
    mis += keur(pagina)
    pagina.locator("button[value=versturen]").click()
    expect(pagina.get_by_text("is overgedragen aan")).to_be_visible()
    overdracht = Overdracht.objects.get()

    team = aan(lokaalteam)
    team.goto("/")
    mis += keur(team)
    team.goto(f"/overdrachten/{overdracht.nummer}")
    mis += keur(team)
    team.get_by_role("button", name="Aanvaarden").click()
    expect(team.get_by_text("De overdracht is aanvaard.")).to_be_visible()

    overdracht.refresh_from_db()
    assert (overdracht.status, overdracht.casus.zicht_partij_id) == ("aanvaard", lokaalteam.organisatie_id)
    assert mis == []
