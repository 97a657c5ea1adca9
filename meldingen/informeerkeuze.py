# SPDX-License-Identifier: EUPL-1.2
"""Whom somebody chose on the list of who must be told: the rows, locked, and checked to be still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from audit.vastleggen import leg_vast
from organisaties.models import Medewerker

from .fouten import InmiddelsGewijzigd, OngeldigeInvoer, VerkeerdeToestand, eis_veld
from .models import Informeerplicht, Melding
from .persoonbeeld import zichtbare_personen
from .termijnen.kalender import dag_van

VELD = "personen"
TE_VEEL = 200


@dataclass(frozen=True)
class Wie:
    """Somebody on the list, by his number. `versie` is that of his row as it was shown."""

    persoon: str
    versie: int | None = None

    def als_tekst(self) -> str:
        """As a page sends it; `forms.informeren` reads it."""
        return f"{self.persoon}:{self.versie}"


def als_inhoud(melding: Melding, personen: Sequence[Wie], **rest: Any) -> dict[str, Any]:
    """What makes two submissions of one form the same."""
    return {"melding": melding.pk, VELD: [[wie.persoon, wie.versie] for wie in personen], **rest}


def vergrendel_gekozen(medewerker: Medewerker, melding: Melding, personen: Sequence[Wie]) -> list[Informeerplicht]:
    """The chosen rows, locked in one order. The casus of the melding is locked already.

    `OngeldigeInvoer` for nothing chosen, for who is not on the list and for whom this employee may not know of,
    `VerkeerdeToestand` when somebody was told or taken off already, `InmiddelsGewijzigd` when his row changed.
    """
    eis_veld(personen, VELD, "Kies ten minste één persoon.")
    eis_veld(len(personen) <= TE_VEEL, VELD, f"Kies ten hoogste {TE_VEEL} personen tegelijk.")
    versies = {wie.persoon: wie.versie for wie in personen}
    eis_veld(len(versies) == len(personen), VELD, "Kies iedere persoon één keer.")
    rijen = list(
        Informeerplicht.objects.filter(
            melding=melding, persoon__nummer__in=versies, persoon__in=zichtbare_personen(medewerker)
        )
        .select_related("persoon")
        .defer("persoon__bsn")
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    if len(rijen) < len(versies):
        raise OngeldigeInvoer("Deze persoon staat niet op de lijst. Ververs de pagina.", veld=VELD)
    for rij in rijen:
        _eis_open(rij, versies[rij.persoon.nummer])
    return rijen


def eis_dag(op: date, melding: Melding, nu: datetime) -> None:
    """The day on which somebody was told."""
    eis_veld(op <= dag_van(nu), "op", "Deze dag ligt in de toekomst.")
    eis_veld(op >= dag_van(melding.ontvangen_op), "op", "Deze dag ligt voor de ontvangst van de melding.")


def leg_gedaan_vast(rijen: Sequence[Informeerplicht], *, op: date, wijze: str, door: Medewerker) -> None:
    for rij in rijen:
        rij.gedaan_op, rij.wijze_id, rij.gedaan_door = op, wijze, door
        rij.versie += 1
    if rijen:
        Informeerplicht.objects.bulk_update(rijen, ["gedaan_op", "wijze", "gedaan_door", "versie"])


def leg_keuze_vast(
    stap: str, medewerker: Medewerker, melding: Melding, rijen: Sequence[Informeerplicht], **gegevens: str
) -> None:
    """The audit of an act on the list: about whom by number, and what was chosen."""
    leg_vast(
        actie=stap,
        onderwerp="melding",
        nummer=melding.nummer,
        organisatie_id=melding.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=melding.casus_id,
        gegevens={VELD: " ".join(rij.persoon.nummer for rij in rijen), **gegevens},
    )


def _eis_open(rij: Informeerplicht, versie: int | None) -> None:
    if rij.gedaan_op is not None:
        raise VerkeerdeToestand("Een collega was u voor: van deze persoon is al vastgelegd dat hij is geïnformeerd.")
    if rij.vervallen_op is not None:
        raise VerkeerdeToestand("Deze persoon hoeft niet (meer) te worden geïnformeerd. Ververs de pagina.")
    if versie is not None and rij.versie != versie:
        raise InmiddelsGewijzigd(wat="De lijst")
