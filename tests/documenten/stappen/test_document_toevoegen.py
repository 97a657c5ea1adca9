# SPDX-License-Identifier: EUPL-1.2
from base64 import b64encode
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from audit.models import AuditRegel
from documenten.afscherming import blijft_bron_geheim
from documenten.inhoud import InhoudBeschadigd, lees_inhoud
from documenten.models import Document, Documentinhoud
from documenten.stappen.document_toevoegen import document_toevoegen
from meldingen.deuren import doe_stap
from meldingen.fouten import AlGedaan, OngeldigeInvoer, StapNietToegestaan
from meldingen.invoer import BronInvoer
from meldingen.models import Bron, Casus
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from organisaties.models import Code, Medewerker, Rol
from organisaties.sleutelbeheer import voeg_actieve_toe, vul_aan
from organisaties.sleutelrotatie import herversleutel_alles
from tests.documenten.bestanden import PDF, PNG, bestand
from tests.documenten.fabriek import NAAM, TITEL, gegevens, toegevoegd
from tests.meldingen.fabriek import gemeld
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
GEHEIM = BronInvoer(onthulling="onthulling:geheim_professional", grond="onthullingsgrond:a1", naam="Zr. Zwijger")


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu)


def _fouten(medewerker, casus, nu, **anders):
    with pytest.raises(OngeldigeInvoer) as fout:
        toegevoegd(medewerker, casus, nu, **anders)
    return set(fout.value.velden)


def test_een_document_hangt_aan_het_dossier_met_zijn_bestand(frontoffice, melding, nu):
    rij = toegevoegd(frontoffice, melding.casus, nu, melding=melding.nummer, gedateerd_op=nu.date())

    rij = Document.objects.get(pk=rij.pk)
    assert (rij.casus, rij.melding, rij.soort_id, rij.titel) == (melding.casus, melding, "documentsoort:verslag", TITEL)
    assert (rij.bestandsnaam, rij.inhoudstype, rij.grootte) == (NAAM, "application/pdf", len(PDF))
    assert (rij.gedateerd_op, rij.ontvangen_op) == (nu.date(), nu - timedelta(hours=1))
    assert (rij.toegevoegd_op, rij.toegevoegd_door, rij.versie) == (nu, frontoffice, 1)
    assert rij.nummer.startswith("D-2026-")
    assert lees_inhoud(rij) == PDF


def test_in_de_tabel_en_de_audit_staat_niets_leesbaars(frontoffice, melding, nu):
    rij = toegevoegd(frontoffice, melding.casus, nu)

    with connection.cursor() as cursor:
        cursor.execute("SELECT d::text, i.inhoud FROM documenten_document d JOIN documenten_documentinhoud i ON TRUE")
        ((tekst, ruw),) = cursor.fetchall()
    for leesbaar in (TITEL, NAAM, "anarie"):
        assert leesbaar not in tekst
        assert leesbaar.encode().hex() not in tekst
    assert PDF not in bytes(ruw)
    assert b64encode(PDF)[:24] not in bytes(ruw)
    regel = AuditRegel.objects.get(actie="document_toevoegen")
    assert (regel.onderwerp, regel.nummer, regel.casus_id) == ("document", rij.nummer, melding.casus_id)
    assert regel.gegevens == {"soort": "documentsoort:verslag", "afgeschermd": False}


def test_beschadigde_inhoud_wordt_niet_gegeven(frontoffice, melding, nu):
    een = toegevoegd(frontoffice, melding.casus, nu)
    ander = toegevoegd(frontoffice, melding.casus, nu, naam="a.png", inhoud=PNG)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documenten_documentinhoud SET inhoud = (SELECT inhoud FROM documenten_documentinhoud"
            " WHERE document_id = %s) WHERE document_id = %s",
            [ander.pk, een.pk],
        )

    with pytest.raises(InhoudBeschadigd):
        lees_inhoud(Document.objects.get(pk=een.pk))


def test_nieuwe_sleutels_gelden_ook_voor_bestanden(frontoffice, melding, nu, settings, tmp_path, monkeypatch):
    """Also when no two of them fit in one batch."""
    settings.SLEUTELBESTAND = tmp_path / "ring" / "sleutelring.json"
    vul_aan(["flevoland"], nu=nu - timedelta(days=9))
    monkeypatch.setattr("organisaties.sleutelrotatie.PARTIJ_BYTES", 1)
    rijen = [toegevoegd(frontoffice, melding.casus, nu, inhoud=PDF + bytes([n]) * n, naam=f"{n}.pdf") for n in (33, 34)]
    oud = _sleutels()
    voeg_actieve_toe("flevoland", nu=nu)

    assert herversleutel_alles(["flevoland"]) >= 4

    assert len(oud) == 1
    assert len(_sleutels()) == 1
    assert not _sleutels() & oud
    assert [lees_inhoud(Document.objects.get(pk=rij.pk)) for rij in rijen] == [PDF + b"!" * 33, PDF + b'"' * 34]


def _sleutels():
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT substring(inhoud from 4 for 8) FROM documenten_documentinhoud")
        return {bytes(rij) for (rij,) in cursor.fetchall()}


def test_wie_het_dossier_alleen_leest_voegt_niets_toe(manager, gedragswetenschapper, frontoffice, melding, nu):
    for wie in (manager, gedragswetenschapper):
        with pytest.raises(StapNietToegestaan):
            toegevoegd(wie, melding.casus, nu)
    assert not Document.objects.exists()


def test_een_andere_regio_voegt_niets_toe(frontoffice_utrecht, lokaalteam, melding, nu):
    for wie in (frontoffice_utrecht, lokaalteam):
        with pytest.raises(StapNietToegestaan):
            toegevoegd(wie, melding.casus, nu)


@pytest.mark.parametrize("velden", [
    {"soort": "documentsoort:krant"}, {"soort": "kanaal:brief"}, {"soort": ""}, {"titel": " "}, {"titel": "x" * 201},
    {"titel": "a\x00b"}, {"melding": "M-2025-999999"},
])  # fmt: skip
def test_elke_fout_staat_bij_haar_veld(frontoffice, melding, nu, velden):
    assert _fouten(frontoffice, melding.casus, nu, **velden) == set(velden)
    assert not Document.objects.exists()


def test_data_liggen_niet_in_de_toekomst(frontoffice, melding, nu):
    morgen = nu + timedelta(days=1)

    assert _fouten(frontoffice, melding.casus, nu, ontvangen_op=morgen) == {"ontvangen_op"}
    assert _fouten(frontoffice, melding.casus, nu, gedateerd_op=morgen.date()) == {"gedateerd_op"}


def test_een_melding_van_een_ander_dossier_past_er_niet_bij(frontoffice, melding, nu):
    ander = gemeld(frontoffice, nu)

    assert _fouten(frontoffice, melding.casus, nu, melding=ander.nummer) == {"melding"}


def test_hetzelfde_bestand_vraagt_eerst_of_het_echt_moet(frontoffice, melding, nu):
    eerste = toegevoegd(frontoffice, melding.casus, nu)
    with pytest.raises(OngeldigeInvoer) as fout:
        toegevoegd(frontoffice, melding.casus, nu, naam="anders.pdf")

    assert set(fout.value.velden) == {"nogmaals"}
    assert eerste.nummer in fout.value.tekst
    assert toegevoegd(frontoffice, melding.casus, nu, nogmaals=True).pk != eerste.pk
    # Another dossier is another matter.
    assert toegevoegd(frontoffice, gemeld(frontoffice, nu).casus, nu).pk


def test_wie_de_bron_niet_mag_inzien_merkt_van_haar_document_niets(frontoffice, flevoland, melding, nu):
    rol = Rol.objects.create(code="balie", naam="Balie", rechten=["dossier_inzien", "melding_registreren"])
    balie = Medewerker.objects.create_user("balie", None, naam="Bo Balie", vt_organisatie=flevoland)
    balie.rollen.set([rol])
    toegevoegd(frontoffice, melding.casus, nu, afgeschermd=True)

    assert toegevoegd(balie, melding.casus, nu).pk


@pytest.mark.parametrize(("bron", "verwacht"), [(GEHEIM, True), (BronInvoer(naam="Open Melder"), False)])
def test_zonder_antwoord_volgt_een_document_de_bron(frontoffice, nu, bron, verwacht):
    melding = gemeld(frontoffice, nu, bron=bron)

    for nummer, naam in ((melding.nummer, "a.pdf"), ("", "b.pdf")):
        rij = toegevoegd(frontoffice, melding.casus, nu, melding=nummer, afgeschermd=None, naam=naam, nogmaals=True)
        assert (rij.uit_afgeschermde_bron, rij.van_geheime_bron) == (None, verwacht)
    assert {regel.gegevens["afgeschermd"] for regel in AuditRegel.objects.filter(actie="document_toevoegen")} == {None}


def test_een_melding_met_een_open_melder_in_een_dossier_met_een_geheime(frontoffice, nu):
    geheim = gemeld(frontoffice, nu, bron=GEHEIM)
    open_ = gemeld(frontoffice, nu, casus=geheim.casus, bron=BronInvoer(naam="Open Melder"))

    rij = toegevoegd(frontoffice, geheim.casus, nu, melding=open_.nummer, afgeschermd=None)

    assert rij.van_geheime_bron is False


@pytest.mark.parametrize(("gezegd", "ziet"), [(None, False), (False, True), (True, False)])
@pytest.mark.parametrize("bij_melding", [True, False])
def test_een_bron_die_later_geheim_wordt_neemt_haar_documenten_mee(frontoffice, manager, nu, gezegd, ziet, bij_melding):
    """Not those of which somebody said that they do not tell who it is, nor those of another dossier."""
    melding, ander = (gemeld(frontoffice, nu, bron=BronInvoer(naam="Open Melder")) for _ in range(2))
    nummer = melding.nummer if bij_melding else ""
    rij = toegevoegd(frontoffice, melding.casus, nu, afgeschermd=gezegd, melding=nummer)
    elders = toegevoegd(frontoffice, ander.casus, nu, afgeschermd=None, melding=ander.nummer)
    assert set(Document.objects.zichtbaar_voor(manager)) == {elders, *([] if gezegd else [rij])}
    bron = melding.bronnen.get()

    bron_bijwerken(
        medewerker=frontoffice, melding=melding, bron_id=bron.pk, nu=nu, versie=bron.versie,
        gegevens={"onthulling": "onthulling:geheim_omstander", "grond": None},
    )  # fmt: skip

    assert set(Document.objects.zichtbaar_voor(manager)) == {elders, *([rij] if ziet else [])}
    assert set(Document.objects.zichtbaar_voor(frontoffice)) == {elders, rij}


def test_een_nieuwe_waarde_van_de_onthulling_houdt_de_bron_geheim(frontoffice, manager, nu):
    """Nobody says yet what a value that an organisation adds means."""
    melding = gemeld(frontoffice, nu, bron=BronInvoer(naam="Open Melder"))
    nieuw = Code.objects.get(pk="onthulling:openbaar")
    nieuw.pk, nieuw.code, nieuw.label = "onthulling:later", "later", "Later"
    nieuw.save(force_insert=True)
    rij = toegevoegd(frontoffice, melding.casus, nu, afgeschermd=None, melding=melding.nummer)

    Bron.objects.filter(melding=melding).update(onthulling=nieuw)

    assert not Document.objects.zichtbaar_voor(manager).exists()
    assert Document.objects.zichtbaar_voor(frontoffice).met_geheime_bron().get().van_geheime_bron is True
    assert blijft_bron_geheim(melding.casus, melding) is True
    assert rij.pk


def test_een_gesloten_dossier_krijgt_nog_post(frontoffice, melding, nu):
    Casus.objects.filter(pk=melding.casus_id).update(
        fase="afgesloten", gesloten_op=nu, zicht_houder=None, zicht_sinds=None
    )

    assert toegevoegd(frontoffice, melding.casus, nu).nummer


def test_hetzelfde_formulier_twee_keer_is_een_document(frontoffice, melding, nu):
    token = uuid4()
    een, twee = (toegevoegd(frontoffice, melding.casus, nu, token=token) for _ in range(2))

    assert een == twee
    assert (Document.objects.count(), Documentinhoud.objects.count()) == (1, 1)
    assert len(audit("document_toevoegen")) == 1


def test_hetzelfde_formulier_met_een_ander_bestand_wordt_geweigerd(frontoffice, melding, nu):
    velden = {
        "medewerker": frontoffice, "onderwerp": "casus", "nummer": "", "casus": melding.casus, "nu": nu,
        "gegevens": gegevens(nu), "token": uuid4(),
    }  # fmt: skip
    doe_stap(document_toevoegen, bestand=bestand(), **velden)

    with pytest.raises(AlGedaan):
        doe_stap(document_toevoegen, bestand=bestand("brief.png", PNG), **velden)
    assert Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dubbelklik_op_hetzelfde_moment(frontoffice, nu):
    casus, token = gemeld(frontoffice, nu).casus, uuid4()

    uitkomsten = tegelijk(*[lambda: toegevoegd(frontoffice, casus, nu, token=token)] * 2)

    assert uitkomsten[0] == uitkomsten[1]
    assert (Document.objects.count(), Documentinhoud.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_met_dezelfde_scan_op_hetzelfde_moment(frontoffice, beoordelaar, nu):
    casus = gemeld(frontoffice, nu).casus

    uitkomsten = tegelijk(lambda: toegevoegd(frontoffice, casus, nu), lambda: toegevoegd(beoordelaar, casus, nu))

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Document", "OngeldigeInvoer"]
    assert Document.objects.count() == 1
