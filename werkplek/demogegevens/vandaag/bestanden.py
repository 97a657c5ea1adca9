# SPDX-License-Identifier: EUPL-1.2
"""Small files made in code: a page of text, a drawing, a note, a mail. The same words give the same bytes."""

import struct
import textwrap
import zlib
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from documenten.bestand import Bestand

BREEDTE, HOOGTE = 240, 180
WIT, LUCHT, GRAS, MUUR, DAK, ZON = (255, 255, 255), (186, 219, 241), (120, 180, 96), (222, 184, 135), (178, 60, 50), (
    250, 205, 60,
)  # fmt: skip


def maak(naam: str, titel: str, tekst: str, moment: datetime) -> Bestand:
    """The file by its extension."""
    soort = naam.rpartition(".")[2]
    inhoud = {"pdf": _pdf, "png": _png, "txt": _txt, "eml": _eml}[soort](titel, tekst, moment)
    return Bestand(naam, inhoud, len(inhoud))


def _txt(titel: str, tekst: str, moment: datetime) -> bytes:
    return f"{titel}\n{moment:%d-%m-%Y}\n\n{textwrap.fill(tekst, 90)}\n".encode()


def _eml(titel: str, tekst: str, moment: datetime) -> bytes:
    mail = EmailMessage()
    mail["From"] = "afzender@voorbeeld.example"
    mail["To"] = "veiligthuis@voorbeeld.example"
    mail["Date"] = format_datetime(moment)
    mail["Subject"] = titel
    mail.set_content(textwrap.fill(tekst, 90))
    return mail.as_bytes()


def _pdf(titel: str, tekst: str, moment: datetime) -> bytes:
    """One page A4 in Helvetica, with the table of its parts as the format asks."""
    regels = [titel, f"{moment:%d-%m-%Y}", "", *textwrap.wrap(tekst, 84), "", "Verzonnen voor de demo."]
    blad = "\n".join(["BT /F1 11 Tf 56 780 Td 15 TL", *(f"({_ontsnap(regel)}) Tj T*" for regel in regels), "ET"])
    inhoud = blad.encode("cp1252", errors="replace")
    delen = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>>>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(inhoud), inhoud),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    uit, plekken = b"%PDF-1.4\n", []
    for nummer, deel in enumerate(delen, start=1):
        plekken.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, deel)
    tabel = b"".join(b"%010d 00000 n \n" % plek for plek in plekken)
    kop = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(delen) + 1, tabel)
    slot = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(delen) + 1, len(uit))
    return uit + kop + slot


def _ontsnap(regel: str) -> str:
    return regel.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _png(titel: str, tekst: str, moment: datetime) -> bytes:
    """A house in the sun, as a child draws it."""
    rijen = b"".join(b"\x00" + b"".join(bytes(_kleur(x, y)) for x in range(BREEDTE)) for y in range(HOOGTE))
    kop = struct.pack(">IIBBBBB", BREEDTE, HOOGTE, 8, 2, 0, 0, 0)
    delen = (
        (b"IHDR", kop),
        (b"tEXt", f"Title\x00{titel}".encode("latin-1", "replace")),
        (b"IDAT", zlib.compress(rijen)),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_stuk(*deel) for deel in (*delen, (b"IEND", b"")))


def _kleur(x: int, y: int) -> tuple[int, int, int]:
    if (x - 200) ** 2 + (y - 35) ** 2 < 400:
        return ZON
    if 50 <= y < 90 and abs(x - 95) < (y - 50) * 1.4:
        return DAK
    if 50 <= x < 140 and 90 <= y < 150:
        return WIT if 85 <= x < 105 and y >= 115 else MUUR
    return GRAS if y >= 150 else LUCHT


def _stuk(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))
