# SPDX-License-Identifier: EUPL-1.2
"""More than one window, more than one form, and a form that is gone while somebody types: no text is lost or mixed."""

import base64

import pytest
from django.test import Client
from django.utils import timezone

from intake.formulier import versturen
from intake.models import Formulierconcept, InkomendBericht
from intake.views import formuliertabs
from tests.intake.formulierbrowser import BEGIN, VOORVAL, Browser

pytestmark = pytest.mark.django_db
TEKST = {"toelichting": "Kanarietekst van een uur werk.\nNog een regel."}


@pytest.fixture
def melder():
    return Browser().begin()


def test_een_bladzijde_van_een_ander_formulier_wordt_niet_bewaard(melder):
    """Two families in one browser: the cookie is of the second, the page that is sent of the first."""
    eerste, ander = melder.sleutel, Browser().begin()
    ander.stuur("melding", {"toelichting": "Kanarie van het andere gezin."})
    assert melder.open_link(ander.sleutel).status_code == 302

    antwoord = melder.stuur("melding", TEKST, van=eerste, stand="")

    assert antwoord.status_code == 409
    pagina = antwoord.content.decode()
    assert "Kanarietekst van een uur werk." in pagina
    assert "Er is een ander formulier open" in pagina
    assert "andere gezin" not in pagina
    assert "Kanarietekst" not in ander.lees("melding")
    assert [melder.stuur(deel, van=eerste).status_code for deel in ("afronden", "wissen")] == [409, 409]
    assert Formulierconcept.objects.count() == 2
    assert melder.open_link(eerste).status_code == 302
    assert melder.stuur("melding", TEKST).status_code == 400
    assert "Kanarietekst" in melder.lees("melding")


def test_een_link_neemt_een_formulier_niet_ongevraagd_over(melder):
    lokaas, eigen = Browser().begin().sleutel, melder.sleutel

    antwoord = melder.get(f"{BEGIN}/verder/{lokaas}")

    assert antwoord.status_code == 200
    assert "U heeft nog een ander formulier open" in antwoord.content.decode()
    assert melder.sleutel == eigen
    streng = Client(enforce_csrf_checks=True)
    assert streng.post(f"{BEGIN}/verder/{lokaas}").status_code == 403


def test_nog_eens_begin_gaat_verder_waar_men_was(melder):
    melder.stuur("melding", TEKST)

    assert melder.post(BEGIN)["Location"] == f"{BEGIN}/meldcode"

    assert "Kanarietekst" in melder.lees("melding")
    assert Formulierconcept.objects.count() == 1


def test_een_oud_venster_schrijft_niet_over_nieuwe_tekst_heen(melder):
    melder.stuur("melding", {"toelichting": "Kanarie een."})
    oud = melder.stand("melding")
    melder.stuur("melding", {"toelichting": "Kanarie twee."})

    antwoord = melder.stuur("melding", VOORVAL | {"toelichting": "Kanarie drie."}, stand=oud)

    assert antwoord.status_code == 409
    pagina = antwoord.content.decode()
    assert "Dit deel is intussen in een ander venster gewijzigd" in pagina
    assert [tekst in pagina for tekst in ("Kanarie twee.", "Kanarie drie.")] == [True, True]
    assert "Kanarie twee." in melder.lees("melding")
    # Whoever has seen both decides.
    verder = melder.stuur("melding", VOORVAL | {"toelichting": "Kanarie drie."}, stand=antwoord.context["stand"])
    assert verder.status_code == 302
    assert "Kanarie drie." in melder.lees("melding")


def test_nog_eens_dezelfde_tekst_of_een_ander_deel_is_geen_botsing(melder):
    melder.stuur("melding", VOORVAL, stand="")
    melder.stuur("overig", {"overig": "Kanarie."}, stand="")

    assert melder.stuur("melding", VOORVAL, stand="").status_code == 302


def test_typen_na_het_versturen_houdt_de_tekst_op_het_scherm(melder):
    melder.vul_in()
    melder.stuur("afronden")

    antwoord = melder.stuur("melding", TEKST)

    assert antwoord.status_code == 409
    pagina = antwoord.content.decode()
    assert "Kanarietekst van een uur werk." in pagina
    assert InkomendBericht.objects.get().nummer in pagina
    assert "0800-2000" in pagina


def test_typen_in_een_verlopen_formulier_houdt_de_tekst_op_het_scherm(melder):
    Formulierconcept.objects.update(verloopt_op=timezone.now())

    antwoord = melder.stuur("melding", TEKST)

    assert antwoord.status_code == 409
    assert "Kanarietekst van een uur werk." in antwoord.content.decode()


@pytest.mark.parametrize("moment", ["bewaar", "inhoud_van"])
def test_verstuurd_tussen_twee_vragen_is_geen_storing(melder, monkeypatch, moment):
    """Another window sends while this one is being answered."""
    echt = getattr(formuliertabs, moment)

    def nadat_het_weg_is(*args, **kwargs):
        Formulierconcept.objects.all().delete()
        return echt(*args, **kwargs)

    monkeypatch.setattr(formuliertabs, moment, nadat_het_weg_is)

    if moment == "bewaar":
        antwoord = melder.stuur("melding", TEKST, stand="")
        assert antwoord.status_code == 409
        assert "Kanarietekst van een uur werk." in antwoord.content.decode()
    else:
        assert melder.get(f"{BEGIN}/melding").status_code == 200


def test_verstuurd_wordt_wat_er_dan_staat(melder, monkeypatch):
    """Another window saves after this one looked what is missing: that text goes along."""
    melder.vul_in()
    echt = versturen.verstuur

    def na_een_ander_venster(concept, **anders):
        ander = Browser()
        ander.cookies["vt_formulier"] = melder.sleutel
        assert ander.stuur("melding", VOORVAL | {"toelichting": "Kanarie op het laatst."}).status_code == 302
        return echt(concept, **anders)

    monkeypatch.setattr("intake.views.formuliertabs.verstuur", na_een_ander_venster)

    assert melder.stuur("afronden").status_code == 302

    assert "Kanarie op het laatst." in verstuurde_tekst()


def test_wat_in_een_ander_venster_fout_werd_gaat_niet_weg(melder, monkeypatch):
    melder.vul_in()
    echt = versturen.verstuur

    def na_een_ander_venster(concept, **anders):
        ander = Browser()
        ander.cookies["vt_formulier"] = melder.sleutel
        ander.stuur("melding", VOORVAL | {"gemeente": ""})
        return echt(concept, **anders)

    monkeypatch.setattr("intake.views.formuliertabs.verstuur", na_een_ander_venster)

    antwoord = melder.stuur("afronden")

    assert antwoord.status_code == 400
    assert "In welke gemeente woont het gezin? Vul dit in." in antwoord.content.decode()
    assert not InkomendBericht.objects.exists()


def test_bewaren_klaagt_niet_over_wat_nog_leeg_is(melder):
    pagina = melder.stuur("melding", TEKST, "bewaren").content.decode()

    assert "Wie de link heeft" in pagina
    assert "Vul dit in." not in pagina


def test_een_klik_op_een_ander_deel_bewaart(melder):
    antwoord = melder.stuur("melding", TEKST, "ga:melder")

    assert antwoord["Location"] == f"{BEGIN}/melder"
    assert "Kanarietekst" in melder.lees("melding")
    assert melder.stuur("melding", TEKST, "ga:afronden")["Location"] == f"{BEGIN}/afronden"
    assert melder.stuur("melding", TEKST, "ga:https://elders.example").status_code == 200


def verstuurde_tekst():
    return base64.b64decode(InkomendBericht.objects.get().ruw).decode()
