# SPDX-License-Identifier: EUPL-1.2
"""Every way in, read from the URLconf itself: a page or an action of the API, with the methods it takes."""

import re
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

METHODEN = ("GET", "POST", "PUT", "PATCH", "DELETE")
_ROUTE = re.compile(r"<(?:\w+:)?(\w+)>")
_GROEP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Ingang:
    """`naam` is that of the URL; `pad` has {placeholders}; `acties` of a viewset by method, None for a page."""

    naam: str
    pad: str
    acties: tuple[tuple[str, str], ...] | None

    @property
    def is_api(self) -> bool:
        return self.pad.startswith("/api/")

    def url(self, **delen: str) -> str:
        return self.pad.format(**delen)


@cache
def ingangen() -> tuple[Ingang, ...]:
    return tuple(_loop(get_resolver().url_patterns, "/", ""))


def _loop(patronen, pad, ruimte):
    for patroon in patronen:
        hier = pad + _pad(patroon.pattern)
        if isinstance(patroon, URLPattern):
            acties = getattr(patroon.callback, "actions", None)
            naam = f"{ruimte}{patroon.name or hier}"
            yield Ingang(naam, hier, tuple(sorted(acties.items())) if acties else None)
        else:
            yield from _loop(
                patroon.url_patterns, hier, f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            )


def _pad(patroon) -> str:
    if isinstance(patroon, RoutePattern):
        return _ROUTE.sub(r"{\1}", str(patroon))
    tekst = _GROEP.sub(r"{\1}", str(patroon))
    return tekst.replace("^", "").replace("$", "").replace(r"\Z", "").replace("\\", "")
