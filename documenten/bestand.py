# SPDX-License-Identifier: EUPL-1.2
"""A file as a door hands it to a step, and everything that must be true of it before it is kept."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Self

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from meldingen.fouten import OngeldigeInvoer, eis_veld

from .bestandssoorten import ACTIEF, EML, MACROS, SOORTEN, TOEGESTAAN, Soort, Weigering, herken
from .mail import keur_mail

NAAM_MAX = 200


@dataclass(frozen=True)
class Bestand:
    """`grootte` is what was sent: of a file that is too large the content was never kept."""

    naam: str
    inhoud: bytes = field(repr=False)
    grootte: int

    @classmethod
    def van(cls, upload: UploadedFile) -> Self:
        upload.seek(0)
        return cls(upload.name or "", upload.read(), upload.size or 0)


def keur(bestand: Bestand) -> Soort:
    """The kind of file by its content; `OngeldigeInvoer` at `bestand` for what may not be kept, and why."""
    _keur_naam(bestand.naam)
    eis_veld(bestand.grootte > 0, "bestand", "Dit bestand is leeg. Kies een ander bestand.")
    grens = settings.DOCUMENT_MAX_BYTES
    if max(bestand.grootte, len(bestand.inhoud)) > grens:
        tekst = f"Dit bestand is te groot: hoogstens {grens // 1024**2} MB. Verklein of splits het."
        raise OngeldigeInvoer(tekst, veld="bestand")
    extensie = PurePosixPath(bestand.naam).suffix.lower().removeprefix(".")
    _keur_extensie(extensie)
    try:
        soort = herken(bestand.inhoud, extensie)
        if soort is EML:
            keur_mail(bestand.inhoud)
    except Weigering as fout:
        raise OngeldigeInvoer(fout.tekst, veld="bestand") from None
    if extensie not in soort.extensies:
        tekst = f"De naam eindigt op .{extensie}, maar het is een bestand van de soort {soort.naam}. Geef het bestand "
        raise OngeldigeInvoer(f"{tekst}de juiste naam, of sla het opnieuw op.", veld="bestand")
    return soort


def _keur_naam(naam: str) -> None:
    eis_veld(naam.strip(), "bestand", "Dit bestand heeft geen naam.")
    eis_veld(len(naam) <= NAAM_MAX, "bestand", f"De naam van dit bestand is te lang: hoogstens {NAAM_MAX} tekens.")
    # Not printable: NUL, control characters, and those that turn the reading direction to hide an extension.
    goed = naam.isprintable() and not {"/", "\\"} & set(naam) and not naam.startswith(".")
    eis_veld(goed, "bestand", "De naam van dit bestand bevat tekens die niet kunnen. Geef het een gewone naam.")


def _keur_extensie(extensie: str) -> None:
    if extensie in MACROS:
        tekst = "Bestanden met macro's mogen niet: die kunnen schade doen. Sla het op als docx, xlsx of pdf."
        raise OngeldigeInvoer(tekst, veld="bestand")
    if extensie in ACTIEF:
        tekst = "Bestanden die zelf iets uitvoeren (zoals html, svg of js) mogen niet. Sla het op als pdf."
        raise OngeldigeInvoer(tekst, veld="bestand")
    if extensie == "msg":
        tekst = "Outlook bewaarde deze e-mail als msg. Sla haar op als eml of pdf, en de bijlagen los."
        raise OngeldigeInvoer(tekst, veld="bestand")
    if not any(extensie in soort.extensies for soort in SOORTEN):
        raise OngeldigeInvoer(f"Deze soort bestanden kan niet. Het kan met {TOEGESTAAN}.", veld="bestand")
