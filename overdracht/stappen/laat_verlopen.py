# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction

from audit.vastleggen import leg_vast
from meldingen.models import Signaal, Termijn
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.termijnen.kalender import dag_van
from overdracht.berichten import bericht_aan_afzender, terug_naar_vt
from overdracht.models import Overdracht
from overdracht.overgang import ONDERWERP, beeindig, stop_termijnen
from overdracht.werkproces import OPEN, Overdrachtstatus

STAP = "laat_verlopen"


def laat_verlopen(*, overdracht_id: int, nu: datetime) -> bool:
    """Let one handover expire that was not accepted within its term; True when this call did it.

    Who: the system. From 'verzonden' or 'bevestigd' to 'verlopen'. Zicht op veiligheid never left Veilig Thuis, the
    casus is its work again: a signal and a mail to the sender. Nothing happens when the party answered meanwhile or
    the term still runs, so twice is once. Source: Flevoland study §2.5 (agreed term), §4.1.1 (waiting families).
    """
    with transaction.atomic():
        casus_id = Overdracht.objects.values_list("casus_id", flat=True).get(pk=overdracht_id)
        casus = vergrendel(casus_id)
        overdracht = vergrendel_rij(Overdracht(pk=overdracht_id))
        if overdracht.status not in OPEN or not _verstreken(overdracht, nu):
            return False
        door = Handelend(STAP, None, nu)
        overdracht.casus = casus
        beeindig(door, overdracht, Overdrachtstatus.VERLOPEN)
        stop_termijnen(door, overdracht, "bevestigen", "aanvaarden", vervalt=True)
        terug_naar_vt(door, overdracht, Signaal.Soort.OVERDRACHT_VERLOPEN)
        bericht_aan_afzender(door, overdracht, "overdracht_verlopen", "overdracht_verlopen")
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp=ONDERWERP,
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=None,
            casus_id=casus.pk,
            gegevens={"partij": overdracht.partij_id},
        )
        return True


def _verstreken(overdracht: Overdracht, nu: datetime) -> bool:
    return (
        Termijn.objects.open()
        .filter(onderwerp=ONDERWERP, onderwerp_id=overdracht.pk, soort="aanvaarden", uiterste_datum__lt=dag_van(nu))
        .exists()
    )
