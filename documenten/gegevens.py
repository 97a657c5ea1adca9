# SPDX-License-Identifier: EUPL-1.2
"""What people say about a document, and the rules that it must keep."""

from dataclasses import dataclass
from datetime import date, datetime

from meldingen.controle import eis_codes, eis_ontvangst, eis_tekst
from meldingen.fouten import eis_veld
from meldingen.models import Casus, Melding
from meldingen.termijnen.kalender import dag_van

TITEL_MAX = 200
EERSTE_JAAR = 1900


@dataclass(frozen=True, kw_only=True)
class DocumentGegevens:
    """`melding` is the number of a melding of the same casus; empty when it belongs to the casus as a whole."""

    soort: str
    titel: str
    ontvangen_op: datetime
    gedateerd_op: date | None = None
    melding: str = ""


@dataclass(frozen=True)
class Gekeurd:
    soort_id: str
    titel: str
    ontvangen_op: datetime
    gedateerd_op: date | None
    melding: Melding | None


def keur_gegevens(gegevens: DocumentGegevens, casus: Casus, *, op: date, nu: datetime) -> Gekeurd:
    """Checked against the locked casus; the kind counts on the day `op` on which the document was added."""
    eis_codes({"soort": gegevens.soort}, {"soort": "documentsoort"}, op)
    eis_veld(gegevens.soort, "soort", "Kies wat voor document dit is.")
    titel = eis_tekst("titel", gegevens.titel, verplicht="Geef het document een titel.", maximum=TITEL_MAX)
    eis_ontvangst(gegevens.ontvangen_op, nu)
    if gegevens.gedateerd_op is not None:
        goed = gegevens.gedateerd_op.year >= EERSTE_JAAR and gegevens.gedateerd_op <= dag_van(nu)
        eis_veld(goed, "gedateerd_op", "Vul de datum in die op het document staat; die ligt niet in de toekomst.")
    return Gekeurd(gegevens.soort, titel, gegevens.ontvangen_op, gegevens.gedateerd_op, _melding(gegevens, casus))


def _melding(gegevens: DocumentGegevens, casus: Casus) -> Melding | None:
    if not gegevens.melding:
        return None
    nummer = gegevens.melding.strip().upper().replace("\x00", "?")
    melding = Melding.objects.filter(casus=casus, nummer=nummer).first()
    eis_veld(melding, "melding", "Deze melding hoort niet bij dit dossier.")
    return melding
