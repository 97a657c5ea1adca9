# SPDX-License-Identifier: EUPL-1.2
"""The doorbell: tells a worker that a row is due. Losing a ring costs time, never work: the sweep rings again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial

import structlog
from celery import current_app
from django.db import transaction
from kombu.pools import producers

logger = structlog.get_logger(__name__)

# By then the sweep has rung again; older rings would only fill the queue of a worker that was away.
GELDIG_SECONDEN = 300
# A broker that is away may cost one request a second, and the others nothing: celery itself would hold
# everybody for six seconds or more.
VERBINDEN_SECONDEN = 1
STIL_SECONDEN = 30
HAAST = {"max_retries": 0, "socket_connect_timeout": VERBINDEN_SECONDEN, "socket_timeout": VERBINDEN_SECONDEN}


@dataclass
class Bel:
    stil_tot: float = 0.0


bel = Bel()


def wek(taaknaam: str, **ids: int | str) -> None:
    """Ring for the task after this transaction has committed; a broken broker never breaks or holds the caller."""
    transaction.on_commit(partial(_rinkel, taaknaam, ids))


def _rinkel(taaknaam: str, ids: dict[str, int | str]) -> None:
    if time.monotonic() < bel.stil_tot:
        return
    try:
        _stuur(taaknaam, ids)
    except Exception:  # whatever broker, client library or network raise: the row is there, the sweep finds it
        bel.stil_tot = time.monotonic() + STIL_SECONDEN
        logger.warning("wekken mislukt", taak=taaknaam, exc_info=True)


def _stuur(taaknaam: str, ids: dict[str, int | str]) -> None:
    verbinding = current_app.connection_for_write(
        connect_timeout=VERBINDEN_SECONDEN,
        transport_options={**current_app.conf.broker_transport_options, **HAAST},
    )
    # The pool is found by address and options, so the connection itself is kept between rings.
    with producers[verbinding].acquire(block=True, timeout=VERBINDEN_SECONDEN) as producer:
        current_app.send_task(
            taaknaam, kwargs=ids, expires=GELDIG_SECONDEN, retry=False, ignore_result=True, producer=producer
        )
