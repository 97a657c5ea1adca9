# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction

from audit.vastleggen import leg_vast
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from monitoring.models import Monitoring
from monitoring.overgedragen import zonder_monitoring
from monitoring.plannen import begin_monitoring
from monitoring.regel import begin_na
from overdracht.models import Overdracht

STAP = "plannen_na_overdracht"


def plannen_na_overdracht(*, overdracht: Overdracht, nu: datetime) -> Monitoring | None:
    """Plan the monitoring that the agreement asks for after an accepted handover; counted from its acceptance.

    Who: the system, by the sweep (`monitoring.tasks`). Does nothing, and returns None, when it was planned already,
    the handover was returned, the casus closed or a new melding came in: so doing it twice, or days late, is the
    same as doing it once. The phase of the casus follows from the facts and usually stays as it is.
    Source: Flevoland study §2.5.
    """
    with transaction.atomic():
        casus = vergrendel(overdracht.casus_id)
        overdracht = vergrendel_rij(overdracht)
        if not zonder_monitoring().filter(pk=overdracht.pk).exists():
            return None
        door = Handelend(STAP, None, nu)
        monitoring = begin_monitoring(door, casus, begin_op=begin_na(overdracht, einde=nu), overdracht=overdracht)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=None,
            casus_id=casus.pk,
            gegevens={"overdracht": overdracht.nummer},
        )
        return monitoring
