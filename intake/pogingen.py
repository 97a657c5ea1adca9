# SPDX-License-Identifier: EUPL-1.2
"""How often one address may try something that needs no log-in.

Wrong keys are counted by address and not by client: a stranger who knows the name of a client must not be able to keep
it out. What is guessed at is a random text of 128 characters or more; the limit spares us the work of checking it.

A count, no lock: the cache may be a table that counts by reading and writing, so of tries at the same moment some are
not counted, and around the change of a window one address gets twice as many.
"""

from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from audit.context import ip_van

VENSTER_SECONDEN: Final = 300
MEESTE: Final = 20
SLEUTEL: Final = "sleutelpoging"
# What one subscriber of IPv6 has; within it he takes as many addresses as he likes.
NETWERK_BITS: Final = 64


def te_veel(request: HttpRequest, wat: str = SLEUTEL, *, meeste: int = MEESTE) -> bool:
    return int(cache.get(_sleutel(request, wat), 0)) >= meeste


def tel(request: HttpRequest, wat: str = SLEUTEL) -> None:
    """One more in this window. Windows are fixed: whoever keeps trying is let in again when the next one begins."""
    sleutel = _sleutel(request, wat)
    try:
        cache.incr(sleutel)
    except ValueError:  # the first
        cache.add(sleutel, 1, timeout=2 * VENSTER_SECONDEN)


def weer_vanaf() -> datetime:
    """When the next window begins: from then on who tried too often may try again."""
    return datetime.fromtimestamp((_venster() + 1) * VENSTER_SECONDEN, UTC)


def _venster() -> int:
    return int(timezone.now().timestamp()) // VENSTER_SECONDEN


def _sleutel(request: HttpRequest, wat: str) -> str:
    # Counting up renews the life of an entry, so the window stands in its name.
    return f"{wat}:{_wie(ip_van(request))}:{_venster()}"


def _wie(ip: str | None) -> str:
    if ip is None:
        return "onbekend"
    adres = ip_address(ip)
    if not isinstance(adres, IPv6Address):
        return ip
    if adres.ipv4_mapped:
        return str(adres.ipv4_mapped)
    return str(ip_network((int(adres), NETWERK_BITS), strict=False).network_address)
