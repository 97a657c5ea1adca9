# SPDX-License-Identifier: EUPL-1.2
"""The sweep over monitoring: handovers that miss their agreed monitoring, and moments that are due.

The rows themselves are the work to be done, so that an outage of days changes nothing afterwards.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from achtergrond import werk
from achtergrond.wekken import wek
from meldingen.models import Signaal
from meldingen.signaleren import geef_signaal
from meldingen.termijnen.kalender import dag_van

from .models import Monitoringsmoment
from .overgedragen import zonder_monitoring
from .querysets import MomentQuerySet

PLAN_TAAK = "monitoring.plan_na_overdracht"
SIGNALEER_TAAK = "monitoring.signaleer_moment"
# The rest comes at the next tick.
PER_KEER = 1_000


@dataclass(frozen=True)
class Geveegd:
    te_plannen: int
    te_signaleren: int


def veeg(nu: datetime) -> Geveegd:
    """Start one small task per handover to plan for and per moment to signal."""
    overdrachten = list(zonder_monitoring().values_list("pk", "organisatie_id")[:PER_KEER])
    for overdracht_id, organisatie_id in overdrachten:
        werk.plan(
            soort=PLAN_TAAK,
            sleutel=str(overdracht_id),
            onderwerp_id=overdracht_id,
            organisatie_id=organisatie_id,
            due_op=nu,
        )
    momenten = list(te_signaleren_momenten(nu).values_list("pk", flat=True)[:PER_KEER])
    for moment_id in momenten:
        wek(SIGNALEER_TAAK, moment_id=moment_id)
    return Geveegd(te_plannen=len(overdrachten), te_signaleren=len(momenten))


def te_signaleren_momenten(nu: datetime) -> MomentQuerySet:
    """Moments that are due and that nobody was told about yet, longest due first."""
    signaal = Signaal.objects.filter(soort=Signaal.Soort.MONITORING_TE_DOEN, sleutel=OuterRef("nummer"))
    return (
        Monitoringsmoment.objects.aan_de_beurt(dag_van(nu))
        .alias(gesignaleerd=Exists(signaal))
        .filter(gesignaleerd=False)
        .order_by("gepland_op", "pk")
    )


def signaleer_moment(moment_id: int, *, nu: datetime) -> bool:
    """Tell the casus' handler that this moment is due; nothing when it was held meanwhile or was told already."""
    with transaction.atomic():
        # The lock makes this wait for a step that is recording the moment right now.
        moment = Monitoringsmoment.objects.select_for_update(of=("self",)).filter(pk=moment_id).first()
        if moment is None or not te_signaleren_momenten(nu).filter(pk=moment_id).exists():
            return False
        return geef_signaal(
            soort=Signaal.Soort.MONITORING_TE_DOEN,
            sleutel=moment.nummer,
            organisatie_id=moment.organisatie_id,
            casus=moment.casus,
            nu=nu,
        )
