# SPDX-License-Identifier: EUPL-1.2
"""Who is one human, as somebody without a mouse decides it: linking, merging, undoing, and a page that is old."""

import pytest
from playwright.sync_api import expect

from meldingen.models import Betrokkene
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from personen.models import Samenvoeging
from tests.meldingen.personen import iemand, melding_over

from .toegankelijk import bezwaren, duw, schuift_opzij, tab_naar, typ

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REDEN = "#id_reden"
VERSTUUR = "form[method=post] .vt-acties button.utrecht-button--primary-action"


@pytest.fixture
def twee(frontoffice, nu):
    """One woman, reported twice and written down twice: the known row and the new one."""
    return [melding_over(frontoffice, nu, *wie).betrokkenen.get() for wie in ((), (iemand("Sanna"),))]


@pytest.fixture
def mis():
    """What is wrong with the pages on the way: none may slide sideways or have a serious finding."""
    gevonden = []

    def kijk(pagina):
        gevonden.extend([*bezwaren(pagina), *schuift_opzij(pagina)])

    yield kijk
    assert gevonden == []


def _naar(pagina, koppeling, kop):
    duw(pagina, koppeling)
    expect(pagina.locator("h1")).to_have_text(kop)


def _voegt_samen(wie, een, ander, nu):
    return personen_samenvoegen(
        medewerker=wie, persoon=een.persoon, andere_nummer=ander.persoon.nummer, reden="Zelfde paspoort.", nu=nu
    )


def test_koppelen_en_losmaken(aan, frontoffice, twee, mis):
    bekend, nieuw = twee
    pagina = aan(frontoffice)
    pagina.goto(f"/meldingen/{nieuw.melding.nummer}")
    _naar(pagina, "a[href*='/koppelen']", "Koppelen aan een bekende persoon")
    # Somebody is offered with why; who wants another one types a number.
    expect(pagina.get_by_role("heading", name="Wie kan dit zijn?")).to_be_visible()
    mis(pagina)
    duw(pagina, "#gelijkenden button")

    melding = pagina.locator("body")
    expect(melding).to_contain_text("De betrokkene is gekoppeld aan de bekende persoon.")
    expect(pagina.locator("#herhaling")).to_contain_text(bekend.melding.casus.nummer)
    nieuw = Betrokkene.objects.select_related("persoon").get(pk=nieuw.pk)
    assert (nieuw.persoon.hoofd_id, nieuw.herkenning) == (bekend.persoon_id, Betrokkene.Herkenning.GEKOPPELD)

    _naar(pagina, "a[href*='/ontkoppelen']", "Koppeling losmaken")
    mis(pagina)
    typ(pagina, REDEN, "Een zus.")
    duw(pagina, VERSTUUR)
    expect(melding).to_contain_text("De koppeling is losgemaakt.")
    expect(pagina.locator("#herhaling")).not_to_contain_text(bekend.melding.casus.nummer)
    assert Betrokkene.objects.select_related("persoon").get(pk=nieuw.pk).persoon.hoofd_id is None


def test_samenvoegen_en_ongedaan_maken(aan, frontoffice, twee, mis):
    bekend, nieuw = twee
    pagina = aan(frontoffice, breedte=390, hoogte=844)
    pagina.goto(f"/personen/{nieuw.persoon.nummer}")
    _naar(pagina, "a[href*='/samenvoegen']", "Samenvoegen")
    duw(pagina, "#gelijkenden a[href*='?met=']")
    expect(pagina.locator("#id_andere_nummer")).to_have_value(bekend.persoon.nummer)
    mis(pagina)
    # What is missing is said at the field, and the cursor stands there.
    duw(pagina, VERSTUUR)
    expect(pagina.locator(REDEN)).to_have_attribute("aria-invalid", "true")
    typ(pagina, REDEN, "Zelfde paspoort.")
    duw(pagina, VERSTUUR)

    expect(pagina.locator("#dezelfde")).to_contain_text(bekend.persoon.nummer)
    expect(pagina.locator("#meldingen")).to_contain_text(bekend.melding.nummer)
    mis(pagina)
    _naar(pagina, "a[href*='/splitsen']", "Samenvoeging ongedaan maken")
    mis(pagina)
    typ(pagina, REDEN, "Toch een zus.")
    duw(pagina, VERSTUUR)
    expect(pagina.get_by_text("De samenvoeging is ongedaan gemaakt.")).to_be_visible()
    expect(pagina.locator("#dezelfde")).to_have_count(0)
    assert Samenvoeging.objects.get().gesplitst_door == frontoffice


def test_een_collega_maakte_het_intussen_ongedaan(aan, frontoffice, beoordelaar, twee, nu, mis):
    bekend, nieuw = twee
    samenvoeging = _voegt_samen(frontoffice, nieuw, bekend, nu)
    pagina = aan(frontoffice)
    pagina.goto(f"/personen/{nieuw.persoon.nummer}")
    _naar(pagina, "a[href*='/splitsen']", "Samenvoeging ongedaan maken")
    typ(pagina, REDEN, "Toch een zus.")
    personen_splitsen(medewerker=beoordelaar, samenvoeging=samenvoeging, reden="Eerder gezien.", nu=nu)
    duw(pagina, VERSTUUR)

    expect(pagina.get_by_text("Deze personen zijn niet (meer) samengevoegd")).to_be_visible()
    expect(pagina.locator("#dezelfde")).to_have_count(0)
    mis(pagina)
    samenvoeging.refresh_from_db()
    assert (samenvoeging.gesplitst_door, samenvoeging.splitsreden) == (beoordelaar, "Eerder gezien.")


def test_een_collega_voegde_intussen_samen_en_wat_getypt_was_blijft_staan(aan, frontoffice, beoordelaar, twee, nu, mis):
    bekend, nieuw = twee
    pagina = aan(frontoffice)
    pagina.goto(f"/personen/{nieuw.persoon.nummer}/samenvoegen?met={bekend.persoon.nummer}")
    typ(pagina, REDEN, "Zelfde paspoort.")
    _voegt_samen(beoordelaar, nieuw, bekend, nu)
    duw(pagina, VERSTUUR)

    expect(pagina.locator("[data-vt-foutoverzicht]")).to_be_focused()
    expect(pagina.locator(REDEN)).to_have_value("Zelfde paspoort.")
    mis(pagina)
    tab_naar(pagina, VERSTUUR)
    assert Samenvoeging.objects.get().door == beoordelaar
