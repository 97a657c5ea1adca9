# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from overdracht.berichten import bericht_aan_partij
from overdracht.models import Overdracht
from overdracht.overgang import ONDERWERP, beeindig, eis_stap, stop_termijnen
from overdracht.rechten import mag_intrekken
from overdracht.werkproces import Overdrachtstatus

STAP = "intrekken"


def intrekken(
    *,
    medewerker: Medewerker,
    overdracht: Overdracht,
    intrekreden: str,
    nu: datetime,
    toelichting: str = "",
    versie: int | None = None,
    token: UUID | None = None,
) -> Overdracht:
    """Withdraw a handover that nobody has answered; zicht op veiligheid never left Veilig Thuis.

    Who: whoever may hand over this casus. From 'verzonden' or 'bevestigd' to 'ingetrokken'. Its terms lapse, the party
    gets a mail and can no longer read the package. The casus still waits for a handover until another decision.
    Errors: `OngeldigeInvoer` at intrekreden, `VerkeerdeToestand` naming who answered first, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        casus = vergrendel(overdracht.casus_id)
        overdracht = vergrendel_rij(overdracht)
        eis(mag_intrekken(medewerker, overdracht))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"overdracht": overdracht.pk, "reden": intrekreden, "toelichting": toelichting},
        )
        if handeling.resultaat_id:
            return overdracht
        eis_stap(overdracht, Overdrachtstatus.INGETROKKEN, STAP)
        eis_versie(overdracht, versie)
        eis_codes({"intrekreden": intrekreden}, {"intrekreden": "intrekreden"}, dag_van(nu))
        door = Handelend(STAP, medewerker.pk, nu)
        overdracht.casus = casus
        overdracht.intrekreden_id = intrekreden
        overdracht.reden_toelichting = eis_tekst("toelichting", toelichting)
        beeindig(door, overdracht, Overdrachtstatus.INGETROKKEN, "intrekreden")
        stop_termijnen(door, overdracht, "bevestigen", "aanvaarden", vervalt=True)
        bericht_aan_partij(door, overdracht, "overdracht_ingetrokken")
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp=ONDERWERP,
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"partij": overdracht.partij_id, "reden": intrekreden},
        )
        handeling.rond_af(overdracht.pk)
        return overdracht
