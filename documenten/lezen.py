# SPDX-License-Identifier: EUPL-1.2
"""Reading documents: the list of a dossier, one of them, and its file; each is in the log before it is shown."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from audit.vastleggen import inzage
from meldingen.models import Casus, Melding
from organisaties.models import Medewerker

from .inhoud import lees_inhoud
from .models import Document

VERWANT = ("casus", "melding", "soort", "toegevoegd_door")


def documenten_van(medewerker: Medewerker, casus: Casus, melding: Melding | None = None) -> list[Document]:
    """Newest first, without their files. The casus is visible already."""
    rijen = Document.objects.zichtbaar_voor(medewerker).filter(casus=casus)
    if melding is not None:
        rijen = rijen.filter(melding=melding)
    documenten = list(rijen.met_geheime_bron().select_related(*VERWANT).order_by("-ontvangen_op", "-pk"))
    _leg_lijst_vast(medewerker, casus, melding.nummer if melding else casus.nummer, documenten)
    return documenten


def ingetrokken_van(medewerker: Medewerker, casus: Casus) -> list[Document]:
    """What was taken out of this dossier, the last first, for who may put it back."""
    rijen = Document.objects.zichtbaar_voor(medewerker, ingetrokken=True).filter(casus=casus)
    documenten = list(
        rijen.met_geheime_bron().select_related(*VERWANT, "ingetrokken_door").order_by("-ingetrokken_op", "-pk")
    )
    _leg_lijst_vast(medewerker, casus, casus.nummer, documenten)
    return documenten


def _leg_lijst_vast(medewerker: Medewerker, casus: Casus, nummer: str, documenten: list[Document]) -> None:
    inzage(
        onderwerp="document",
        nummer=nummer,
        organisatie_id=casus.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=casus.pk,
        aantal=len(documenten),
    )


def leg_inzage_vast(medewerker: Medewerker, document: Document, actie: str = "inzage") -> None:
    inzage(
        onderwerp="document",
        nummer=document.nummer,
        organisatie_id=document.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=document.casus_id,
        actie=actie,
    )


def lever(medewerker: Medewerker, document: Document) -> HttpResponse:
    """The file to keep or to open in a program of one's own: a browser never shows it as a page of ours."""
    inhoud = lees_inhoud(document)
    leg_inzage_vast(medewerker, document, actie="downloaden")
    antwoord = HttpResponse(inhoud, content_type=document.inhoudstype)
    naam = document.bestandsnaam or document.nummer
    antwoord["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=naam) or "attachment"
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord["Cross-Origin-Resource-Policy"] = "same-origin"
    antwoord["Cache-Control"] = "no-store"
    return antwoord
