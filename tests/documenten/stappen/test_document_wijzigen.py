# SPDX-License-Identifier: EUPL-1.2
"""Correcting what is said of a document, taking it out of a dossier and putting it back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from psycopg2.extras import DateRange

from audit.models import AuditRegel
from documenten.inhoud import lees_inhoud
from documenten.models import Document, Documentterugzetting
from documenten.stappen.document_bijwerken import document_bijwerken
from documenten.stappen.document_intrekken import document_intrekken
from documenten.stappen.document_terugzetten import document_terugzetten
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from organisaties.models import Code
from tests.documenten.bestanden import PDF
from tests.documenten.fabriek import gegevens, toegevoegd
from tests.meldingen.fabriek import gemeld
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu)


@pytest.fixture
def document(frontoffice, melding, nu):
    return toegevoegd(frontoffice, melding.casus, nu)


def _werk_bij(medewerker, document, nu, *, afgeschermd=False, versie=None, token=None, **anders):
    return document_bijwerken(
        medewerker=medewerker, document=document, gegevens=gegevens(nu, **anders), uit_afgeschermde_bron=afgeschermd,
        nu=nu, versie=versie, token=token,
    )  # fmt: skip


def _trek_in(medewerker, document, nu, reden="Hoort bij de buren.", **anders):
    return document_intrekken(medewerker=medewerker, document=document, reden=reden, nu=nu, **anders)


def _zet_terug(medewerker, document, nu, reden="Toch van dit gezin.", **anders):
    return document_terugzetten(medewerker=medewerker, document=document, reden=reden, nu=nu, **anders)


def test_bijwerken_verandert_de_gegevens_en_niet_het_bestand(onderzoeker, document, melding, nu):
    _werk_bij(onderzoeker, document, nu, titel="Plan van Kanarie", soort="documentsoort:plan", melding=melding.nummer,
              afgeschermd=True, versie=1)  # fmt: skip

    rij = Document.objects.get(pk=document.pk)
    assert (rij.titel, rij.soort_id, rij.melding, rij.versie) == ("Plan van Kanarie", "documentsoort:plan", melding, 2)
    assert rij.uit_afgeschermde_bron is True
    assert (rij.bestandsnaam, lees_inhoud(rij)) == (document.bestandsnaam, PDF)
    regel = AuditRegel.objects.get(actie="document_bijwerken")
    assert regel.gegevens == {"velden": "soort titel uit_afgeschermde_bron melding", "afgeschermd": True}


def test_een_oud_scherm_wordt_geweigerd(onderzoeker, document, nu):
    _werk_bij(onderzoeker, document, nu, titel="Eerst", versie=1)

    with pytest.raises(InmiddelsGewijzigd):
        _werk_bij(onderzoeker, document, nu, titel="Daarna", versie=1)
    with pytest.raises(InmiddelsGewijzigd):
        _trek_in(onderzoeker, document, nu, versie=1)
    assert Document.objects.get(pk=document.pk).titel == "Eerst"


def test_een_soort_die_later_eindigt_blijft_staan(onderzoeker, document, nu):
    Code.objects.filter(pk=document.soort_id).update(
        geldig=DateRange(nu.date() - timedelta(days=9), nu.date() + timedelta(days=1))
    )
    later = nu + timedelta(days=30)

    _werk_bij(onderzoeker, document, later, titel="Nieuwe titel", ontvangen_op=nu)

    assert Document.objects.get(pk=document.pk).titel == "Nieuwe titel"
    with pytest.raises(OngeldigeInvoer):
        toegevoegd(onderzoeker, document.casus, later, nogmaals=True)


def test_twee_keer_hetzelfde_bijwerken_gebeurt_een_keer(onderzoeker, document, nu):
    token = uuid4()
    for _ in range(2):
        _werk_bij(onderzoeker, document, nu, titel="Nieuw", versie=1, token=token)

    assert Document.objects.get(pk=document.pk).versie == 2
    assert len(audit("document_bijwerken")) == 1


def test_intrekken_haalt_het_weg_en_bewaart_het(onderzoeker, frontoffice, document, nu):
    _trek_in(onderzoeker, document, nu)

    rij = Document.objects.get(pk=document.pk)
    assert (rij.ingetrokken_op, rij.ingetrokken_door, rij.intrekreden) == (nu, onderzoeker, "Hoort bij de buren.")
    assert lees_inhoud(rij) == PDF
    assert not Document.objects.zichtbaar_voor(frontoffice).exists()
    assert audit("document_intrekken") == [("gedaan", document.nummer, onderzoeker.pk)]
    # Once out, the same file may be added again without a question.
    assert toegevoegd(frontoffice, document.casus, nu).pk


@pytest.mark.parametrize("reden", [" ", "x" * 501, "a\x00b"])
def test_intrekken_vraagt_een_reden(onderzoeker, document, nu, reden):
    with pytest.raises(OngeldigeInvoer) as fout:
        _trek_in(onderzoeker, document, nu, reden)

    assert set(fout.value.velden) == {"reden"}
    assert Document.objects.get(pk=document.pk).ingetrokken_op is None


def test_wat_weg_is_verandert_niet_meer(onderzoeker, document, nu):
    _trek_in(onderzoeker, document, nu)

    with pytest.raises(VerkeerdeToestand):
        _trek_in(onderzoeker, document, nu)
    with pytest.raises(VerkeerdeToestand):
        _werk_bij(onderzoeker, document, nu, titel="Toch nog")


@pytest.mark.parametrize("wie", ["manager", "frontoffice_utrecht", "lokaalteam"])
def test_wie_niet_schrijft_verandert_niets(request, wie, document, nu):
    medewerker = request.getfixturevalue(wie)

    with pytest.raises(StapNietToegestaan):
        _werk_bij(medewerker, document, nu, titel="Anders")
    with pytest.raises(StapNietToegestaan):
        _trek_in(medewerker, document, nu)


def test_terugzetten_geeft_het_terug_en_onthoudt_waarom_het_weg_was(onderzoeker, beoordelaar, document, nu):
    _trek_in(onderzoeker, document, nu)
    later = nu + timedelta(hours=2)

    _zet_terug(beoordelaar, document, later, versie=2)

    rij = Document.objects.zichtbaar_voor(onderzoeker).get()
    assert (rij.pk, rij.ingetrokken_op, rij.ingetrokken_door, rij.intrekreden, rij.versie) == (
        document.pk, None, None, "", 3,
    )  # fmt: skip
    assert lees_inhoud(rij) == PDF
    keer = Documentterugzetting.objects.get()
    assert (keer.ingetrokken_op, keer.ingetrokken_door, keer.intrekreden) == (nu, onderzoeker, "Hoort bij de buren.")
    assert (keer.teruggezet_op, keer.teruggezet_door, keer.reden) == (later, beoordelaar, "Toch van dit gezin.")
    assert audit("document_terugzetten") == [("gedaan", document.nummer, beoordelaar.pk)]
    assert AuditRegel.objects.get(actie="document_terugzetten").gegevens == {}
    # And out again: each time is kept.
    _trek_in(onderzoeker, rij, later)
    _zet_terug(onderzoeker, rij, later)
    assert Documentterugzetting.objects.count() == 2


@pytest.mark.parametrize("reden", [" ", "x" * 501, "a\x00b"])
def test_terugzetten_vraagt_een_reden(onderzoeker, document, nu, reden):
    _trek_in(onderzoeker, document, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        _zet_terug(onderzoeker, document, nu, reden)

    assert set(fout.value.velden) == {"reden"}
    assert not Documentterugzetting.objects.exists()


def test_terugzetten_kan_alleen_wat_eruit_is_en_door_wie_dat_mag(
    onderzoeker, manager, frontoffice_utrecht, document, nu
):
    with pytest.raises(VerkeerdeToestand):
        _zet_terug(onderzoeker, document, nu)
    _trek_in(onderzoeker, document, nu)
    for wie in (manager, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            _zet_terug(wie, document, nu)
        assert not Document.objects.zichtbaar_voor(wie, ingetrokken=True).exists()
    with pytest.raises(InmiddelsGewijzigd):
        _zet_terug(onderzoeker, document, nu, versie=1)
    token = uuid4()
    for _ in range(2):
        _zet_terug(onderzoeker, document, nu, token=token)
    assert Documentterugzetting.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_trekken_hetzelfde_document_in(onderzoeker, beoordelaar, frontoffice, nu):
    document = toegevoegd(frontoffice, gemeld(frontoffice, nu).casus, nu)

    uitkomsten = tegelijk(
        lambda: _trek_in(onderzoeker, document, nu, "Een"), lambda: _trek_in(beoordelaar, document, nu, "Twee")
    )

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Document", "VerkeerdeToestand"]
    assert len(audit("document_intrekken")) == 1
