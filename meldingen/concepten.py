# SPDX-License-Identifier: EUPL-1.2
"""Drafts: what somebody is typing, kept on the server until the form is sent, and read back by that person alone.

Primitives for the steps of this and higher apps. A draft is the fields of one form as typed, so that no form needs a
table of its own; `PAGINAS` says where each goes on. See docs/adr/0079-niets-getypt-gaat-verloren.md.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from achtergrond.models import Handeling
from meldingen.fouten import AlGedaan, InmiddelsGewijzigd, OngeldigeInvoer, eis_veld
from meldingen.models import Concept
from organisaties.models import Medewerker

Velden = Mapping[str, list[str]]

MAX_BYTES = 200_000
# What a form sends besides what was typed.
NIET_GETYPT = frozenset({"csrfmiddlewaretoken", "actie", "concept_versie"})
# What an untouched form holds already: with nothing else there is nothing to lose.
VOORAF_INGEVULD = frozenset(
    {"token", "versie", "contact_versie", "rijen", "kanaal", "ontvangen_op", "op", "stand", "bron-onthulling"}
)
# Of a row: who a relation is to, proposed before there is a relation.
VOORGESTELD = "-relatie_met"
ONDERWERP = re.compile(r"[A-Z]-\d{4}-\d{6,}")
# Numbers of versions go on where an earlier draft of the same subject stopped, also after it was thrown away: a page
# that still shows that one must not pass for one that shows this.
_TELT_VANAF = datetime(2026, 1, 1, tzinfo=UTC)
# (kind, letter of the number) -> the name of the page where its draft is restored. A higher app adds its own in
# `AppConfig.ready`.
PAGINAS: dict[tuple[str, str], str] = {
    (Concept.Soort.CONTACT, ""): "meldingen:contact_nieuw",
    (Concept.Soort.CONTACT, "K"): "meldingen:contact",
    (Concept.Soort.REGISTRATIE, ""): "meldingen:registreren",
    (Concept.Soort.REGISTRATIE, "K"): "meldingen:contact_melding",
    (Concept.Soort.REGISTRATIE, "A"): "meldingen:advies_omzetten",
    (Concept.Soort.ADVIES, ""): "meldingen:advies_registreren",
    (Concept.Soort.ADVIES, "K"): "meldingen:contact_advies",
    (Concept.Soort.AFRONDEN, "A"): "meldingen:advies_afronden",
    (Concept.Soort.BIJWERKEN, "A"): "meldingen:advies_bijwerken",
    (Concept.Soort.VERVOLG, "A"): "meldingen:adviescontact_vastleggen",
    (Concept.Soort.VERVOLG, "K"): "meldingen:contact_vervolg",
}
# Letter of the number -> what raises unless this person may keep a draft about it; a higher app adds its own.
ONDERWERPEN: dict[str, Callable[[Medewerker, str], None]] = {}


class AnderVenster(InmiddelsGewijzigd):
    """Another window of the same person kept, sent or threw away this draft."""

    titel = "In een ander venster staat iets anders"

    def __init__(self) -> None:
        super().__init__()
        self.tekst = (
            "In een ander venster is hiervan iets anders bewaard, verstuurd of weggegooid. "
            "Wat u hier typte staat nog op dit scherm. Kies welke tekst u houdt."
        )


def pagina_van(soort: str, onderwerp: str) -> str | None:
    """Where this draft is shown and goes on; None for a page that does not exist (any more)."""
    naam = PAGINAS.get((soort, onderwerp[:1]))
    if naam is None:
        return None
    return reverse(naam, kwargs={"nummer": onderwerp} if onderwerp else {})


def lees_velden(concept: Concept) -> dict[str, list[str]]:
    velden: dict[str, list[str]] = json.loads(concept.inhoud or "{}")
    return velden


def keur_velden(velden: Any) -> str:
    """The fields as stored: without what is empty or not typed. Refuses another shape and more than `MAX_BYTES`."""
    vorm = isinstance(velden, Mapping) and all(
        isinstance(naam, str) and isinstance(waarden, list) and all(isinstance(w, str) for w in waarden)
        for naam, waarden in velden.items()
    )
    eis_veld(vorm, "velden", "Geef bij elk veld een lijst met teksten.")
    # A NUL byte is no text: nothing that was typed is lost with it.
    schoon = {
        naam.replace("\x00", ""): [waarde.replace("\x00", "") for waarde in waarden]
        for naam, waarden in velden.items()
        if naam not in NIET_GETYPT and any(waarden)
    }
    inhoud = json.dumps(schoon, ensure_ascii=False, sort_keys=True)
    # Half a pair of surrogates is no text either, and cannot be encoded.
    inhoud = inhoud.encode(errors="replace").decode()
    if len(inhoud.encode()) > MAX_BYTES:
        raise OngeldigeInvoer(
            "Dit is te veel tekst om tussentijds te bewaren (meer dan 200 kB). Wat u typte staat nog op dit scherm. "
            "Kort de tekst in, of verstuur het formulier.",
            veld="velden",
        )
    return inhoud


def iets_getypt(velden: Velden) -> bool:
    """Something stands here that an untouched form does not have."""
    return any(
        any(waarden)
        for naam, waarden in velden.items()
        if naam not in NIET_GETYPT | VOORAF_INGEVULD and not naam.endswith(VOORGESTELD)
    )


def keur_onderwerp(onderwerp: str) -> None:
    goed = onderwerp == "" or ONDERWERP.fullmatch(onderwerp) is not None
    eis_veld(goed, "onderwerp", "Dit is geen nummer van een contact, casus of bericht.")


def eis_niet_verstuurd(velden: Velden) -> None:
    """Raise `AlGedaan` when the form with this token was sent: a save that comes late makes no draft of it again."""
    token = _token(velden)
    if token is not None and Handeling.objects.filter(pk=token).exists():
        raise AlGedaan


def eerste_versie(nu: datetime) -> int:
    return max(1, int((nu - _TELT_VANAF).total_seconds()))


def wis_eigen_concept(*, medewerker: Medewerker, soort: str, token: UUID | None, onderwerp: str | None = None) -> int:
    """For the step that a form was sent to: the draft of this very form goes, in the step's transaction.

    `token` is that of the form. A draft of another form of the same kind (a second window, a second call) stays, and
    so does what a person types when a machine does the step. Returns how many went.
    """
    if token is None:
        return 0
    rijen = Concept.objects.zichtbaar_voor(medewerker).filter(soort=soort).select_for_update()
    if onderwerp is not None:
        rijen = rijen.filter(onderwerp=onderwerp)
    weg = [concept.pk for concept in rijen if _token(lees_velden(concept)) == token]
    return Concept.objects.filter(pk__in=weg).delete()[0] if weg else 0


def wis_concepten(*, organisatie_id: int, onderwerp: str, soort: str | None = None) -> int:
    """The drafts of everybody about this number, for the step after which nothing of it may be kept.

    Returns how many. Lock the row with that number first: `concept_bewaren` waits for it.
    """
    rijen = _over(organisatie_id, onderwerp)
    return (rijen.filter(soort=soort) if soort else rijen).delete()[0]


def aantal_concepten(*, organisatie_id: int, onderwerp: str) -> int:
    """How many `wis_concepten` would wipe, for the warning before it; of the drafts themselves nothing is read."""
    return _over(organisatie_id, onderwerp).count()


def _over(organisatie_id: int, onderwerp: str) -> Any:
    if not onderwerp:
        raise ValueError("Zonder nummer zijn het de concepten van iedereen.")
    return Concept.objects.filter(organisatie_id=organisatie_id, onderwerp=onderwerp)


def _token(velden: Velden) -> UUID | None:
    """Of the form that was typed in."""
    try:
        return UUID((velden.get("token") or [""])[0])
    except ValueError:
        return None
