# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its content: a small table of signatures, and a look into zip files and text.

The name says nothing about the content: whoever sends it, chooses it.
"""

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

# What a browser shows as a page; what a computer runs when somebody opens it; and Office with macros.
PAGINAS = frozenset({"html", "htm", "xhtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl"})
PROGRAMMAS = frozenset(
    {
        "js", "jse", "mjs", "vbs", "vbe", "wsf", "wsh", "hta", "jar", "jnlp", "exe", "dll", "msi", "msp", "msix",
        "appx", "scr", "com", "pif", "cpl", "bat", "cmd", "ps1", "sh", "py", "lnk", "url", "scf", "reg", "inf", "msc",
        "chm", "xll", "one", "iso", "img", "vhd", "vhdx", "dmg", "pkg", "app", "apk", "deb", "rpm", "gadget",
        "application",
    }
)  # fmt: skip
ACTIEF = PAGINAS | PROGRAMMAS
MACROS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm"})
# Of a zip only these are read, and no more than this of each: what it unpacks to may be a thousand times its size.
DEEL_MAX = 1024 * 1024
DELEN_MAX = 5000


@dataclass(frozen=True)
class Soort:
    naam: str
    extensies: tuple[str, ...]
    inhoudstype: str


class Weigering(Exception):
    """This content is not kept; `tekst` is for whoever sent it."""

    def __init__(self, tekst: str):
        super().__init__("bestand_geweigerd")
        self.tekst = tekst


PDF = Soort("pdf", ("pdf",), "application/pdf")
JPEG = Soort("jpg", ("jpg", "jpeg"), "image/jpeg")
PNG = Soort("png", ("png",), "image/png")
TIFF = Soort("tif", ("tif", "tiff"), "image/tiff")
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = Soort("docx", ("docx",), f"{OFFICE}.wordprocessingml.document")
XLSX = Soort("xlsx", ("xlsx",), f"{OFFICE}.spreadsheetml.sheet")
ODT = Soort("odt", ("odt",), "application/vnd.oasis.opendocument.text")
EML = Soort("eml", ("eml",), "message/rfc822")
TXT = Soort("txt", ("txt",), "text/plain; charset=utf-8")
SOORTEN = (PDF, JPEG, PNG, TIFF, DOCX, XLSX, ODT, EML, TXT)
TOEGESTAAN = "pdf, jpg, png, tif, docx, xlsx, odt, eml en txt"
EXTENSIES = frozenset(extensie for soort in SOORTEN for extensie in soort.extensies)
INHOUDSTYPEN = frozenset(soort.inhoudstype.partition(";")[0] for soort in SOORTEN)

HANDTEKENINGEN = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
HOOFDDELEN = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
OUD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

# Text has tabs and line ends, and no other control characters.
STUURTEKENS = frozenset(map(chr, (*range(9), 11, *range(14, 32), *range(127, 160))))

ONBEKEND = "Wij herkennen de inhoud van dit bestand niet. Sla het op als pdf en probeer het opnieuw."
BESCHADIGD = "Dit bestand is beschadigd of met een wachtwoord beveiligd. Sla het opnieuw op zonder wachtwoord."
MET_MACRO = "In dit bestand zitten macro's: die kunnen schade doen. Sla het op als docx, xlsx of pdf zonder macro's."
UITVOERBAAR = "Dit bestand bevat een webpagina of programmacode. Sla het op als pdf."


def herken(inhoud: bytes, extensie: str) -> Soort:
    """The kind of this content. `extensie` only tells text and e-mail apart. `Weigering` for anything else."""
    for begin, soort in HANDTEKENINGEN:
        if inhoud.startswith(begin):
            return soort
    if inhoud.startswith(ZIP):
        return _in_zip(inhoud)
    if inhoud.startswith(OUD_OFFICE):
        raise Weigering("Dit is een bestand van een oude versie van Office. Sla het op als docx, xlsx of pdf.")
    return _tekst(inhoud, extensie)


def _in_zip(inhoud: bytes) -> Soort:
    try:
        with ZipFile(BytesIO(inhoud)) as zip_:
            return _kantoorbestand(zip_)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        raise Weigering(BESCHADIGD) from None


def _kantoorbestand(zip_: ZipFile) -> Soort:
    delen = zip_.infolist()
    if len(delen) > DELEN_MAX or any(deel.flag_bits & 1 for deel in delen):
        raise Weigering(BESCHADIGD)
    namen = {deel.filename for deel in delen}
    if any(_is_macro(naam) for naam in namen):
        raise Weigering(MET_MACRO)
    soort = _opendocument(zip_, namen) or _office(zip_, namen)
    if soort is None:
        raise Weigering("Een zip-bestand kan niet. Pak het uit en voeg de bestanden los toe.")
    return soort


def _opendocument(zip_: ZipFile, namen: set[str]) -> Soort | None:
    if not {"mimetype", "content.xml"} <= namen:
        return None
    return ODT if _lees(zip_, "mimetype").strip() == ODT.inhoudstype.encode() else None


def _office(zip_: ZipFile, namen: set[str]) -> Soort | None:
    if "[Content_Types].xml" not in namen:
        return None
    if b"macroenabled" in _lees(zip_, "[Content_Types].xml").lower():
        raise Weigering(MET_MACRO)
    return next((soort for deel, soort in HOOFDDELEN if deel in namen), None)


def _lees(zip_: ZipFile, naam: str) -> bytes:
    with zip_.open(naam) as deel:
        gelezen = deel.read(DEEL_MAX + 1)
    if len(gelezen) > DEEL_MAX:
        raise Weigering(BESCHADIGD)
    return gelezen


def _is_macro(naam: str) -> bool:
    klein = naam.lower()
    return klein.endswith(("vbaproject.bin", "vbadata.xml")) or klein.startswith(("basic/", "scripts/"))


def _tekst(inhoud: bytes, extensie: str) -> Soort:
    tekst = _als_tekst(inhoud, extensie)
    if not STUURTEKENS.isdisjoint(tekst):
        raise Weigering(ONBEKEND)
    if _is_opmaak(tekst):
        raise Weigering(UITVOERBAAR)
    return EML if extensie in EML.extensies else TXT


def _als_tekst(inhoud: bytes, extensie: str) -> str:
    """A mail says of each part in which characters it is; whatever those are, its headers are readable."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        if extensie not in EML.extensies:
            raise Weigering(ONBEKEND) from None
    return "".join(teken for teken in inhoud.decode("latin-1") if teken < "\x80")


def _is_opmaak(tekst: str) -> bool:
    begin = tekst.lstrip()[:200].lower()
    return begin.startswith(("<!doctype", "<html", "<svg", "<script", "<?xml", "<head", "<body", "<!--", "#!"))
