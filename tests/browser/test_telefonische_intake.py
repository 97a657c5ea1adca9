# SPDX-License-Identifier: EUPL-1.2
"""A phone intake from the first ring to a registered melding, with the keyboard alone; with JavaScript and without.

Counted is what the system asks of somebody besides the facts: every key that is no character of what the caller says.
"""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from meldingen.models import Betrokkene, Bron, Contact, Melding
from personen.models import Adres, Gezag, Relatie

from .conftest import WACHT_MS
from .toegankelijk import bezwaren, schuift_opzij

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Of one caller, two persons and one address; a change of the page that costs more is seen here.
TOETSEN_HOOGSTENS = 94
MAX_TABS = 200


class Toetsenbord:
    """Someone who types what is said, and counts the other keys."""

    def __init__(self, pagina):
        self.pagina, self.feiten, self.andere = pagina, 0, 0

    def druk(self, toets):
        self.andere += 1
        self.pagina.keyboard.press(toets)

    def typ(self, tekst):
        self.feiten += len(tekst)
        self.pagina.keyboard.type(tekst)

    def naar(self, selector):
        for _ in range(MAX_TABS):
            if self.pagina.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector):
                return
            self.druk("Tab")
        raise AssertionError(f"{selector} is niet te bereiken met Tab op {self.pagina.url}")

    def vul(self, selector, tekst):
        self.naar(selector)
        self.typ(tekst)

    def vink(self, selector):
        self.naar(selector)
        self.druk("Space")


@pytest.fixture
def zonder_javascript(chromium, live_server):
    """A window of this person in which no script of the page runs."""
    contexten = []

    def als(medewerker):
        client = Client()
        client.force_login(medewerker)
        context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="nl-NL")
        context.set_default_timeout(WACHT_MS)
        koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": live_server.url}])
        contexten.append(context)
        return context.new_page()

    yield als
    for context in contexten:
        context.close()


def bel(toetsen, pagina):
    """The contact with its notes, which becomes a melding."""
    pagina.goto("/contacten/nieuw")
    expect(pagina.locator("#id_notities")).to_be_focused()
    toetsen.typ("Huisarts belt: moeder met blauwe plekken, vader dreigt. Kind van zes is erbij.")
    toetsen.vul("#id_beller", "Wim de Huisarts")
    toetsen.naar("button[value=melding]")
    toetsen.druk("Enter")
    expect(pagina.locator("h1")).to_have_text("Melding registreren")


def vertel(toetsen):
    """What happened; the cursor is where it starts, and what was known already is filled in."""
    toetsen.vul("#id_gemeente", "Alm")
    toetsen.vul("#id_melder_soort", "Huis")
    toetsen.naar("input[name=crisis]")
    toetsen.druk("ArrowDown")
    toetsen.druk("Space")
    toetsen.vul("#id_toelichting", "Moeder heeft blauwe plekken; vader dreigt met meer.")


def moeder(toetsen):
    toetsen.vul("#id_betrokkenen-0-rol", "Sla")
    toetsen.vul("#id_betrokkenen-0-geboortedatum", "02041990")
    toetsen.vul("#id_betrokkenen-0-voornamen", "Sanne")
    toetsen.vul("#id_betrokkenen-0-geboortenaam", "Vogel")
    toetsen.vul("#id_betrokkenen-0-postcode", "1315AB")
    toetsen.vul("#id_betrokkenen-0-huisnummer", "12")


def kind(toetsen):
    """Lives there too, is her child, and she has authority."""
    toetsen.vul("#id_betrokkenen-1-rol", "Ki")
    toetsen.vul("#id_betrokkenen-1-geboortedatum", "05062020")
    toetsen.vul("#id_betrokkenen-1-voornamen", "Jip")
    toetsen.vul("#id_betrokkenen-1-geboortenaam", "Vogel")
    toetsen.vink("#id_betrokkenen-1-zelfde_adres")
    toetsen.vul("#id_betrokkenen-1-relatie", "Ki")
    toetsen.naar("#persoon-1 .vt-meer > summary")
    toetsen.druk("Enter")
    toetsen.vink("input[name='betrokkenen-1-gezag'][value='0']")


def melder(toetsen):
    """A professional who stays secret, with the ground."""
    toetsen.naar("input[name=bron-onthulling]")
    toetsen.druk("ArrowDown")
    toetsen.naar("#id_bron-grond")
    toetsen.druk("ArrowDown")


def keur(kanaal="kanaal:telefoon"):
    melding = Melding.objects.get()
    personen = [b.persoon for b in Betrokkene.objects.filter(melding=melding).order_by("pk")]
    assert (melding.crisis, melding.gemeente_id, melding.kanaal_id) == (False, "GM0034", kanaal)
    assert melding.melder_soort_id == "meldersoort:huisarts"
    assert [(p.voornamen, str(p.geboortedatum)) for p in personen] == [("Sanne", "1990-04-02"), ("Jip", "2020-06-05")]
    assert [(a.persoon_id, a.postcode, a.huisnummer) for a in Adres.objects.order_by("persoon_id")] == [
        (p.pk, "1315AB", 12) for p in personen
    ]
    relatie, gezag = Relatie.objects.get(), Gezag.objects.get()
    assert (relatie.persoon, relatie.verwant, relatie.soort_id) == (personen[0], personen[1], "relatiesoort:kind")
    assert (gezag.kind, gezag.gezagdrager) == (personen[1], personen[0])
    bron = Bron.objects.get()
    assert (bron.naam, bron.onthulling_id) == ("Wim de Huisarts", "onthulling:geheim_professional")
    assert bron.grond_id.startswith("onthullingsgrond:")
    assert Contact.objects.get().status == "melding"


def test_met_alleen_het_toetsenbord(aan, frontoffice, capsys):
    pagina = aan(frontoffice)
    toetsen = Toetsenbord(pagina)
    bel(toetsen, pagina)
    expect(pagina.locator("#id_gemeente")).to_be_focused()
    vertel(toetsen)
    moeder(toetsen)
    expect(pagina.locator("#leeftijd-0")).to_have_text(re.compile(r"^3\d jaar bij de melding$"))
    toetsen.druk("Alt+Shift+P")
    expect(pagina.locator("#id_betrokkenen-1-rol")).to_be_focused()
    kind(toetsen)
    mis = [*bezwaren(pagina), *schuift_opzij(pagina)]
    melder(toetsen)
    toetsen.druk("Alt+Shift+R")
    expect(pagina.locator("h1")).to_have_text("Melding")

    keur()
    assert mis == []
    with capsys.disabled():
        print(f"\ntelefonische intake: {toetsen.feiten} tekens aan feiten, {toetsen.andere} andere toetsen")
    assert toetsen.andere <= TOETSEN_HOOGSTENS


def test_zonder_javascript_met_hetzelfde_toetsenbord(zonder_javascript, frontoffice):
    pagina = zonder_javascript(frontoffice)
    toetsen = Toetsenbord(pagina)
    bel(toetsen, pagina)
    vertel(toetsen)
    moeder(toetsen)
    toetsen.naar("#persoon-1 > summary")
    toetsen.druk("Enter")
    kind(toetsen)
    toetsen.naar("button[value=rijen]")
    toetsen.druk("Enter")
    # The page comes back with everything in it, and the cursor in the first row where nothing stands.
    expect(pagina.locator("#id_betrokkenen-2-rol")).to_be_focused()
    expect(pagina.locator("#leeftijd-0")).to_have_text(re.compile("jaar bij de melding"))
    expect(pagina.locator("#id_betrokkenen-1-zelfde_adres")).to_be_checked()
    expect(pagina.locator("#id_betrokkenen-2-relatie_met option").nth(1)).to_have_text("persoon 2 (Jip)")
    melder(toetsen)
    toetsen.naar("button[value=registreren]")
    toetsen.druk("Enter")
    expect(pagina.locator("h1")).to_have_text("Melding")

    keur()


def test_de_onderdelen_in_elke_volgorde(aan, frontoffice, capsys):
    """The caller begins with who he is and ends with what happened: every part is one key away, and so is the list."""
    pagina = aan(frontoffice)
    toetsen = Toetsenbord(pagina)
    bel(toetsen, pagina)
    onderdelen = pagina.locator("#onderdelen a")
    assert [link.get_attribute("aria-keyshortcuts") for link in onderdelen.all()] == [
        f"Alt+Shift+{nummer}" for nummer in range(1, 6)
    ]
    spring(toetsen, 5, "#id_bron-onthulling_0")
    melder(toetsen)
    spring(toetsen, 4, "#id_betrokkenen-0-rol")
    moeder(toetsen)
    toetsen.druk("Alt+Shift+P")
    kind(toetsen)
    spring(toetsen, 3, "#id_toelichting")
    toetsen.typ("Moeder heeft blauwe plekken; vader dreigt met meer.")
    spring(toetsen, 2, "#id_crisis_0")
    toetsen.druk("ArrowDown")
    toetsen.druk("Space")
    toetsen.druk("Alt+Shift+R")
    # What is missing is said at the field, and the same key goes to it.
    expect(pagina.locator("#id_gemeente-fout")).to_contain_text("Kies een gemeente")
    spring(toetsen, 1, "#id_gemeente")
    toetsen.typ("Alm")
    toetsen.vul("#id_melder_soort", "Huis")
    spring(toetsen, 0, "#onderdelen li:first-child a")
    toetsen.druk("Alt+Shift+R")
    expect(pagina.locator("h1")).to_have_text("Melding")

    keur()
    with capsys.disabled():
        print(f"\nin andere volgorde: {toetsen.andere} andere toetsen")
    assert toetsen.andere <= TOETSEN_HOOGSTENS


def spring(toetsen, nummer, selector):
    toetsen.druk(f"Alt+Shift+Digit{nummer}")
    expect(toetsen.pagina.locator(selector)).to_be_focused()
