# SPDX-License-Identifier: EUPL-1.2
"""How often one address may try something that needs no log-in.

Wrong keys are counted by address and not by client: a stranger who knows the name of a client must not be able to keep
it out. What is guessed at is a random text of 128 characters; the limit spares us the work of checking it.
"""

from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

from audit.context import ip_van

VENSTER_SECONDEN: Final = 300
MEESTE: Final = 20
SLEUTEL: Final = "sleutelpoging"


def te_veel(request: HttpRequest, wat: str = SLEUTEL, *, meeste: int = MEESTE) -> bool:
    return int(cache.get(_sleutel(request, wat), 0)) >= meeste


def tel(request: HttpRequest, wat: str = SLEUTEL) -> None:
    """One more; the window begins at the first and does not grow."""
    sleutel = _sleutel(request, wat)
    if not cache.add(sleutel, 1, timeout=VENSTER_SECONDEN):
        try:
            cache.incr(sleutel)
        except ValueError:  # it ran out in between
            cache.add(sleutel, 1, timeout=VENSTER_SECONDEN)


def _sleutel(request: HttpRequest, wat: str) -> str:
    return f"{wat}:{ip_van(request) or 'onbekend'}"
