# SPDX-License-Identifier: EUPL-1.2
"""What a person chose among the possible known persons of a melding: the rows, locked, and checked to be still open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from audit.vastleggen import Vastlegging, leg_vast_alle
from organisaties.models import Medewerker

from .bekende_dossiers import lees_bekenden
from .fouten import InmiddelsGewijzigd, OngeldigeInvoer, VerkeerdeToestand, eis_veld
from .models import Betrokkene, Melding, MogelijkeBekende

VELD = "keuzes"
TE_VEEL = 200

Status = MogelijkeBekende.Status


@dataclass(frozen=True)
class Keuze:
    """That `betrokkene` of the melding is, or is not, the known `persoon`: both by number. `versie` as it was shown."""

    betrokkene: str
    persoon: str
    versie: int | None = None

    def als_tekst(self) -> str:
        """As a button of a page sends it; `forms.herkenning` reads it."""
        return f"{self.betrokkene}:{self.persoon}:{self.versie}"


def als_inhoud(melding: Melding, keuzes: Sequence[Keuze]) -> dict[str, Any]:
    """What makes two submissions of one form the same."""
    return {"melding": melding.pk, VELD: [[keuze.betrokkene, keuze.persoon, keuze.versie] for keuze in keuzes]}


def vergrendel_gekozen(medewerker: Medewerker, melding: Melding, keuzes: Sequence[Keuze]) -> list[MogelijkeBekende]:
    """The chosen rows, locked in one order. The casus of the melding is locked already.

    `OngeldigeInvoer` for nothing chosen and for whom this employee does not know, `VerkeerdeToestand` naming who
    decided before, `InmiddelsGewijzigd` when the reasons changed since they were shown.
    """
    eis_veld(keuzes, VELD, "Kies ten minste één persoon.")
    eis_veld(len(keuzes) <= TE_VEEL, VELD, f"Kies ten hoogste {TE_VEEL} personen tegelijk.")
    versies = {(keuze.betrokkene, keuze.persoon): keuze.versie for keuze in keuzes}
    eis_veld(len(versies) == len(keuzes), VELD, "Kies iedere persoon één keer.")
    rijen = (
        MogelijkeBekende.objects.zichtbaar_voor(medewerker)
        .filter(melding=melding)
        .select_related("betrokkene__persoon", "persoon", "beoordeeld_door")
        .defer("betrokkene__zoals_gemeld", "betrokkene__persoon__bsn", "persoon__bsn")
        .select_for_update(of=("self", "betrokkene"), no_key=True)
        .order_by("pk")
    )
    gekozen = {_sleutel(rij): rij for rij in rijen if _sleutel(rij) in versies}
    bekenden = lees_bekenden({rij.persoon_id for rij in gekozen.values()}, medewerker)
    if len(gekozen) < len(versies) or bekenden.onzichtbaar:
        raise OngeldigeInvoer("Deze mogelijke bekende is niet gevonden. Ververs de pagina.", veld=VELD)
    for sleutel, rij in gekozen.items():
        _eis_open(rij, versies[sleutel])
    return list(gekozen.values())


def beslis(rijen: Collection[MogelijkeBekende], status: Status, medewerker: Medewerker, nu: datetime) -> None:
    for rij in rijen:
        rij.status, rij.beoordeeld_door, rij.beoordeeld_op = status, medewerker, nu
        rij.versie += 1
    MogelijkeBekende.objects.bulk_update(rijen, ["status", "beoordeeld_door", "beoordeeld_op", "versie"])


def leg_besluit_vast(stap: str, medewerker: Medewerker, melding: Melding, rijen: Collection[MogelijkeBekende]) -> None:
    """One audit row per decision: about which two persons, and where it came from."""
    leg_vast_alle(
        Vastlegging(
            actie=stap,
            onderwerp="persoon",
            nummer=rij.persoon.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"betrokkene": rij.betrokkene.persoon.nummer, "melding": melding.nummer, "score": rij.score},
        )
        for rij in rijen
    )


def _sleutel(rij: MogelijkeBekende) -> tuple[str, str]:
    return rij.betrokkene.persoon.nummer, rij.persoon.nummer


def _eis_open(rij: MogelijkeBekende, versie: int | None) -> None:
    if rij.beoordeeld_door is not None:
        raise VerkeerdeToestand(f"Een collega was u voor: {rij.beoordeeld_door.naam} heeft dit al beoordeeld.")
    if rij.status != Status.OPEN or rij.betrokkene.herkenning == Betrokkene.Herkenning.GEKOPPELD:
        raise VerkeerdeToestand("Dit is niet meer aan de orde: de gegevens zijn inmiddels gewijzigd.")
    if versie is not None and rij.versie != versie:
        raise InmiddelsGewijzigd(wat="Deze mogelijke bekende")
