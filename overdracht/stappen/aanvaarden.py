# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.beoordeling import leidende_beoordeling
from meldingen.models import Casus
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, verleg_zicht, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.werkproces import Fase
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from overdracht.overgang import ONDERWERP, eis_stap, stop_termijnen, zet_status
from overdracht.rechten import mag_antwoorden
from overdracht.werkproces import Overdrachtstatus

STAP = "aanvaarden"


def aanvaarden(
    *,
    medewerker: Medewerker,
    overdracht: Overdracht,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Overdracht:
    """Accept the handover: from this moment the party carries what was handed over.

    Who: the receiving party. From 'verzonden' or 'bevestigd' to 'aanvaard'. Meets the terms bevestigen and aanvaarden.
    When it carries zicht op veiligheid: zicht passes to the party, and the casus no longer waits for a handover unless
    a newer decision asks for another. While a newer melding is being assessed, or when the casus was closed meanwhile,
    zicht stays where it is and what waits keeps waiting; the party is not told why, because it may not know of that
    melding. Errors: `VerkeerdeToestand` naming who was first, `InmiddelsGewijzigd`.
    Source: Flevoland study §2.5, §5.1.3 (the moment responsibility passes must be explicit).
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
        eis_stap(overdracht, Overdrachtstatus.AANVAARD, STAP)
        eis_versie(overdracht, versie)
        door = Handelend(STAP, medewerker.pk, nu)
        overdracht.casus = casus
        overdracht.aanvaard_op = nu
        overdracht.aanvaard_door = medewerker
        zet_status(door, overdracht, Overdrachtstatus.AANVAARD, "aanvaard_op", "aanvaard_door")
        stop_termijnen(door, overdracht, "bevestigen", "aanvaarden")
        gaat_over = overdracht.draagt_zicht and _zicht_kan_over(casus)
        if gaat_over:
            verleg_zicht(door, casus, medewerker.organisatie)
            casus.overdracht_nodig = casus.overdracht_nodig and not _is_wat_nodig_was(casus, overdracht)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp=ONDERWERP,
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"partij": overdracht.partij_id, "zicht_over": gaat_over},
        )
        handeling.rond_af(overdracht.pk)
        return overdracht


def _zicht_kan_over(casus: Casus) -> bool:
    return casus.is_open and casus.fase != Fase.VB


def _is_wat_nodig_was(casus: Casus, overdracht: Overdracht) -> bool:
    """Whether this handover carries out the decision that leads the casus now, not one before it."""
    leidend = leidende_beoordeling(casus).first()
    return leidend is None or leidend.melding_id == overdracht.melding_id
