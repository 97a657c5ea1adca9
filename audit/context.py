# SPDX-License-Identifier: EUPL-1.2
"""Through which door, from where and under which trace id something happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

API_PAD = "/api/"
VERZOEK_KOP = "X-Request-ID"


def _geen_partij() -> int | None:
    return None


@dataclass(frozen=True)
class Context:
    """`partij` is asked only when a row is written: reading the user earlier would cost a query on every page."""

    deur: str
    verzoek_id: UUID
    ip: str | None = None
    partij: Callable[[], int | None] = _geen_partij


_huidige: ContextVar[Context | None] = ContextVar("audit_context", default=None)


def huidig() -> Context:
    """The context of this request, task or command; outside all of them the door is 'systeem'."""
    return _huidige.get() or Context(deur="systeem", verzoek_id=uuid4())


@contextmanager
def in_context(
    deur: str,
    *,
    verzoek_id: UUID | None = None,
    ip: str | None = None,
    partij: Callable[[], int | None] = _geen_partij,
) -> Iterator[Context]:
    """Everything written inside carries this door and one trace id."""
    context = Context(deur=deur, verzoek_id=verzoek_id or uuid4(), ip=ip, partij=partij)
    teken = _huidige.set(context)
    try:
        yield context
    finally:
        _huidige.reset(teken)


class ContextMiddleware:
    """Sets the context of a request and tells the client its trace id in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def partij() -> int | None:
            # Local teams and helpers belong to an Organisatie; staff of Veilig Thuis have none.
            return getattr(getattr(request, "user", None), "organisatie_id", None)

        with in_context(
            "api" if request.path.startswith(API_PAD) else "scherm",
            verzoek_id=verzoek_id_van(request),
            ip=ip_van(request),
            partij=partij,
        ) as context:
            response = self.get_response(request)
        response.headers[VERZOEK_KOP] = str(context.verzoek_id)
        return response


def verzoek_id_van(request: HttpRequest) -> UUID:
    """The client's own id if it is a well-formed UUID in its usual 36 characters, otherwise a new one."""
    ruw = request.headers.get(VERZOEK_KOP, "")
    try:
        verzoek_id = UUID(ruw)
    except ValueError:
        return uuid4()
    return verzoek_id if str(verzoek_id) == ruw.lower() else uuid4()


def ip_van(request: HttpRequest) -> str | None:
    """The client's address; X-Forwarded-For counts only as far as AANTAL_PROXIES of our own proxies wrote it."""
    adres = request.META.get("REMOTE_ADDR", "")
    proxies = getattr(settings, "AANTAL_PROXIES", 0)
    if proxies:
        keten = [deel.strip() for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        adres = keten[-proxies] if len(keten) >= proxies else adres
    try:
        return str(ip_address(adres))
    except ValueError:
        return None
