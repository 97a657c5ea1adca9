# SPDX-License-Identifier: EUPL-1.2
"""Typed reading of environment variables: a wrong or missing value stops the start with one clear message."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WAAR = {"1", "true", "ja", "aan", "yes", "on"}
ONWAAR = {"0", "false", "nee", "uit", "no", "off", ""}


def tekst(naam: str, standaard: str | None = None) -> str:
    waarde = os.environ.get(naam, standaard)
    if waarde is None:
        raise ImproperlyConfigured(f"De omgevingsvariabele {naam} is verplicht en ontbreekt.")
    return waarde


def geheel(naam: str, standaard: int) -> int:
    waarde = os.environ.get(naam)
    if waarde is None:
        return standaard
    try:
        return int(waarde)
    except ValueError:
        raise ImproperlyConfigured(f"De omgevingsvariabele {naam} moet een geheel getal zijn.") from None


def waar(naam: str, *, standaard: bool) -> bool:
    waarde = os.environ.get(naam)
    if waarde is None:
        return standaard
    if waarde.strip().lower() in WAAR:
        return True
    if waarde.strip().lower() in ONWAAR:
        return False
    raise ImproperlyConfigured(f"De omgevingsvariabele {naam} moet 1 of 0 zijn.")


def lijst(naam: str, standaard: str = "") -> list[str]:
    return [deel.strip() for deel in tekst(naam, standaard).split(",") if deel.strip()]


def database(naam: str) -> dict[str, Any]:
    """The Django settings of a PostgreSQL URL; `?host=/folder` gives a unix socket, the rest goes to libpq."""
    delen = urlsplit(tekst(naam))
    if delen.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(f"{naam} moet met postgresql:// beginnen; andere databases werken niet.")
    opties = dict(parse_qsl(delen.query))
    try:
        poort = delen.port
    except ValueError:
        raise ImproperlyConfigured(f"{naam} bevat een ongeldig poortnummer.") from None
    instellingen: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(delen.path.lstrip("/")),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": opties.pop("host", None) or unquote(delen.hostname or ""),
        "PORT": opties.pop("port", None) or str(poort or ""),
        "OPTIONS": opties,
    }
    if not instellingen["NAME"] or not instellingen["USER"]:
        raise ImproperlyConfigured(f"{naam} mist een databasenaam of gebruiker.")
    return instellingen
