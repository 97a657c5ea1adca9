# SPDX-License-Identifier: EUPL-1.2
"""How long a claim lasts and when a failed attempt is made again; the same for jobs and messages."""

from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError

# Longer than the hard limit of any task, so that a lease never runs out under a task that may still be running.
LEASE = timedelta(minutes=10)
MAX_POGINGEN = 10
EERSTE_UITSTEL = timedelta(seconds=30)
LANGSTE_UITSTEL = timedelta(hours=1)
# OSError covers the network and smtplib.
TIJDELIJK: tuple[type[Exception], ...] = (OperationalError, InterfaceError, OSError, SoftTimeLimitExceeded)


def uitstel(pogingen: int) -> timedelta:
    """The pause after this many attempts: doubling from half a minute to an hour, some three hours in all."""
    return min(EERSTE_UITSTEL * (1 << min(max(pogingen, 1) - 1, 20)), LANGSTE_UITSTEL)
