# SPDX-License-Identifier: EUPL-1.2
import structlog
from celery import shared_task
from django.utils import timezone

from achtergrond.tasks import GRENZEN

from . import signaleren, vegen

logger = structlog.get_logger(__name__)


@shared_task(name="meldingen.veeg", **GRENZEN)
def veeg() -> None:
    """Ring for every term that is about to pass or has passed."""
    logger.info("termijnen geveegd", aantal=vegen.veeg(timezone.now()))


@shared_task(name=vegen.SIGNALEER_TAAK, **GRENZEN)
def signaleer_termijn(*, termijn_id: int) -> None:
    """Give one term the signal it is due for, once."""
    gedaan = signaleren.signaleer_termijn(termijn_id, nu=timezone.now())
    logger.info("termijn gesignaleerd", termijn_id=termijn_id, gedaan=gedaan)
