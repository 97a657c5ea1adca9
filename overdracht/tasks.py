# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import structlog
from celery import shared_task
from django.utils import timezone

from audit.taak import Taak

from . import vegen
from .stappen.laat_verlopen import laat_verlopen as stap_laat_verlopen

logger = structlog.get_logger(__name__)

GRENZEN: dict[str, Any] = {
    "base": Taak,
    "acks_late": True,
    "soft_time_limit": 60,
    "time_limit": 90,
    "ignore_result": True,
}


@shared_task(name="overdracht.veeg", **GRENZEN)
def veeg() -> None:
    """Ring for every handover whose term for accepting or confirming has passed."""
    geveegd = vegen.veeg(timezone.now())
    logger.info("overdrachten geveegd", verlopen=geveegd.verlopen, herinneringen=geveegd.herinneringen)


@shared_task(name=vegen.VERLOPEN_TAAK, **GRENZEN)
def laat_verlopen(*, overdracht_id: int) -> None:
    """Let one handover expire, if it still has to."""
    gedaan = stap_laat_verlopen(overdracht_id=overdracht_id, nu=timezone.now())
    logger.info("overdracht verlopen", overdracht_id=overdracht_id, gedaan=gedaan)


@shared_task(name=vegen.HERINNER_TAAK, **GRENZEN)
def herinner(*, overdracht_id: int) -> None:
    """Remind the receiver of one handover, once."""
    gedaan = vegen.herinner(overdracht_id, nu=timezone.now())
    logger.info("overdracht herinnerd", overdracht_id=overdracht_id, gedaan=gedaan)
