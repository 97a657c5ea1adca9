# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.fouten import eis_veld
from meldingen.herhaling.bijwerken import werk_personen_bij
from meldingen.herkenningkeuze import VELD, Keuze, Status, als_inhoud, beslis, leg_besluit_vast, vergrendel_gekozen
from meldingen.informeerlijst import werk_lijsten_bij
from meldingen.koppelen import koppel
from meldingen.models import Melding, MogelijkeBekende
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_personen_beheren
from organisaties.models import Medewerker
from personen.samenvoegen import samen_met, vergrendel_samen

STAP = "herkenning_bevestigen"


def herkenning_bevestigen(
    *, medewerker: Medewerker, melding: Melding, keuzes: Sequence[Keuze], nu: datetime, token: UUID | None = None
) -> Melding:
    """People of a registered melding are the known persons that were found: link them, one or a family at once.

    Who: whoever may link persons. Each choice becomes a decision that two rows are one human, kept with the betrokkene
    so that it can be undone; what else was found for that betrokkene is no question any more, and the repeat labels of
    every melding of these people are derived again. Errors: `OngeldigeInvoer` at keuzes (nobody, two for one, one for
    two, another BSN), `VerkeerdeToestand` naming who decided before, `InmiddelsGewijzigd`. All or nothing.
    """
    with transaction.atomic():
        vergrendel_samen(melding.organisatie_id)
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_personen_beheren(medewerker, melding))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=als_inhoud(melding, keuzes)
        )
        if handeling.resultaat_id:
            return melding
        gekozen = vergrendel_gekozen(medewerker, melding, keuzes)
        _eis_een_op_een(melding, gekozen)
        for rij in gekozen:
            koppel(rij.betrokkene, rij.persoon, door_id=medewerker.pk, reden=_reden(rij, melding), nu=nu)
        beslis(gekozen, Status.BEVESTIGD, medewerker, nu)
        werk_personen_bij([rij.persoon_id for rij in gekozen], nu=nu)
        werk_lijsten_bij([rij.persoon_id for rij in gekozen], nu=nu)
        leg_besluit_vast(STAP, medewerker, melding, gekozen)
        handeling.rond_af(melding.pk)
        return melding


def _eis_een_op_een(melding: Melding, gekozen: Collection[MogelijkeBekende]) -> None:
    """One betrokkene is one known human, and no two of one melding are the same."""
    eis_veld(
        len({rij.betrokkene_id for rij in gekozen}) == len(gekozen), VELD, "Kies per betrokkene één bekende persoon."
    )
    van_melding = set(melding.betrokkenen.values_list("persoon_id", flat=True))
    hoofd = samen_met(van_melding | {rij.persoon_id for rij in gekozen})
    mensen = [hoofd[rij.persoon_id] for rij in gekozen]
    eis_veld(
        len(set(mensen)) == len(mensen) and not set(mensen) & {hoofd[pk] for pk in van_melding},
        VELD,
        "Twee betrokkenen van één melding zijn niet dezelfde persoon.",
    )


def _reden(rij: MogelijkeBekende, melding: Melding) -> str:
    return f"Herkend bij {melding.nummer}: {', '.join(rij.redenen)}"[:500]
