# SPDX-License-Identifier: EUPL-1.2
"""What the online form keeps to itself, what it takes, and what it costs."""

import io
import logging
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
import structlog
from django.test import Client, RequestFactory
from django.utils import timezone

from audit.models import AuditRegel
from intake import pogingen
from intake.formulier import tabs
from intake.formulier.versturen import gebreken_van
from intake.lezen import gelezen_van, lees
from intake.models import InkomendBericht
from intake.views import formuliertabs
from intake.views.formulierdeur import KOEKJE, UITWEG
from meldingen.bronnen import BRONTEKSTEN
from organisaties.models import VTOrganisatie
from tests.intake.formulierbrowser import BEGIN, BETROKKENEN, MELDER, TABS, VOORVAL, Browser
from veiligthuis.logboek import logging_instellingen

pytestmark = pytest.mark.django_db
IP = "203.0.113.77"


@pytest.fixture
def melder():
    return Browser(REMOTE_ADDR=IP).begin()


def verstuurd(melder):
    assert melder.stuur("afronden").status_code == 302
    bericht = InkomendBericht.objects.get()
    assert lees(bericht.pk, nu=timezone.now())
    bericht.refresh_from_db()
    return bericht


def test_wat_de_melder_van_zichzelf_vertelt_staat_alleen_bij_de_melder(melder):
    vol = {
        "meldcode": dict.fromkeys(("vermoeden", "onveilig", "zelf_hulp", "hulp_aanvaard", "hulp_veilig"), "ja"),
        "melder": MELDER | {"eigen_rol_toelichting": "Kanarierol " * 70},
        "overig": {"overig": "Kanarieoverig " * 55},
    }
    gelezen = gelezen_van(verstuurd(melder.vul_in(**vol)))

    van_melder = gelezen.melder.eigen_rol_toelichting
    assert [woord in van_melder for woord in ("Kanarierol", "Afwegingen van de melder", "Kanarieoverig")] == [True] * 3
    # It fits where the worker puts it, whatever is typed.
    assert len(van_melder) <= BRONTEKSTEN["eigen_rol_toelichting"]
    rest = gelezen.model_copy(update={"melder": None}).model_dump_json(exclude={"melder"})
    assert [woord in rest for woord in ("Kanarierol", "fwegingen", "Kanarieoverig", "zelf", "Kanariemelder")] == [
        False
    ] * 5


def test_de_ontvangst_kent_het_adres_van_de_melder_niet(melder):
    bericht = verstuurd(melder.vul_in())

    regels = list(AuditRegel.objects.filter(actie="ontvang").values_list("nummer", "deur", "ip"))
    assert regels == [(bericht.nummer, "scherm", None)]
    assert not AuditRegel.objects.exclude(ip=None).exists()


@pytest.fixture
def logtekst():
    """What the log says, as it is written on a server."""
    opmaak = logging_instellingen("INFO")["formatters"]["json"]
    uitvoer, handler = io.StringIO(), logging.StreamHandler()
    handler.setStream(uitvoer)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(**{k: v for k, v in opmaak.items() if k != "()"}))
    log = logging.getLogger("django")
    log.addHandler(handler)
    yield uitvoer.getvalue
    log.removeHandler(handler)


def test_de_sleutel_staat_in_geen_log(melder, logtekst):
    pad = f"{BEGIN}/verder/{melder.sleutel}"

    # A full stop of the sentence that the link stood in; another organisation; the same after too many guesses.
    assert Client().get(f"{pad}.").status_code == 200
    assert Client().get(pad.replace("flevoland", "utrecht")).status_code == 404
    for nr in range(20):
        Client().get(f"{BEGIN}/verder/geraden{nr}")
    assert Client().get(f"{pad}x").status_code == 429
    assert Client().get(pad).status_code == 200
    logging.getLogger("django.server").info('"GET %s HTTP/1.1" 200 -', pad)

    assert "Too Many Requests: /formulier/flevoland/verder/…" in logtekst()
    assert melder.sleutel not in logtekst()


@pytest.mark.parametrize(
    ("tab", "velden", "fout"),
    [
        ("melder", MELDER | {"email": f"{'k' * 190}@school.example"}, "niet meer dan 200 tekens"),
        ("betrokkenen", BETROKKENEN | {"persoon-0-geboortedatum": "1850"}, "Vul een bestaande datum in"),
        ("betrokkenen", BETROKKENEN | {"persoon-0-postcode": "١٣١٥ AB"}, "Vul een postcode in"),
    ],
)
def test_wat_het_formaat_weigert_wordt_meteen_gezegd(melder, tab, velden, fout):
    antwoord = melder.stuur(tab, velden)

    assert antwoord.status_code == 400
    assert fout in antwoord.content.decode()


def test_wat_het_formaat_toch_weigert_gaat_niet_weg(melder, monkeypatch):
    """Whatever a tab lets through by mistake is said to the melder, not found in the inbox."""
    monkeypatch.setattr(tabs.Geboortedag, "clean", tabs.Geboortedatum.clean)
    melder.vul_in(betrokkenen=BETROKKENEN | {"persoon-0-geboortedatum": "1850"})

    antwoord = melder.stuur("afronden")

    assert antwoord.status_code == 400
    assert "Dit kunnen wij zo niet lezen (personen[0].geboortedatum: jaar klopt niet)" in antwoord.content.decode()
    assert [gebrek.tab.code for gebrek in antwoord.context["gebreken"]] == ["betrokkenen"]
    assert not InkomendBericht.objects.exists()


def test_het_langste_wat_elk_veld_neemt_is_te_lezen():
    formulieren = tabs.formulieren_van({code: _vol(tab.form()) for code, tab in tabs.PER_CODE.items()})

    assert {code: form.errors for code, form in formulieren.items() if form.errors} == {}
    assert gebreken_van(formulieren, nu=timezone.now()) == []


def _vol(form):
    """Every text field of this tab filled to its length, besides what makes it valid."""
    begin = {naam: waarde for deel in TABS.values() for naam, waarde in deel.items() if isinstance(waarde, str)}
    kort = ("geboortedatum", "postcode", "huisnummer", "gebeurd_op")
    lang = {
        naam: "é" * veld.max_length
        for naam, veld in form.fields.items()
        if getattr(veld, "max_length", None) and not naam.endswith(kort)
    }
    rollen = {f"persoon-{rij}-rol": "betrokkenerol:kind" for rij in range(tabs.RIJEN)}
    return {naam: [waarde] for naam, waarde in (begin | rollen | lang).items() if naam in form.fields}


def test_het_ontvangstbewijs_noemt_de_laatste_dag(melder):
    VTOrganisatie.objects.filter(code="flevoland").update(vb_eenheid="dagen")

    melder.vul_in()
    pagina = melder.stuur("afronden", follow=True).content.decode()

    InkomendBericht.objects.update(uiterste_datum=date(2026, 12, 24))
    assert "werkdagen" not in pagina
    assert "uiterlijk donderdag 24 december 2026" in melder.lees("verstuurd")


def test_verlaat_vergeet_het_formulier_in_deze_browser(melder):
    melder.stuur("melding", VOORVAL)
    sleutel = melder.sleutel

    antwoord = melder.post(f"{BEGIN}/verlaat")

    assert (antwoord.status_code, melder.sleutel) == (200, "")
    assert antwoord.cookies[KOEKJE]["max-age"] == 0
    pagina = antwoord.content.decode()
    assert f'content="0; url={UITWEG}"' in pagina
    assert "Veilig Thuis" not in pagina
    assert "U was al begonnen" not in melder.get(BEGIN).content.decode()
    assert melder.get(f"{BEGIN}/melding").status_code == 404
    # What was kept stays, for who has the link.
    melder.open_link(sleutel)
    assert "Kanarieverhaal." in melder.lees("melding")


def test_te_vaak_bewaren_houdt_de_tekst_op_het_scherm(melder, monkeypatch):
    monkeypatch.setattr(formuliertabs, "MEESTE_BEWAARD", 2)
    statussen = [melder.stuur("melding", VOORVAL | {"toelichting": f"Kanarie {nr}."}) for nr in range(3)]

    assert [antwoord.status_code for antwoord in statussen] == [302, 302, 429]
    assert "Kanarie 2." in statussen[2].content.decode()
    assert "Kanarie 1." in melder.lees("melding")


def test_te_vaak_versturen_verliest_niets_en_zegt_wanneer_het_weer_kan(melder, monkeypatch):
    """Also what could not be sent yet counts; the clock of the tests stands at eleven."""
    monkeypatch.setattr(formuliertabs, "MEESTE_VERSTUURD", 2)
    assert [melder.stuur("afronden").status_code for _ in range(2)] == [400, 400]
    melder.vul_in()

    geweigerd = melder.stuur("afronden")

    pagina = geweigerd.content.decode()
    assert (geweigerd.status_code, InkomendBericht.objects.count()) == (429, 0)
    assert "Wat u invulde is bewaard. U kunt het versturen vanaf 11:05 uur." in pagina
    assert 'href="tel:08002000">0800-2000</a>: dag en nacht' in pagina
    assert "Kanarieverhaal." in melder.lees("melding")
    # Somebody else is not held up, and five minutes later nor is he.
    assert Browser(REMOTE_ADDR="203.0.113.78").begin().vul_in().stuur("afronden").status_code == 302
    straks = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    monkeypatch.setattr(pogingen, "timezone", SimpleNamespace(now=lambda: straks))
    assert melder.stuur("afronden").status_code == 302
    assert InkomendBericht.objects.count() == 2


def test_een_netwerk_van_ipv6_telt_als_een_adres():
    begonnen = [Client(REMOTE_ADDR=f"2001:db8:0:1::{nr:x}").post(BEGIN).status_code for nr in range(1, 22)]

    assert begonnen == [302] * 20 + [429]
    assert Client(REMOTE_ADDR="2001:db8:0:2::1").post(BEGIN).status_code == 302
    # IPv4 written as IPv6 is one network of everybody.
    for nr in range(1, 22):
        assert Client(REMOTE_ADDR=f"::ffff:192.0.2.{nr}").post(BEGIN).status_code == 302


def test_het_venster_groeit_niet_met_wie_blijft_proberen(monkeypatch):
    """Also in a cache that gives an entry a new life at every count, as the table does."""
    nu = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    verzoek = RequestFactory().get("/")

    def na(seconden):
        monkeypatch.setattr(pogingen, "timezone", SimpleNamespace(now=lambda: nu + timedelta(seconds=seconden)))
        te_veel = pogingen.te_veel(verzoek, "proef", meeste=2)
        pogingen.tel(verzoek, "proef")
        return te_veel

    assert [na(seconden) for seconden in (0, 150, 299, 300, 301, 599)] == [False, False, True, False, False, True]


def test_kosten_van_een_deel(melder, django_assert_num_queries):
    """Of the fifteen seven are of the count, which is a table here."""
    melder.vul_in()
    stand = melder.stand("melding")

    with django_assert_num_queries(4):
        melder.get(f"{BEGIN}/melding")
    with django_assert_num_queries(15):
        melder.stuur("melding", VOORVAL | {"crisis": "ja"}, stand=stand)


def test_spoed_staat_op_elke_bladzijde(melder):
    for deel in (*TABS, "afronden"):
        assert "Is er nu gevaar?" in melder.lees(deel), deel
