# SPDX-License-Identifier: EUPL-1.2
"""Two ways to send the same request: over HTTP to gunicorn, for time, or in this process, for counting queries."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from time import perf_counter
from typing import Any, Protocol
from urllib.parse import urlencode

from django.db import connections
from django.test import Client

from organisaties.models import Medewerker

INLOGPAD = "/accounts/login/"


class VerkeerdAntwoord(Exception):
    """The product did not do what is measured here, so there is no figure either."""


@dataclass(frozen=True)
class Antwoord:
    """`maat` is in milliseconds over HTTP, and a number of queries in this process."""

    status: int
    tekst: bytes
    maat: float

    @property
    def json(self) -> Any:
        return json.loads(self.tekst)


class Deur(Protocol):
    def vraag(self, methode: str, pad: str, inhoud: Mapping[str, Any] | None = None) -> Antwoord: ...


class OverHTTP:
    """One user with one connection that stays open; logs in by the form like everybody."""

    def __init__(self, poort: int, gebruiker: str | None = None, wachtwoord: str = "") -> None:
        self._verbinding = HTTPConnection("127.0.0.1", poort, timeout=60)
        self._koekjes: dict[str, str] = {}
        if gebruiker is not None:
            self._log_in(gebruiker, wachtwoord)

    def vraag(self, methode: str, pad: str, inhoud: Mapping[str, Any] | None = None) -> Antwoord:
        koppen = {"Content-Type": "application/json", "X-CSRFToken": self._koekjes.get("csrftoken", "")}
        return self._stuur(methode, pad, None if inhoud is None else json.dumps(inhoud).encode(), koppen)

    def _log_in(self, gebruiker: str, wachtwoord: str) -> None:
        self._stuur("GET", INLOGPAD, None, {})
        velden = {"login": gebruiker, "password": wachtwoord, "csrfmiddlewaretoken": self._koekjes["csrftoken"]}
        koppen = {"Content-Type": "application/x-www-form-urlencoded"}
        antwoord = self._stuur("POST", INLOGPAD, urlencode(velden).encode(), koppen)
        if antwoord.status != 302:
            raise VerkeerdAntwoord(f"inloggen als {gebruiker}: {antwoord.status}")

    def _stuur(self, methode: str, pad: str, lichaam: bytes | None, koppen: dict[str, str]) -> Antwoord:
        if self._koekjes:
            koppen["Cookie"] = "; ".join(f"{naam}={waarde}" for naam, waarde in self._koekjes.items())
        begin = perf_counter()
        self._verbinding.request(methode, pad, lichaam, koppen)
        antwoord = self._verbinding.getresponse()
        tekst = antwoord.read()
        duur = (perf_counter() - begin) * 1000
        for kop in antwoord.headers.get_all("Set-Cookie") or []:
            self._koekjes |= {naam: koekje.value for naam, koekje in SimpleCookie(kop).items()}
        return Antwoord(antwoord.status, tekst, duur)


class InProces:
    """The same user in Django's test client, with every statement counted (BEGIN and COMMIT are not seen)."""

    def __init__(self, gebruiker: str) -> None:
        self._client = Client(headers={"host": "localhost"})
        self._client.force_login(Medewerker.objects.get(username=gebruiker))
        self.laatste: list[str] = []

    def vraag(self, methode: str, pad: str, inhoud: Mapping[str, Any] | None = None) -> Antwoord:
        data = "" if inhoud is None else json.dumps(inhoud)
        with geteld() as regels:
            antwoord = self._client.generic(methode, pad, data, content_type="application/json")
        self.laatste = regels
        return Antwoord(antwoord.status_code, antwoord.content, len(regels))


@contextmanager
def geteld() -> Iterator[list[str]]:
    """The statements of this block, on every database connection."""
    regels: list[str] = []

    def noteer(voer_uit: Any, sql: str, params: Any, veel: bool, context: Any) -> Any:  # noqa: FBT001 (Django's)
        regels.append(sql)
        return voer_uit(sql, params, veel, context)

    # A reading connection may be the same one.
    verbindingen = {id(verbinding): verbinding for verbinding in connections.all()}
    with ExitStack() as stapel:
        for verbinding in verbindingen.values():
            stapel.enter_context(verbinding.execute_wrapper(noteer))
        yield regels
