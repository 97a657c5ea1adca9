# SPDX-License-Identifier: EUPL-1.2
"""What may be kept, told by the content: each kind, and each refusal with what to do about it."""

import pytest

from documenten.bestand import Bestand, keur
from documenten.mail import bijlagen_van
from meldingen.fouten import OngeldigeInvoer

from . import bestanden as b

OFFICE = "application/vnd.openxmlformats-officedocument"


def _fout(naam, inhoud, grootte=None):
    with pytest.raises(OngeldigeInvoer) as fout:
        keur(b.bestand(naam, inhoud, grootte))
    assert set(fout.value.velden) == {"bestand"}
    return fout.value.tekst


@pytest.mark.parametrize(
    ("naam", "inhoud", "inhoudstype"),
    [
        ("a.pdf", b.PDF, "application/pdf"),
        ("A.PDF", b.PDF, "application/pdf"),
        ("a.jpg", b.JPEG, "image/jpeg"),
        ("a.jpeg", b.JPEG, "image/jpeg"),
        ("a.png", b.PNG, "image/png"),
        ("a.tif", b.TIFF, "image/tiff"),
        ("a.tiff", b.TIFF_MM, "image/tiff"),
        ("a.docx", b.DOCX, f"{OFFICE}.wordprocessingml.document"),
        ("a.xlsx", b.XLSX, f"{OFFICE}.spreadsheetml.sheet"),
        ("a.odt", b.ODT, "application/vnd.oasis.opendocument.text"),
        ("a.eml", b.EML, "message/rfc822"),
        ("a.txt", b.TXT, "text/plain; charset=utf-8"),
        ("a.txt", b"\xef\xbb\xbf" + b.TXT, "text/plain; charset=utf-8"),
        ("Verslag - école nr. 2 (définitief).pdf", b.PDF, "application/pdf"),
    ],
)
def test_de_inhoud_zegt_wat_het_is(naam, inhoud, inhoudstype):
    assert keur(b.bestand(naam, inhoud)).inhoudstype == inhoudstype


@pytest.mark.parametrize(
    ("naam", "inhoud", "woord"),
    [
        # Something else than the name says.
        ("a.pdf", b.PNG, "bestand van de soort png"),
        ("a.png", b.PDF, "bestand van de soort pdf"),
        ("a.docx", b.XLSX, "bestand van de soort xlsx"),
        ("a.txt", b.PDF, "bestand van de soort pdf"),
        ("a.pdf", b.TXT, "bestand van de soort txt"),
        ("a.pdf", b"\x00\x01\x02\x03", "herkennen de inhoud"),
        ("a.txt", b"\xff\xfe\x00a\x00", "herkennen de inhoud"),
        ("a.txt", b"tekst\x00meer", "herkennen de inhoud"),
        ("a.txt", "caf\xe9".encode("latin-1"), "herkennen de inhoud"),
        # Macros, under their own name and under another.
        ("a.docm", b.DOCM, "macro's mogen niet"),
        ("a.docx", b.DOCM, "macro's"),
        ("a.docx", b.MACRO_ZONDER_BIN, "macro's"),
        ("a.odt", b.ODT_MACRO, "macro's"),
        ("a.eml", b.EML_MACRO, "bijlage die schade kan doen"),
        # What a browser or a computer would run.
        ("a.html", b"<html></html>", "zelf iets uitvoeren"),
        ("a.svg", b"<svg/>", "zelf iets uitvoeren"),
        ("a.js", b"alert(1)", "zelf iets uitvoeren"),
        ("a.txt", b"  \n<!DOCTYPE html><script>alert(1)</script>", "webpagina of programmacode"),
        ("a.txt", b"<svg onload=alert(1)>", "webpagina of programmacode"),
        ("a.eml", b"<html>From: x</html>", "webpagina of programmacode"),
        ("a.pdf", b"<html>%PDF-1.7</html>", "webpagina of programmacode"),
        ("a.pdf", b"%!PS\n%PDF-1.7", "bestand van de soort txt"),
        # Kinds that are not kept.
        ("a.zip", b.zip_van(x="y"), "Deze soort bestanden kan niet"),
        ("a.docx", b.zip_van(x="y"), "zip-bestand kan niet"),
        ("a.docx", b.DOCX[:60], "beschadigd"),
        ("a.docx", b.BOM, "beschadigd"),
        ("a.msg", b.OUDE_DOC, "als eml of pdf"),
        ("a.doc", b.OUDE_DOC, "Deze soort bestanden kan niet"),
        ("a.docx", b.OUDE_DOC, "oude versie van Office"),
        ("a.eml", b.TXT, "lijkt geen e-mail"),
        ("a", b.PDF, "Deze soort bestanden kan niet"),
        ("a.pdf", b"", "leeg"),
        # Names.
        ("", b.PDF, "geen naam"),
        ("a" * 197 + ".pdf", b.PDF, "te lang"),
        ("a\x00.pdf", b.PDF, "tekens die niet kunnen"),
        ("../a.pdf", b.PDF, "tekens die niet kunnen"),
        ("c:\\a.pdf", b.PDF, "tekens die niet kunnen"),
        ("a\r\nSet-Cookie: x.pdf", b.PDF, "tekens die niet kunnen"),
        ("fdp.\u202eexe.pdf", b.PDF, "tekens die niet kunnen"),
        (".pdf", b.PDF, "tekens die niet kunnen"),
    ],
)
def test_wat_niet_mag_krijgt_een_reden(naam, inhoud, woord):
    assert woord in _fout(naam, inhoud)


BIJLAGE = "Content-Disposition: attachment; "
BRIEF = f'{BIJLAGE}filename="brief.pdf"'
MAIL = "Content-Type: message/rfc822"


def mail(*koppen, inhoud=b"AAAA"):
    """The kind that this mail is kept as, and what hangs on it."""
    bytes_ = b.eml_met(*koppen, inhoud=inhoud)
    soort = keur(b.bestand("a.eml", bytes_)).naam
    return soort, [(bijlage.naam, bijlage.herkend) for bijlage in bijlagen_van(bytes_)]


@pytest.mark.parametrize(
    ("koppen", "inhoud", "bijlagen"),
    [
        ((BRIEF,), b"AAAA", ["brief.pdf"]),
        ((f'{BIJLAGE}filename="=?utf-8?q?brief_=C3=A9cole=2Epdf?="',), b"AAAA", ["brief école.pdf"]),
        ((f"{BIJLAGE}filename*=utf-8''brief%20%C3%A9cole.pdf",), b"AAAA", ["brief école.pdf"]),
        ((f'{BIJLAGE}filename="een lange naam van\r\n een brief.pdf"',), b"AAAA", ["een lange naam van een brief.pdf"]),
        (("Content-Type: image/png", "Content-ID: <a>"), b"AAAA", [""]),
        ((MAIL,), b.EML, [""]),
        ((MAIL, f'{BIJLAGE}filename="door.eml"'), b.eml_met(BRIEF, grens=b"y"), ["door.eml", "brief.pdf"]),
    ],
)
def test_een_mail_met_bijlagen_die_ook_los_mogen(koppen, inhoud, bijlagen):
    assert mail(*koppen, inhoud=inhoud) == ("eml", [(naam, True) for naam in bijlagen])


@pytest.mark.parametrize(
    "naam",
    [
        "logo.gif",
        "logo.svg",
        "afspraak.ics",
        "winmail.dat",
        "oud.doc",
        "map.zip",
        "brief.html",
        "x",
        "x.eml",
        "x.exe.txt.p7s",
    ],
)
def test_een_bijlage_van_een_vreemde_soort_houdt_de_mail_niet_tegen(naam):
    assert mail(f'{BIJLAGE}filename="{naam}"') == ("eml", [(naam, False)])


@pytest.mark.parametrize(
    "koppen",
    [
        ("Content-Type: application/octet-stream",),
        ("Content-Type: text/html", "Content-Disposition: attachment"),
        ("Content-Type: text/calendar", "Content-Disposition: attachment"),
        # Packed, so that nobody sees what is in it.
        (MAIL, "Content-Transfer-Encoding: base64"),
    ],
)
def test_ook_zonder_naam_is_te_zien_dat_er_iets_aan_hangt(koppen):
    assert mail(*koppen) == ("eml", [("", False)])


def test_een_mail_in_andere_tekens_dan_utf_8():
    latijn = b.EML.replace(b"utf-8", b"iso-8859-1") + "Groet, Zo\xeb\r\n".encode("latin-1")

    assert keur(b.bestand("a.eml", latijn)).naam == "eml"
    assert "herkennen de inhoud" in _fout("a.eml", latijn + b"\x00")


@pytest.mark.parametrize(
    "koppen",
    [
        *((f'{BIJLAGE}filename="{naam}"',) for naam in (
            "x.exe", "X.EXE", "x.exe.", "x.exe. .", "x.exe/", "=?utf-8?q?x=2Eexe?=", "=?utf-8?b?eC5leGU=?=",
            "=?utf-8?q?x.=EF=BD=85xe?=", "=?utf-8?q?x.exe=00.pdf?=", "=?utf-8?q?x.exe=00?=",
            "brief.pdf=?utf-8?q?=2Eexe?=", "=?utf-8?q?fdp.=E2=80=AEexe.gif?=", "brief.pdf.js", "x.docm",
            "x.lnk", "x.one",
        )),
        (f"{BIJLAGE}filename*=utf-8''x%2Eexe",),
        # Two names: which of them counts, the program of the reader tells.
        (f"{BIJLAGE}filename=\"brief.pdf\"; filename*=utf-8''x.exe",),
        (BRIEF, 'Content-Type: application/pdf; name="x.exe"'),
        # None.
        ("Content-Type: application/x-msdownload",),
        ("Content-Type: application/vnd.ms-word.document.macroEnabled.12",),
    ],
)  # fmt: skip
def test_wat_iets_uitvoert_houdt_de_mail_wel_tegen(koppen):
    assert "bijlage die schade kan doen" in _fout("a.eml", b.eml_met(*koppen))


@pytest.mark.parametrize("koppen", [(BRIEF, f'{BIJLAGE}filename="x.exe"'), (f'{BIJLAGE}filename="=?geen?q?x.pdf?="',)])
def test_van_wat_niet_te_lezen_is_is_een_mail_beschadigd(koppen):
    assert "beschadigd" in _fout("a.eml", b.eml_met(*koppen))


def test_ook_niet_in_een_mail_in_een_mail():
    binnen = b.eml_met(f'{BIJLAGE}filename="x.exe"', grens=b"y")

    assert "bijlage die schade kan doen" in _fout("a.eml", b.eml_met(MAIL, inhoud=binnen))


def test_tien_megabyte_mag_en_een_byte_meer_niet(settings):
    vol = b.PDF + b" " * (settings.DOCUMENT_MAX_BYTES - len(b.PDF))

    assert keur(b.bestand("a.pdf", vol)).naam == "pdf"
    assert "hoogstens 10 MB" in _fout("a.pdf", vol + b" ")
    # What was not kept of a large upload still counts.
    assert "hoogstens 10 MB" in _fout("a.pdf", b"", settings.DOCUMENT_MAX_BYTES + 1)


def test_een_met_wachtwoord_beveiligde_zip_wordt_niet_gelezen():
    versleuteld = bytearray(b.DOCX)
    # The flag of encryption, in the central directory and in the local header of each member.
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = versleuteld.find(merk)
        while begin >= 0:
            versleuteld[begin + plek] |= 1
            begin = versleuteld.find(merk, begin + 4)

    assert "wachtwoord" in _fout("a.docx", bytes(versleuteld))


def test_een_bestand_toont_zijn_inhoud_niet_in_een_foutmelding():
    assert "geheim" not in repr(Bestand("a.txt", b"geheim", 6))
