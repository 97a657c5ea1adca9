# SPDX-License-Identifier: EUPL-1.2
from .fouten import OngeldigeInvoer, VerkeerdeToestand
from .models import Melding, Terugkoppeling


def vergrendel_terugkoppeling(melding: Melding, na: str, volgnummer: int | None) -> Terugkoppeling:
    """The open task of this melding and occasion, locked; its casus is locked already.

    `volgnummer` says which of the melders who came later.

    `OngeldigeInvoer` at na when there is none, `VerkeerdeToestand` when it was settled.
    """
    rij = (
        melding.terugkoppelingen.select_for_update(of=("self",), no_key=True)
        .filter(na=na, volgnummer=volgnummer or 0)
        .first()
    )
    if rij is None:
        raise OngeldigeInvoer("Van deze melding is er geen terugkoppeling te doen.", veld="na")
    if rij.gedaan_op is not None:
        raise VerkeerdeToestand("Een collega was u voor: de melder is al teruggebeld of teruggeschreven.")
    if rij.vervallen_op is not None:
        raise VerkeerdeToestand("Deze terugkoppeling is vervallen.")
    return rij
