# SPDX-License-Identifier: EUPL-1.2
import structlog
from celery import shared_task
from django.utils import timezone

from achtergrond import werk
from achtergrond.models import Werk
from achtergrond.tasks import GRENZEN
from overdracht.models import Overdracht

from . import vegen
from .stappen.plannen_na_overdracht import plannen_na_overdracht

logger = structlog.get_logger(__name__)


@shared_task(name="monitoring.veeg", **GRENZEN)
def veeg() -> None:
    """Ring for every handover that misses its monitoring and for every moment that is due."""
    geveegd = vegen.veeg(timezone.now())
    logger.info("monitoring geveegd", te_plannen=geveegd.te_plannen, te_signaleren=geveegd.te_signaleren)


@shared_task(name=vegen.PLAN_TAAK, **GRENZEN)
def plan_na_overdracht(*, werk_id: int) -> None:
    """Plan the monitoring after one handover; the plan and the mark of the job stand or fall together."""
    gedaan = werk.voer_uit(werk_id=werk_id, doe=plan_monitoring, nu=timezone.now())
    logger.info("monitoring gepland", werk_id=werk_id, gedaan=gedaan)


@shared_task(name=vegen.SIGNALEER_TAAK, **GRENZEN)
def signaleer_moment(*, moment_id: int) -> None:
    """Tell that one moment is due, once."""
    gedaan = vegen.signaleer_moment(moment_id, nu=timezone.now())
    logger.info("monitoringsmoment gesignaleerd", moment_id=moment_id, gedaan=gedaan)


def plan_monitoring(rij: Werk) -> None:
    plannen_na_overdracht(overdracht=Overdracht.objects.get(pk=rij.onderwerp_id), nu=timezone.now())
