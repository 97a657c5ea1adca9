# SPDX-License-Identifier: EUPL-1.2
"""A scan is added to a melding and downloaded again, on a wide screen and on a telephone."""

import pytest
from playwright.sync_api import expect

from documenten.models import Document
from tests.documenten.bestanden import PDF
from tests.meldingen.fabriek import gemeld

from .toegankelijk import bezwaren, duw, kies, schuift_opzij, tab_naar, typ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("breedte", [1280, 390])
def test_een_scan_toevoegen_en_weer_ophalen(aan, frontoffice, nu, tmp_path, breedte):
    melding = gemeld(frontoffice, nu)
    pagina = aan(frontoffice, breedte=breedte)
    pagina.goto(f"/meldingen/{melding.nummer}")
    expect(pagina.get_by_text("Er zijn nog geen documenten bij deze melding.")).to_be_visible()

    duw(pagina, "a[href*='/documenten/toevoegen']")
    expect(pagina.locator("h1")).to_have_text("Document toevoegen")
    mis = [*bezwaren(pagina), *schuift_opzij(pagina)]
    tab_naar(pagina, "#id_bestand")
    pagina.set_input_files("#id_bestand", {"name": "brief école.pdf", "mimeType": "text/html", "buffer": PDF})
    typ(pagina, "#id_titel", "Brief van de huisarts")
    kies(pagina, "#id_soort", "Brief")
    typ(pagina, "#id_gedateerd_op", "gisteren")
    typ(pagina, "#id_ontvangen_op", "nu")
    duw(pagina, "main form button[type=submit]")

    expect(pagina.locator("h1")).to_have_text("Melding")
    expect(pagina.get_by_role("link", name="Brief van de huisarts", exact=True)).to_be_visible()
    mis += [*bezwaren(pagina), *schuift_opzij(pagina)]
    with pagina.expect_download() as ophalen:
        duw(pagina, "a[href$='/bestand']")
    assert ophalen.value.suggested_filename == "brief école.pdf"
    ophalen.value.save_as(tmp_path / "terug.pdf")
    assert (tmp_path / "terug.pdf").read_bytes() == PDF

    document = Document.objects.get()
    assert (document.titel, document.melding) == ("Brief van de huisarts", melding)
    for pad in ("", "/bijwerken", "/intrekken"):
        pagina.goto(f"/documenten/{document.nummer}{pad}")
        mis += [*bezwaren(pagina), *schuift_opzij(pagina)]
    assert mis == []


def test_een_codelijst_bewerken(aan, beheerder):
    pagina = aan(beheerder)
    pagina.goto("/beheer/codelijsten/documentsoort")
    mis = [*bezwaren(pagina), *schuift_opzij(pagina)]
    duw(pagina, "a[href$='/toevoegen']")
    expect(pagina.locator("h1")).to_have_text("Waarde toevoegen")
    mis += [*bezwaren(pagina), *schuift_opzij(pagina)]
    typ(pagina, "#id_label", "Tekening van een kind")
    typ(pagina, "#id_code", "tekening")
    duw(pagina, "main form button[type=submit]")

    expect(pagina.get_by_role("rowheader", name="Tekening van een kind")).to_be_visible()
    mis += [*bezwaren(pagina), *schuift_opzij(pagina)]
    assert mis == []
