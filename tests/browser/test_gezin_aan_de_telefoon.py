# SPDX-License-Identifier: EUPL-1.2
"""A known family at the call, by keyboard alone: typed, recognised while typing, linked in one act, registered."""

import re

import pytest
from playwright.sync_api import expect

from audit.models import AuditRegel
from meldingen.models import Melding
from personen.models import Persoon
from tests.meldingen.test_herkennen import GEZIN, melding_van

from .toegankelijk import bezwaren, duw, kies, schuift_opzij, tab_naar, typ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_bekend_gezin_typen_koppelen_en_registreren(aan, frontoffice, nu):
    gezin = melding_van(frontoffice, nu, *GEZIN)
    pagina = aan(frontoffice)
    pagina.goto("/meldingen/registreren")
    bekend = pagina.locator("#bekend")
    kies(pagina, "#id_gemeente", "Alm")
    kies(pagina, "#id_melder_soort", "Pol")
    tab_naar(pagina, "input[name=crisis]")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Space")
    typ(pagina, "#id_toelichting", "Geschreeuw; de kinderen stonden in pyjama op straat.")

    kies(pagina, "#id_betrokkenen-0-rol", "Sla")
    typ(pagina, "#id_betrokkenen-0-geboortedatum", "02-04-1988")
    typ(pagina, "#id_betrokkenen-0-voornamen", "Sanne")
    typ(pagina, "#id_betrokkenen-0-geboortenaam", "Kanariepiet")
    # The answer comes while the cursor stays where it is, and nothing typed is lost.
    expect(bekend.get_by_text("Sanne Kanariepiet", exact=True)).to_be_visible()
    expect(pagina.locator("#id_betrokkenen-0-geboortenaam")).to_be_focused()
    expect(pagina.locator("#id_betrokkenen-0-geboortenaam")).to_have_value("Kanariepiet")
    duw(pagina, "#persoon-1 > summary")
    kies(pagina, "#id_betrokkenen-1-rol", "Ver")
    typ(pagina, "#id_betrokkenen-1-geboortedatum", "30-09-1986")
    typ(pagina, "#id_betrokkenen-1-voornamen", "Bram")
    typ(pagina, "#id_betrokkenen-1-geboortenaam", "Vinkenstein")
    expect(bekend.get_by_text(re.compile("Koppel dit gezin"))).to_be_visible()
    mis = [*bezwaren(pagina), *schuift_opzij(pagina)]

    zoekvragen = AuditRegel.objects.filter(actie="zoeken").count()
    typ(pagina, "#id_betrokkenen-1-straat", "Kanarielaan")
    pagina.wait_for_timeout(1_000)
    assert AuditRegel.objects.filter(actie="zoeken").count() == zoekvragen, "een straat zoekt niemand"

    duw(pagina, "#bekend button[value*=',']")
    expect(pagina.locator("#persoon-1").get_by_text("Koppeling losmaken")).to_be_visible()
    expect(pagina.locator("#id_betrokkenen-0-rol")).to_have_value("betrokkenerol:slachtoffer")
    mis += [*bezwaren(pagina), *schuift_opzij(pagina)]
    tab_naar(pagina, "input[name=casus]")
    pagina.keyboard.press("Space")
    duw(pagina, "button[value=registreren]:not([tabindex='-1'])")
    expect(pagina.locator("h1")).to_have_text("Melding")

    melding = Melding.objects.latest("pk")
    assert melding.casus_id == gezin.casus_id
    assert [(b.persoon.voornamen, b.herkenning) for b in melding.betrokkenen.order_by("pk")] == [
        ("Sanne", "gekoppeld"),
        ("Bram", "gekoppeld"),
    ]
    assert Persoon.objects.count() == len(GEZIN)
    assert mis == []


def test_het_paneel_pakt_de_focus_niet_af_en_houdt_hem_vast(aan, frontoffice, nu):
    """A late answer may come when somebody has already gone on to a button in the panel."""
    melding_van(frontoffice, nu, *GEZIN)
    pagina = aan(frontoffice)
    pagina.goto("/meldingen/registreren")
    pagina.locator("#id_betrokkenen-0-voornamen").fill("Sanne")
    pagina.locator("#id_betrokkenen-0-geboortenaam").fill("Kanariepiet")
    knop = pagina.locator("#bekend button[value^='koppel:']")
    expect(knop).to_be_visible()
    with pagina.expect_response("**/personen/zoeken"):
        pagina.locator("#id_betrokkenen-0-geboortedatum").fill("02-04-1988")
        knop.focus()
    expect(pagina.locator("#bekend").get_by_text("geboortedatum gelijk")).to_be_visible()

    expect(knop).to_be_focused()
