# SPDX-License-Identifier: EUPL-1.2
"""The online form: kept from the first tab, sent once, and of nobody but who has its key."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from audit.models import AuditRegel
from intake.formulier.bewaren import BEWAARTIJD, ruim_op
from intake.lezen import gelezen_van, lees
from intake.models import Formulierconcept, InkomendBericht
from tests.intake.formulierbrowser import BEGIN, MELDER, VOORVAL, Browser
from tests.meldingen.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db


@pytest.fixture
def melder():
    """A browser of somebody without log-in who has begun."""
    return Browser().begin()


def test_van_begin_tot_ontvangstnummer(melder):
    melder.vul_in()

    antwoord = melder.stuur("afronden", follow=True)

    bericht = InkomendBericht.objects.get()
    assert bericht.nummer in antwoord.content.decode()
    assert not Formulierconcept.objects.exists()
    assert (bericht.afzender.naam, bericht.status) == ("Online formulier", "ontvangen")
    assert lees(bericht.pk, nu=timezone.now())
    bericht.refresh_from_db()
    assert (bericht.status, bericht.leesfout_plek) == ("te_verwerken", "")
    gelezen = gelezen_van(bericht)
    assert json.loads(gelezen.als_json()) == {
        "hgkm": "ja",
        "crisis": False,
        "gemeente": "GM0034",
        "gebeurd_op": "2026-03-01",
        "toelichting": "Kanarieverhaal.\n\nSteun in de omgeving: Oma",
        "melder": {
            "naam": "Kanariemelder", "functie": "leerkracht", "instelling": "Kanarieschool", "telefoon": "0612345678",
            "soort": "onderwijs", "geheim": True, "grond": "a1", "eigen_rol": "houdt_contact",
            "eigen_rol_toelichting": "Ziet Kim elke dag.\n\nAfwegingen van de melder:\n"
            "- Vermoeden van huiselijk geweld of kindermishandeling: ja\n- Acute of structurele onveiligheid: nee\n\n"
            "Overige informatie: Bel na vier uur.",
        },
        "personen": [
            {"rol": "kind", "voornamen": "Kim", "geboortenaam": "Kanariepiet", "geboortedatum": "2016",
             "adres": {"huisnummer": 12, "postcode": "1315 AB"}},
            {"rol": "pleger", "onbekend": True},
        ],
        "hulp_betrokken": True,
        "hulp_bij": "Jeugdarts",
        "meldreden": ["hulp_ontoereikend"],
        "meldcode": ["stap1", "stap2"],
    }  # fmt: skip


@pytest.mark.parametrize(("vermoeden", "hgkm"), [("ja", "ja"), ("nee", "nee"), ("", "onbekend")])
def test_het_bericht_zegt_niet_meer_dan_de_melder(melder, vermoeden, hgkm):
    melder.vul_in(meldcode={"vermoeden": vermoeden})

    melder.stuur("afronden")

    bericht = InkomendBericht.objects.get()
    assert lees(bericht.pk, nu=timezone.now())
    bericht.refresh_from_db()
    assert gelezen_van(bericht).hgkm == hgkm


def test_elke_tab_blijft_bewaard_ook_wat_fout_is(melder):
    antwoord = melder.stuur("melder", MELDER | {"telefoon": "", "grond": ""})

    assert antwoord.status_code == 400
    pagina = antwoord.content.decode()
    assert "Vul een telefoonnummer of een e-mailadres in." in pagina
    assert "Kies de grond waarop het gezin niet hoort wie meldde." in pagina
    assert "Kanarieschool" in melder.get(f"{BEGIN}/melder").content.decode()


def test_verder_met_de_link_in_een_andere_browser(melder):
    antwoord = melder.stuur("melding", VOORVAL, "bewaren")
    link = antwoord.context["link"].removeprefix("http://testserver")
    assert link in antwoord.content.decode()
    ander = Browser()

    assert ander.get(f"{BEGIN}/melding").status_code == 404
    assert ander.get(link).status_code == 200
    assert ander.get(f"{BEGIN}/melding").status_code == 404
    assert ander.post(link)["Location"] == f"{BEGIN}/meldcode"
    assert ander.get(link)["Location"] == f"{BEGIN}/meldcode"

    pagina = ander.get(f"{BEGIN}/melding")
    assert "Kanarieverhaal." in pagina.content.decode()
    assert (pagina["Cache-Control"], pagina["Referrer-Policy"]) == ("no-store", "same-origin")


def test_een_andere_organisatie_vindt_het_niet(melder):
    melder.vul_in()
    sleutel = melder.sleutel

    assert Client().get(f"/formulier/utrecht/verder/{sleutel}").status_code == 404
    assert melder.get("/formulier/utrecht/melding").status_code == 404
    assert melder.get("/formulier/bestaat-niet").status_code == 404
    assert "Kanarieverhaal" not in melder.get("/formulier/utrecht").content.decode()
    # A form of another organisation in the same browser does not push this one out.
    assert melder.cookies["vt_formulier"]["path"] == BEGIN


def test_in_de_tabel_staat_niets_leesbaars_en_geen_sleutel(melder):
    melder.vul_in()
    sleutel = melder.sleutel
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(inhoud, 'escape') || f::text FROM intake_formulierconcept f")
        (rij,) = cursor.fetchone()

    assert "Kanarie" not in rij
    assert sleutel not in rij
    assert not AuditRegel.objects.exists()


def test_wat_ontbreekt_staat_er_bij_en_gaat_niet_weg(melder):
    melder.vul_in(melding={"crisis": "ja"}, betrokkenen={})

    antwoord = melder.stuur("afronden")

    assert antwoord.status_code == 400
    pagina = antwoord.content.decode()
    assert "Noem ten minste één persoon" in pagina
    assert "0800-2000" in pagina
    assert Formulierconcept.objects.count() == 1
    assert not InkomendBericht.objects.exists()


def test_twee_keer_versturen_is_een_bericht_met_hetzelfde_nummer(melder):
    melder.vul_in()

    eerste = melder.stuur("afronden", follow=True)
    tweede = melder.stuur("afronden", follow=True)

    nummer = InkomendBericht.objects.get().nummer
    assert nummer in eerste.content.decode()
    assert nummer in tweede.content.decode()
    assert melder.get(f"{BEGIN}/melding", follow=True).context["bericht"].nummer == nummer


@pytest.mark.django_db(transaction=True)
def test_vijf_klikken_tegelijk_zijn_een_bericht(melder):
    melder.vul_in()
    sleutel = melder.sleutel

    def klik():
        klant = Browser()
        klant.cookies["vt_formulier"] = sleutel
        return klant.stuur("afronden").status_code

    assert tegelijk(*[klik] * 5) == [302] * 5
    assert InkomendBericht.objects.count() == 1


def test_na_de_bewaartijd_is_het_weg(melder):
    melder.vul_in()
    Formulierconcept.objects.update(verloopt_op=timezone.now() - timedelta(seconds=1))

    assert melder.get(f"{BEGIN}/melding").status_code == 404
    assert ruim_op(timezone.now()) == 1
    assert not Formulierconcept.objects.exists()


def test_elke_wijziging_begint_de_bewaartijd_opnieuw(melder):
    Formulierconcept.objects.update(verloopt_op=timezone.now() + timedelta(minutes=1))

    melder.stuur("overig", {"overig": "Nog iets."}, "bewaren")

    assert Formulierconcept.objects.get().verloopt_op > timezone.now() + BEWAARTIJD - timedelta(minutes=1)


def test_wissen_wist(melder):
    melder.vul_in()

    melder.stuur("wissen")

    assert not Formulierconcept.objects.exists()
    assert melder.get(f"{BEGIN}/melding").status_code == 404


def test_te_veel_tekst_is_een_duidelijke_melding(melder):
    melder.stuur("overig", {"overig": "Eerder."})

    antwoord = melder.stuur("overig", {"overig": "é" * 400_000})

    assert antwoord.status_code == 400
    assert "te veel tekst" in antwoord.content.decode()
    assert "Eerder." in melder.get(f"{BEGIN}/overig").content.decode()


@pytest.mark.parametrize("tekst", ["a\x00b", "\ud800", "<script>alert(1)</script>"])
def test_rare_tekst_breekt_niets(melder, tekst):
    antwoord = melder.stuur("overig", {"overig": tekst.encode("utf-8", "replace")}, "bewaren")

    assert antwoord.status_code == 200
    assert "<script>alert" not in antwoord.content.decode()


def test_wie_te_vaak_begint_of_raadt_moet_wachten(melder):
    begonnen = [Client().post(BEGIN).status_code for _ in range(20)]
    geraden = [Client().get(f"{BEGIN}/verder/geraden{nr}").status_code for nr in range(21)]

    assert begonnen == [302] * 19 + [429]
    assert geraden == [404] * 20 + [429]
    # The right link still opens, from the same address.
    assert Browser().open_link(melder.sleutel).status_code == 302


def test_een_eigen_bladzijde_mag_versturen_en_een_andere_site_niet():
    """`no-referrer` made the browser send `Origin: null` with every form of ours (tests/browser walks it in full)."""
    klant = Client(enforce_csrf_checks=True)
    pagina = klant.get(BEGIN)
    token = {"csrfmiddlewaretoken": str(pagina.context["csrf_token"])}

    assert pagina["Referrer-Policy"] == "same-origin"
    assert klant.post(BEGIN).status_code == 403
    assert klant.post(BEGIN, token, headers={"origin": "https://elders.example"}).status_code == 403
    assert klant.post(BEGIN, token, headers={"origin": "http://testserver"}).status_code == 302
