# SPDX-License-Identifier: EUPL-1.2
"""A message becomes a melding in Chromium: picked up, looked over, registered; each page checked by axe."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intake.models import InkomendBericht
from meldingen.models import Melding
from tests.intake.berichtfabriek import ontvangen, verband

from .toegankelijk import bezwaren, schuift_opzij

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def keur(pagina):
    return [*bezwaren(pagina), *schuift_opzij(pagina)]


@pytest.mark.parametrize("breedte", [1280, 390])
def test_van_postvak_tot_melding(aan, frontoffice, flevoland, breedte):
    nu = timezone.now()
    gebeurtenis = verband(flevoland, "gebeurtenis", "ruzie")
    bericht, ander = (ontvangen(flevoland, nu, gebeurtenis=gebeurtenis) for _ in range(2))
    ontvangen(flevoland, nu, leesfout="schema", leesfout_plek="personen[0].bsn: verkeerde vorm")
    pagina = aan(frontoffice, breedte=breedte)
    pagina.goto("/berichten")
    mis = keur(pagina)
    pagina.get_by_role("link", name=bericht.nummer).click()
    expect(pagina.locator("h1")).to_have_text("Bericht")
    mis += keur(pagina)
    pagina.get_by_role("button", name="Pak op").click()
    expect(pagina.get_by_text(f"U heeft bericht {bericht.nummer} opgepakt.")).to_be_visible()

    pagina.get_by_role("link", name="Maak er een melding van").click()
    expect(pagina.locator("#id_betrokkenen-0-voornamen")).to_have_value("Sanne")
    expect(pagina.locator("#id_ontvangen_op")).to_be_disabled()
    mis += keur(pagina)
    pagina.locator("button[value=registreren]:not([tabindex='-1'])").click()
    expect(pagina.locator("h1")).to_have_text("Melding")
    expect(pagina.locator("[data-berichten]")).to_contain_text(ander.nummer)
    mis += keur(pagina)

    melding = Melding.objects.get()
    assert (melding.ontvangen_op, melding.kanaal_id) == (bericht.ontvangen_op, "kanaal:politie")
    assert dict(InkomendBericht.objects.filter(melding=melding).values_list("nummer", "status")) == {
        bericht.nummer: "melding", ander.nummer: "toegevoegd",
    }  # fmt: skip
    assert mis == []


def test_zonder_javascript(chromium, live_server, aan, frontoffice, flevoland):
    """Plain links and submits all the way, and a refusal that keeps its form open."""
    bericht = ontvangen(flevoland, timezone.now() - timedelta(minutes=1))
    koekjes = aan(frontoffice).context.cookies()
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(koekjes)
    pagina = context.new_page()
    pagina.goto(f"/berichten/{bericht.nummer}")
    pagina.get_by_text("Geen melding", exact=True).click()
    pagina.locator("#id_afloop").select_option("berichtafloop:geen_hgkm")
    pagina.get_by_role("button", name="Handel af zonder melding").click()
    expect(pagina.locator("#afhandelen")).to_contain_text("Vul in aan wie het bericht is doorgezet.")
    pagina.goto(f"/berichten/{bericht.nummer}")
    pagina.get_by_role("button", name="Pak op").click()
    pagina.get_by_role("link", name="Maak er een melding van").click()
    pagina.locator("button[value=registreren]:not([tabindex='-1'])").click()
    expect(pagina.locator("h1")).to_have_text("Melding")
    context.close()

    assert InkomendBericht.objects.get().melding == Melding.objects.get()
