# SPDX-License-Identifier: EUPL-1.2
"""The doorbell: tells a worker that a row is due. Losing a ring costs time, never work: the sweep rings again."""

from __future__ import annotations

from functools import partial

import structlog
from celery import current_app
from django.db import transaction

logger = structlog.get_logger(__name__)

# By then the sweep has rung again; older rings would only fill the queue of a worker that was away.
GELDIG_SECONDEN = 300


def wek(taaknaam: str, **ids: int | str) -> None:
    """Ring for the task after this transaction has committed; a broken broker never breaks the caller."""
    transaction.on_commit(partial(_bel, taaknaam, ids))


def _bel(taaknaam: str, ids: dict[str, int | str]) -> None:
    try:
        current_app.send_task(taaknaam, kwargs=ids, expires=GELDIG_SECONDEN, retry=False, ignore_result=True)
    except Exception:  # whatever broker, client library or network raise: the row is there, the sweep finds it
        logger.warning("wekken mislukt", taak=taaknaam, exc_info=True)
