# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from overdracht.overgang import ONDERWERP, eis_stap, stop_termijnen, zet_status
from overdracht.rechten import mag_antwoorden
from overdracht.werkproces import Overdrachtstatus

STAP = "bevestigen"


def bevestigen(
    *,
    medewerker: Medewerker,
    overdracht: Overdracht,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Overdracht:
    """Confirm that the handover was received; whether it is accepted is decided later.

    Who: the receiving party. From 'verzonden' to 'bevestigd'. Meets the term bevestigen. Errors: `VerkeerdeToestand`
    naming who was first, `InmiddelsGewijzigd`. Source: Flevoland study §2.5 (confirmation within the agreed term).
    """
    with transaction.atomic():
        casus = vergrendel(overdracht.casus_id)
        overdracht = vergrendel_rij(overdracht)
        eis(mag_antwoorden(medewerker, overdracht))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"overdracht": overdracht.pk}
        )
        if handeling.resultaat_id:
            return overdracht
        eis_stap(overdracht, Overdrachtstatus.BEVESTIGD, STAP)
        eis_versie(overdracht, versie)
        door = Handelend(STAP, medewerker.pk, nu)
        overdracht.casus = casus
        overdracht.bevestigd_op = nu
        overdracht.bevestigd_door = medewerker
        zet_status(door, overdracht, Overdrachtstatus.BEVESTIGD, "bevestigd_op", "bevestigd_door")
        stop_termijnen(door, overdracht, "bevestigen")
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp=ONDERWERP,
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"partij": overdracht.partij_id},
        )
        handeling.rond_af(overdracht.pk)
        return overdracht
