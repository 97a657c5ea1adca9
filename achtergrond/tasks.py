# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any
from uuid import UUID

import structlog
from celery import shared_task
from django.utils import timezone

from achtergrond import berichten, vegen

logger = structlog.get_logger(__name__)

GRENZEN: dict[str, Any] = {"acks_late": True, "soft_time_limit": 60, "time_limit": 90, "ignore_result": True}


@shared_task(name=berichten.VERSTUUR_TAAK, **GRENZEN)
def verstuur_bericht(*, bericht_id: str) -> None:
    """Send one message that is due."""
    berichten.verstuur(UUID(bericht_id), nu=timezone.now())


@shared_task(name="achtergrond.veeg", **GRENZEN)
def veeg() -> None:
    """Ring again for everything that is due."""
    geveegd = vegen.veeg(timezone.now())
    logger.info("geveegd", aantal=geveegd.werk + geveegd.berichten + geveegd.onzeker)


@shared_task(name="achtergrond.ruim_op", **GRENZEN)
def ruim_op() -> None:
    """Forget old form tokens."""
    logger.info("handelingen opgeruimd", aantal=vegen.ruim_handelingen_op(timezone.now()))
