# SPDX-License-Identifier: EUPL-1.2
"""How many wrong keys one address may try. Counted by address and not by client: a stranger who knows the name of a
client must not be able to keep it out. What is guessed at is a random text of 128 characters; the limit spares us the
work of checking it."""

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from audit.context import ip_van

VENSTER_SECONDEN: Final = 300
MEESTE: Final = 20


def te_veel(request: HttpRequest) -> bool:
    return int(cache.get(_sleutel(request), 0)) >= MEESTE


def tel(request: HttpRequest) -> None:
    """One more; the window begins at the first and does not grow."""
    sleutel = _sleutel(request)
    if not cache.add(sleutel, 1, timeout=VENSTER_SECONDEN):
        try:
            cache.incr(sleutel)
        except ValueError:  # it ran out in between
            cache.add(sleutel, 1, timeout=VENSTER_SECONDEN)


def _sleutel(request: HttpRequest) -> str:
    return f"sleutelpoging:{ip_van(request) or 'onbekend'}"
