# SPDX-License-Identifier: EUPL-1.2
"""What hangs on a mail. The mail is kept as it was received, so nothing in it is opened here: each part is told by the
names that it has, or without one by its type.

A part of a kind that is no document of its own stays in the mail, and the reader is told. Only what runs when somebody
opens it keeps a mail out (docs/adr/0093-een-mail-met-een-vreemde-bijlage.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value
from pathlib import PurePosixPath
from unicodedata import normalize

from .bestandssoorten import BESCHADIGD, EML, EXTENSIES, INHOUDSTYPEN, MACROS, PROGRAMMAS, Weigering

# What a program calls itself when it has no name.
PROGRAMMATYPEN = frozenset(
    {
        "application/x-msdownload", "application/x-msdos-program", "application/x-dosexec", "application/x-msi",
        "application/vnd.microsoft.portable-executable", "application/x-sh", "application/x-bat", "application/hta",
        "application/javascript", "text/javascript", "application/java-archive", "application/x-ms-shortcut",
    }
)  # fmt: skip
ONVERPAKT = ("7bit", "8bit", "binary", "")
# More are not listed; the mail itself has them all.
HOOGSTENS = 50

GEEN_MAIL = "Dit lijkt geen e-mail. Sla de e-mail opnieuw op als eml, of als pdf."
PROGRAMMA = (
    "In deze e-mail zit een bijlage die schade kan doen: een programma, een snelkoppeling of een bestand met macro's. "
    "Open die niet. Sla de e-mail op als pdf, en de andere bijlagen los."
)


@dataclass(frozen=True)
class Bijlage:
    """`herkend`: of a kind that is kept as a document of its own too, as far as its name tells."""

    naam: str
    herkend: bool


def keur_mail(inhoud: bytes) -> None:
    """A mail has a sender, and nothing on it that runs. Raises `Weigering`."""
    bericht = _lees(inhoud)
    try:
        gevaarlijk = any(_voert_uit(deel) for deel in bericht.walk())
    except (MessageError, ValueError, LookupError, RecursionError):
        raise Weigering(BESCHADIGD) from None
    if "From" not in bericht or not ("Date" in bericht or "Received" in bericht):
        raise Weigering(GEEN_MAIL)
    if gevaarlijk:
        raise Weigering(PROGRAMMA)


def bijlagen_van(inhoud: bytes) -> list[Bijlage]:
    """What hangs on a mail that was kept, at most `HOOGSTENS`."""
    gevonden = (_bijlage(deel) for deel in _lees(inhoud).walk())
    return [bijlage for bijlage in gevonden if bijlage][:HOOGSTENS]


def _lees(inhoud: bytes) -> Message:
    try:
        return BytesParser(policy=policy.compat32).parsebytes(inhoud)
    except (MessageError, ValueError, LookupError, RecursionError):
        raise Weigering(BESCHADIGD) from None


def _voert_uit(deel: Message) -> bool:
    """By every name that a program could give it; a name that hides what it is counts too."""
    namen = list(_namen(deel))
    if not namen:
        soort = deel.get_content_type()
        return soort in PROGRAMMATYPEN or "macroenabled" in soort
    return any(_extensie(naam) in PROGRAMMAS | MACROS or not _is_leesbaar(naam) for naam in namen)


def _bijlage(deel: Message) -> Bijlage | None:
    """None for what is the mail itself: its text, and what holds its parts together."""
    namen = list(_namen(deel))
    is_mail = deel.get_content_type() == EML.inhoudstype
    if not namen and (_is_tekst(deel) or (deel.is_multipart() and not is_mail)):
        return None
    los = deel.is_multipart() and str(deel.get("Content-Transfer-Encoding", "")).strip().lower() in ONVERPAKT
    if is_mail:
        herkend = los
    elif namen:
        herkend = all(_extensie(naam) in EXTENSIES - set(EML.extensies) for naam in namen)
    else:
        herkend = deel.get_content_type() in INHOUDSTYPEN and not deel.get_content_type().startswith("text/")
    return Bijlage(namen[0] if namen else "", herkend)


def _is_tekst(deel: Message) -> bool:
    return deel.get_content_maintype() == "text" and deel.get_content_disposition() != "attachment"


def _namen(deel: Message) -> Iterator[str]:
    """Every name that a mail program could give it, also where the mail gives it two."""
    for kop, sleutel in (("content-disposition", "filename"), ("content-type", "name")):
        if len(deel.get_all(kop, [])) > 1:
            raise ValueError(kop)
        for naam, waarde in deel.get_params([], header=kop):
            if naam.lower() == sleutel and waarde:
                ontvouwen = collapse_rfc2231_value(waarde).replace("\r", "").replace("\n", "")
                yield str(make_header(decode_header(ontvouwen)))


def _extensie(naam: str) -> str:
    """As a computer that saves it would see it: without what is at the end and cannot be in a name."""
    gewoon = normalize("NFKC", naam)
    while gewoon and (gewoon[-1] in "./\\ " or not gewoon[-1].isprintable()):
        gewoon = gewoon[:-1]
    return PurePosixPath(gewoon).suffix.lower().removeprefix(".")


def _is_leesbaar(naam: str) -> bool:
    """Without characters that cut a name off or turn its direction."""
    return naam.replace("\t", " ").isprintable()
