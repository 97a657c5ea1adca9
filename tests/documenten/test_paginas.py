# SPDX-License-Identifier: EUPL-1.2
"""The pages and the API of documents: who reads what, how a file goes out, and what is left behind."""

import logging
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from audit.models import AuditRegel
from documenten.models import Document
from documenten.stappen.document_intrekken import document_intrekken
from meldingen.invoer import BronInvoer
from meldingen.models import Bron, Casus
from tests.documenten.bestanden import EML, PDF, TXT, eml_met
from tests.documenten.fabriek import NAAM, TITEL, toegevoegd
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db
GEHEIM = BronInvoer(onthulling="onthulling:geheim_professional", grond="onthullingsgrond:a1", naam="Zr. Zwijger")


@pytest.fixture
def nu():
    return timezone.localtime().replace(microsecond=0)


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu)


@pytest.fixture
def document(frontoffice, melding, nu):
    return toegevoegd(frontoffice, melding.casus, nu, melding=melding.nummer)


def aan(client, medewerker):
    client.force_login(medewerker)
    return client


def _vorm(naam=NAAM, inhoud=PDF, **anders):
    velden = {"soort": "documentsoort:brief", "titel": TITEL, "ontvangen_op": "nu", "gedateerd_op": "", "melding": ""}
    return velden | {"bestand": SimpleUploadedFile(naam, inhoud)} | anders


def _paden(rij):
    casus, melding = rij.casus.nummer, rij.melding.nummer
    return {
        "lijst": f"/casussen/{casus}/documenten",
        "bij_melding": f"/meldingen/{melding}/documenten",
        "pagina": f"/documenten/{rij.nummer}",
        "bestand": f"/documenten/{rij.nummer}/bestand",
        "api_lijst": f"/api/v1/casussen/{casus}/documenten",
        "api": f"/api/v1/documenten/{rij.nummer}",
        "api_bestand": f"/api/v1/documenten/{rij.nummer}/bestand",
    }


@pytest.mark.parametrize("pad", ["bestand", "api_bestand"])
def test_een_bestand_gaat_eruit_om_te_bewaren_nooit_om_te_tonen(client, manager, document, pad):
    antwoord = aan(client, manager).get(_paden(document)[pad])

    assert antwoord.content == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == f'attachment; filename="{NAAM}"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert antwoord["Cache-Control"] == "no-store"
    regel = AuditRegel.objects.get(uitkomst="ingezien", onderwerp="document")
    assert (regel.actie, regel.nummer, regel.medewerker_id) == ("downloaden", document.nummer, manager.pk)
    assert regel.gegevens == {}


@pytest.mark.parametrize(
    ("naam", "kop"),
    [
        ('Jan\'s "verslag".txt', 'attachment; filename="Jan\'s \\"verslag\\".txt"'),
        ("verslag école 2%.txt", "attachment; filename*=utf-8''verslag%20%C3%A9cole%202%25.txt"),
        ("a; filename=evil.html.txt", 'attachment; filename="a; filename=evil.html.txt"'),
    ],
)
def test_de_naam_van_een_bestand_staat_goed_in_de_kop(client, frontoffice, melding, nu, naam, kop):
    rij = toegevoegd(frontoffice, melding.casus, nu, naam=naam, inhoud=TXT)

    antwoord = aan(client, frontoffice).get(f"/documenten/{rij.nummer}/bestand")

    assert antwoord["Content-Disposition"] == kop
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"


def test_een_mail_met_een_logo_wordt_bewaard_zoals_zij_kwam(client, frontoffice, melding):
    mail = eml_met('Content-Disposition: attachment; filename="kanarie<b>logo.gif"')
    pad = f"/casussen/{melding.casus.nummer}/documenten/toevoegen"

    na = aan(client, frontoffice).post(pad, _vorm("mail.eml", mail), follow=True).content.decode()

    rij = Document.objects.get()
    assert "Een bijlage daarin herkennen wij niet" in na
    assert "kanarie" not in na
    pagina = client.get(f"/documenten/{rij.nummer}").content.decode()
    assert ("kanarie&lt;b&gt;logo.gif" in pagina, "soort niet herkend" in pagina) == (True, True)
    assert client.get(f"/api/v1/documenten/{rij.nummer}").json()["bijlagen"] == [
        {"naam": "kanarie<b>logo.gif", "herkend": False}
    ]
    eruit = client.get(f"/documenten/{rij.nummer}/bestand")
    assert (eruit.content, eruit["Content-Type"]) == (mail, "message/rfc822")
    assert (eruit["Content-Disposition"], eruit["X-Content-Type-Options"]) == (
        'attachment; filename="mail.eml"', "nosniff",
    )  # fmt: skip


@pytest.mark.parametrize("wie", ["frontoffice_utrecht", "lokaalteam", "beheerder", "privacy", "overleglid"])
def test_voor_een_ander_bestaat_het_niet(client, request, document, wie):
    aan(client, request.getfixturevalue(wie))

    for naam, pad in _paden(document).items():
        antwoord = client.get(pad)
        assert antwoord.status_code == 404, naam
        assert "anarie" not in antwoord.content.decode()
    assert not AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="document").exists()


def test_van_een_afgeschermde_bron_is_het_er_alleen_voor_wie_de_bron_mag_inzien(
    client, manager, frontoffice, melding, document, nu
):
    geheim = toegevoegd(
        frontoffice, melding.casus, nu, afgeschermd=True, titel="Brief van Zwijger", melding=melding.nummer,
        naam="zwijger.txt", inhoud=TXT,
    )  # fmt: skip
    lijsten = {"lijst", "bij_melding", "api_lijst"}

    aan(client, manager)
    for naam, pad in _paden(geheim).items():
        antwoord = client.get(pad)
        assert antwoord.status_code == (200 if naam in lijsten else 404), naam
        for woord in ("wijger", geheim.nummer):
            assert woord not in antwoord.content.decode().replace(pad, ""), naam
        assert naam not in lijsten or TITEL in antwoord.content.decode()
    dossier = client.get(f"/casussen/{melding.casus.nummer}").content.decode()
    assert (geheim.nummer in dossier, document.nummer in dossier) == (False, True)

    aan(client, frontoffice)
    for naam, pad in _paden(geheim).items():
        assert client.get(pad).status_code == 200, naam


def test_een_afgeschermd_dossier_schermt_zijn_documenten_af(client, frontoffice, document):
    Casus.objects.filter(pk=document.casus_id).update(afgeschermd=True)
    aan(client, frontoffice)

    assert {client.get(pad).status_code for pad in _paden(document).values()} == {404}


def test_wat_ingetrokken_is_ziet_niemand_meer(client, frontoffice, document, nu):
    document_intrekken(medewerker=frontoffice, document=document, reden="Verkeerd.", nu=nu)
    aan(client, frontoffice)

    for naam in ("pagina", "bestand", "api", "api_bestand"):
        assert client.get(_paden(document)[naam]).status_code == 404
    for naam in ("lijst", "bij_melding", "api_lijst"):
        assert TITEL not in client.get(_paden(document)[naam]).content.decode()
    assert client.post(f"/documenten/{document.nummer}/intrekken", {"reden": "Weg"}).status_code == 404


def test_wat_eruit_is_staat_bij_wie_het_mag_terugzetten(client, frontoffice, manager, document, nu):
    document_intrekken(medewerker=frontoffice, document=document, reden="Verkeerd gezin.", nu=nu)
    lijst, daad = (
        f"/casussen/{document.casus.nummer}/documenten/ingetrokken",
        f"/documenten/{document.nummer}/terugzetten",
    )

    aan(client, manager)
    for pad, status in ((lijst, 403), (f"/api/v1{lijst}", 403), (daad, 404), (f"/api/v1{daad}", 405)):
        antwoord = client.get(pad)
        assert (antwoord.status_code, TITEL in antwoord.content.decode()) == (status, False), pad
    aan(client, frontoffice)
    pagina = client.get(lijst).content.decode()
    assert all(tekst in pagina for tekst in (TITEL, "Verkeerd gezin.", daad))
    [rij] = client.get(f"/api/v1{lijst}").json()
    assert (rij["nummer"], rij["intrekreden"], rij["toegestane_stappen"]) == (
        document.nummer, "Verkeerd gezin.", ["document_terugzetten"],
    )  # fmt: skip
    regels = AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="document", medewerker_id=frontoffice.pk)
    assert set(regels.values_list("nummer", flat=True)) == {document.casus.nummer}

    antwoord = client.post(daad, {"reden": "Toch wel.", "versie": rij["versie"]})

    assert antwoord["Location"] == f"/documenten/{document.nummer}"
    pagina = client.get(f"/documenten/{document.nummer}").content.decode()
    assert all(tekst in pagina for tekst in (TITEL, "Verkeerd gezin.", "Toch wel."))
    assert TITEL not in client.get(lijst).content.decode()
    assert client.post(daad, {"reden": "Nog eens."}).status_code == 404


def test_een_bestand_toevoegen_bij_een_melding(client, frontoffice, melding):
    url = f"/casussen/{melding.casus.nummer}/documenten/toevoegen?melding={melding.nummer}"
    form = aan(client, frontoffice).get(url).context["form"]
    assert form.initial["melding"] == melding.nummer

    antwoord = client.post(url, _vorm(melding=melding.nummer))

    assert antwoord["Location"] == f"/meldingen/{melding.nummer}"
    rij = Document.objects.get()
    assert (rij.titel, rij.bestandsnaam, rij.melding, rij.uit_afgeschermde_bron) == (TITEL, NAAM, melding, None)
    assert TITEL in client.get(f"/meldingen/{melding.nummer}/documenten").content.decode()


@pytest.mark.parametrize(("bron", "aan_"), [(GEHEIM, True), (BronInvoer(naam="Open Melder"), False)])
def test_bij_een_geheime_melder_zegt_de_pagina_dat_het_document_meegaat(client, frontoffice, nu, bron, aan_):
    melding = gemeld(frontoffice, nu, bron=bron)
    aan(client, frontoffice)

    antwoord = client.get(f"/casussen/{melding.casus.nummer}/documenten/toevoegen?melding={melding.nummer}")

    assert ("De melder blijft geheim" in antwoord.content.decode()) is aan_
    assert "wijger" not in antwoord.content.decode()


def test_via_de_api_volgt_het_de_melder_tenzij_iemand_het_zegt(client, frontoffice, nu):
    melding = gemeld(frontoffice, nu, bron=GEHEIM)
    aan(client, frontoffice)
    velden = {"soort": "documentsoort:email", "titel": TITEL, "ontvangen_op": nu.isoformat()}
    url = f"/api/v1/casussen/{melding.casus.nummer}/documenten"

    een = client.post(url, velden | {"bestand": SimpleUploadedFile("mail.eml", EML)})
    twee = client.post(url, velden | {"bestand": SimpleUploadedFile("a.pdf", PDF), "uit_afgeschermde_bron": False})

    assert (een.status_code, twee.status_code) == (201, 201)
    assert [(rij.json()["uit_afgeschermde_bron"], rij.json()["van_geheime_bron"]) for rij in (een, twee)] == [
        (None, True), (False, False),
    ]  # fmt: skip
    assert een.json()["toegestane_stappen"] == ["document_bijwerken", "document_intrekken"]


def test_een_andere_melding_kiezen_op_de_pagina_laat_het_document_haar_melder_volgen(client, frontoffice, manager, nu):
    """The page began at a melding with an open melder, and nobody touched the box."""
    open_ = gemeld(frontoffice, nu, bron=BronInvoer(naam="Open Melder"))
    geheim = gemeld(frontoffice, nu, casus=open_.casus, bron=GEHEIM)
    url = f"/casussen/{open_.casus.nummer}/documenten/toevoegen?melding={open_.nummer}"

    assert aan(client, frontoffice).post(url, _vorm(melding=geheim.nummer)).status_code == 302

    rij = Document.objects.get()
    assert (rij.uit_afgeschermde_bron, rij.van_geheime_bron) == (None, True)
    aan(client, manager)
    for naam, pad in _paden(rij).items():
        antwoord = client.get(pad)
        assert antwoord.status_code == (200 if "lijst" in naam or naam == "bij_melding" else 404), naam
        assert TITEL not in antwoord.content.decode()


def test_bijwerken_zegt_alleen_iets_van_de_bron_als_iemand_dat_doet(client, frontoffice, nu):
    melding = gemeld(frontoffice, nu, bron=BronInvoer(naam="Open Melder"))
    rij = toegevoegd(frontoffice, melding.casus, nu, melding=melding.nummer, afgeschermd=None)
    aan(client, frontoffice)

    def verstuur(pagina, **anders):
        form = pagina.context["form"]
        velden = {veld.name: veld.value() for veld in form if veld.value() not in (None, False)}
        velden |= {"ontvangen_op": "nu", "getoond": str(form["getoond"].value())} | anders
        antwoord = client.post(url, {naam: waarde for naam, waarde in velden.items() if waarde is not None})
        assert antwoord.status_code == 302
        rij.refresh_from_db()
        return rij.uit_afgeschermde_bron

    url = f"/documenten/{rij.nummer}/bijwerken"
    eerst = client.get(url)
    Bron.objects.filter(melding=melding).update(onthulling="onthulling:geheim_omstander", grond=None)
    # Shown while the source was open: an empty box says nothing.
    assert verstuur(eerst, titel="Anders") is None
    nu_geheim = client.get(url)
    assert nu_geheim.context["form"]["uit_afgeschermde_bron"].value() is True
    assert '<input type="hidden" name="getoond" value="True"' in nu_geheim.content.decode()
    assert verstuur(nu_geheim, uit_afgeschermde_bron=None) is False
    assert AuditRegel.objects.filter(actie="document_bijwerken").latest("id").gegevens["afgeschermd"] is False
    assert client.get(f"/api/v1/documenten/{rij.nummer}").json()["van_geheime_bron"] is False
    assert verstuur(client.get(url)) is False
    assert verstuur(client.get(url), uit_afgeschermde_bron="on") is True
    velden = {"soort": rij.soort_id, "titel": "Anders", "ontvangen_op": rij.ontvangen_op.isoformat()}
    velden |= {"melding": melding.nummer, "uit_afgeschermde_bron": None}
    antwoord = client.post(f"/api/v1/documenten/{rij.nummer}/bijwerken", velden, content_type="application/json")
    assert (antwoord.status_code, antwoord.json()["uit_afgeschermde_bron"], antwoord.json()["van_geheime_bron"]) == (
        200, None, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("naam", "inhoud", "woord"),
    [
        ("brief.pdf", b"", "leeg"),
        ("brief.svg", b"<svg/>", "zelf iets uitvoeren"),
        ("brief.pdf", b"x" * (10 * 1024 * 1024 + 1), "te groot"),
        ("x" * 220 + ".pdf", PDF, "te lang"),
    ],
)
def test_een_bestand_dat_niet_mag_staat_bij_het_veld(client, frontoffice, melding, naam, inhoud, woord):
    aan(client, frontoffice)

    scherm = client.post(f"/casussen/{melding.casus.nummer}/documenten/toevoegen", _vorm(naam, inhoud))
    api = client.post(
        f"/api/v1/casussen/{melding.casus.nummer}/documenten", _vorm(naam, inhoud, ontvangen_op="2026-03-01T10:00:00Z")
    )

    assert (scherm.status_code, api.status_code) == (400, 400)
    (fout,) = scherm.context["form"].errors["bestand"]
    assert woord in fout
    assert [(f["veld"], f["melding"]) for f in api.json()["fouten"]] == [("bestand", fout)]
    assert not Document.objects.exists()


def test_zonder_bestand(client, frontoffice, melding):
    vorm = _vorm()
    del vorm["bestand"]

    antwoord = aan(client, frontoffice).post(f"/casussen/{melding.casus.nummer}/documenten/toevoegen", vorm)

    assert antwoord.context["form"].errors == {"bestand": ["Kies een bestand."]}


def test_het_pad_in_een_bestandsnaam_blijft_weg(client, frontoffice, melding):
    """A browser that sends where the file stood, tells nothing of it."""
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = "C:\\Users\\Kanarie\\Bureaublad\\brief.pdf"

    aan(client, frontoffice).post(f"/casussen/{melding.casus.nummer}/documenten/toevoegen", _vorm(bestand=upload))

    assert Document.objects.get().bestandsnaam == "brief.pdf"


def test_twee_keer_hetzelfde_vraagt_om_een_vinkje(client, frontoffice, document):
    url = f"/casussen/{document.casus.nummer}/documenten/toevoegen"
    antwoord = aan(client, frontoffice).post(url, _vorm())

    assert antwoord.status_code == 400
    assert document.nummer in antwoord.context["form"].errors["nogmaals"][0]
    assert 'name="nogmaals"' in antwoord.content.decode()
    # What was chosen is not in the page any more; without a word the next try would fail on that.
    assert antwoord.context["form"].errors["bestand"] == ["Kies het bestand opnieuw: uw browser onthoudt het niet."]
    assert client.post(url, _vorm(nogmaals="on")).status_code == 302
    assert Document.objects.count() == 2


def test_niets_van_een_upload_komt_op_schijf_of_in_het_log(client, frontoffice, melding, monkeypatch, caplog):
    import tempfile

    def nooit(*_, **__):
        raise AssertionError("a temporary file")

    for naam in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, naam, nooit)
    groot = PDF + b"Kanariestuk " * 500_000
    aan(client, frontoffice)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.INFO)
        antwoord = client.post(f"/casussen/{melding.casus.nummer}/documenten/toevoegen", _vorm(inhoud=groot))
        client.get(f"/documenten/{Document.objects.get().nummer}/bestand")

    assert antwoord.status_code == 302
    assert "anarie" not in caplog.text
    gezegd = list(AuditRegel.objects.filter(onderwerp="document").values("actie", "nummer", "gegevens"))
    assert "anarie" not in str(gezegd)
    assert "anarie" not in antwoord["Location"]


def test_de_pagina_van_een_document_is_een_inzage_met_de_knoppen_van_wie_schrijft(
    client, manager, onderzoeker, document
):
    teksten = [
        aan(client, wie).get(f"/documenten/{document.nummer}").content.decode() for wie in (manager, onderzoeker)
    ]

    assert [f"/documenten/{document.nummer}/bijwerken" in tekst for tekst in teksten] == [False, True]
    assert all(TITEL in tekst for tekst in teksten)
    regels = AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="document").order_by("id")
    assert [(r.actie, r.nummer, r.medewerker_id) for r in regels] == [
        ("inzage", document.nummer, manager.pk), ("inzage", document.nummer, onderzoeker.pk),
    ]  # fmt: skip


def test_een_oude_pagina_zegt_wie_eerder_was(client, onderzoeker, document):
    url = f"/documenten/{document.nummer}/bijwerken"
    aan(client, onderzoeker)
    vorm = {"soort": "documentsoort:plan", "titel": "Eerste", "ontvangen_op": "01-03-2026", "versie": "1"}
    assert client.post(url, vorm)["Location"] == f"/documenten/{document.nummer}"

    antwoord = client.post(url, vorm | {"titel": "Tweede"})

    assert antwoord.status_code == 409
    assert antwoord.context["form"]["titel"].value() == "Tweede"
    assert antwoord.context["form"]["versie"].value() == "2"
    assert Document.objects.get().titel == "Eerste"


def test_het_fragment_is_een_lijst_zonder_pagina(client, frontoffice, document):
    pad = _paden(document)["lijst"]
    aan(client, frontoffice)
    fragment, pagina = client.get(pad, headers={"HX-Request": "true"}), client.get(pad)

    assert TITEL in fragment.content.decode()
    assert "<html" not in fragment.content.decode()
    assert "<html" in pagina.content.decode()
    assert "HX-Request" in fragment["Vary"]
    assert fragment["Cache-Control"] == "no-store"
    assert [r.gegevens for r in AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="document")] == [
        {"aantal": 1}
    ] * 2


def test_de_tijdlijn_zegt_dat_er_een_document_kwam_en_niet_hoe_het_heet(client, manager, document):
    antwoord = aan(client, manager).get(f"/casussen/{document.casus.nummer}")

    regels = [g for g in antwoord.context["gebeurtenissen"] if g.soort == "document"]
    assert [(g.titel, g.wie, g.url) for g in regels] == [
        ("Document toegevoegd: verslag of rapport", "Fenna Oosting", f"/documenten/{document.nummer}")
    ]
    assert TITEL not in antwoord.content.decode()


@pytest.mark.parametrize(("pad", "vragen"), [("lijst", 9), ("pagina", 9), ("bestand", 8), ("api_lijst", 8)])
def test_aantal_vragen_hangt_niet_af_van_het_aantal_documenten(
    client, frontoffice, document, nu, django_assert_num_queries, pad, vragen
):
    for n in range(3):
        toegevoegd(
            frontoffice, document.casus, nu - timedelta(seconds=n), inhoud=TXT + bytes([65 + n]), naam=f"{n}.txt"
        )
    aan(client, frontoffice)

    with django_assert_num_queries(vragen):
        assert client.get(_paden(document)[pad]).status_code == 200
