# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviezen import eis_geen_melding, leg_advies_vast
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Advies
from meldingen.overgang import bewaar, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_behandelen
from organisaties.models import Medewerker

STAP = "advies_oppakken"


def advies_oppakken(
    *, medewerker: Medewerker, advies: Advies, nu: datetime, versie: int | None = None, token: UUID | None = None
) -> Advies:
    """Take an open advies up: from now on it waits for this person alone.

    Who: frontoffice. Whoever is second is told. Errors: `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        advies = vergrendel_rij(advies)
        eis(mag_advies_behandelen(medewerker, advies))
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"advies": advies.pk})
        if handeling.resultaat_id:
            return advies
        eis_geen_melding(advies)
        if advies.opgepakt_op is not None or advies.afgerond_op is not None:
            raise VerkeerdeToestand("Een collega was u voor: dit advies is al opgepakt.")
        eis_versie(advies, versie)
        advies.opgepakt_op = nu
        advies.medewerker = medewerker
        bewaar(advies, "opgepakt_op", "medewerker")
        leg_advies_vast(STAP, medewerker, advies)
        handeling.rond_af(advies.pk)
        return advies
