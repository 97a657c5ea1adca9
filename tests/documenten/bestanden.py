# SPDX-License-Identifier: EUPL-1.2
"""Small real files of every kind, made here."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from documenten.bestand import Bestand

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
DEEL = '<Override PartName="/{}" ContentType="application/vnd.{}.main+xml"/>'


def zip_van(**delen):
    """Members by name; '__' stands for a slash."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam.replace("__", "/"), inhoud)
    return buffer.getvalue()


def _office(hoofddeel, soort, **meer):
    types = TYPES.format(DEEL.format(hoofddeel, soort))
    return zip_van(**{"[Content_Types].xml": types, "_rels__.rels": "<Relationships/>", hoofddeel: "<x/>"}, **meer)


def _png():
    def stuk(naam, inhoud):
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    kop = stuk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + kop + stuk(b"IDAT", zlib.compress(b"\x00\x00")) + stuk(b"IEND", b"")


WOORD = "openxmlformats-officedocument.wordprocessingml.document"
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
PNG = _png()
TIFF = b"II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00"
TIFF_MM = b"MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"
DOCX = _office("word/document.xml", WOORD)
XLSX = _office("xl/workbook.xml", "openxmlformats-officedocument.spreadsheetml.sheet")
ODT = zip_van(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>"})
EML = (
    b"From: Jet <jet@school.example>\r\nTo: vt@voorbeeld.example\r\nDate: Tue, 10 Mar 2026 09:00:00 +0100\r\n"
    b"Subject: Verslag\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nZie het verslag. Groet, Jet\r\n"
)
TXT = b"Gesproken met de leerkracht: het gaat niet goed. Ook thuis niet, zegt zij - al weken.\n"
OUDE_DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
DOCM = _office("word/document.xml", "ms-word.document.macroEnabled", **{"word/vbaProject.bin": b"\xcc\x61"})
MACRO_ZONDER_BIN = _office("word/document.xml", "ms-word.document.macroEnabled")
ODT_MACRO = zip_van(
    mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>", "Basic__Standard__M.xml": "Sub"}
)


def eml_met(*koppen, inhoud=b"AAAA", grens=b"x"):
    """A mail with one attachment, with these headers."""
    begin = EML.partition(b"Content-Type")[0] + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=" + grens
    delen = [b"", b"Content-Type: text/html\r\n\r\n<p>Hoi</p>", "\r\n".join(koppen).encode() + b"\r\n\r\n" + inhoud]
    return begin + b"\r\n\r\n" + (b"\r\n--" + grens + b"\r\n").join(delen) + b"\r\n--" + grens + b"--\r\n"


EML_MACRO = (
    b"From: Jet <jet@school.example>\r\nDate: Tue, 10 Mar 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHoi\r\n--x\r\n'
    b'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="verslag.docm"\r\n\r\n'
    b"AAAA\r\n--x--\r\n"
)
# Unpacks to a hundred times what is allowed of the part that is read.
BOM = zip_van(**{"[Content_Types].xml": b" " * 100_000_000, "word/document.xml": "<x/>"})


def bestand(naam="brief.pdf", inhoud=PDF, grootte=None):
    return Bestand(naam, inhoud, len(inhoud) if grootte is None else grootte)
