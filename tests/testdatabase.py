# SPDX-License-Identifier: EUPL-1.2
"""A test database: made, migrated and loaded once as owner, then copied for every test process.

The copy is named after its process, so two runs on one server never touch each other's data.
"""

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import psycopg2.errors
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT, connection

from veiligthuis import env

# Two layers, because migrating takes seconds and the code that loads the reference data changes more often.
STRUCTUUR = ("migrate", "createcachetable", "maak_partities")
INHOUD = ("verleen_rechten", "laad_stamgegevens", "laad_afspraken")
SJABLOON = "vt_sjabloon_"
KOPIE = "test_vt_"
POGINGEN = 100


def maak() -> str:
    """Make a database for this process and return its name."""
    structuur = f"{SJABLOON}{_kenmerk('migrations/*.py', 'partities.py')}"
    sjabloon = f"{structuur}_{_kenmerk('**/*')}"
    naam = f"{KOPIE}{os.getpid()}"
    with _alleen_een(), closing(eigenaar("postgres")) as verbinding, verbinding.cursor() as cursor:
        bestaand = _namen(cursor)
        for oud in bestaand:
            if oud not in {structuur, sjabloon} and _is_achtergebleven(oud):
                _gooi_weg(cursor, oud)
        if structuur not in bestaand:
            _bouw(cursor, structuur, "template1", STRUCTUUR)
        if sjabloon not in bestaand:
            _bouw(cursor, sjabloon, structuur, INHOUD)
        cursor.execute(f'CREATE DATABASE "{naam}" TEMPLATE "{sjabloon}" STRATEGY file_copy')
    return naam


def verwijder(naam: str) -> None:
    with closing(eigenaar("postgres")) as verbinding, verbinding.cursor() as cursor:
        _gooi_weg(cursor, naam)


def _gooi_weg(cursor: Any, naam: str) -> None:
    """Drop a database and end its sessions. Autovacuum at work in it belongs to the superuser, whom the owner may not
    end; it is done in a moment, so try again."""
    for poging in range(POGINGEN):
        try:
            cursor.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')
            return
        except psycopg2.errors.InsufficientPrivilege:
            if poging == POGINGEN - 1:
                raise
            time.sleep(0.2)


def eigenaar(naam: str) -> connection:
    gegevens = env.database("DATABASE_URL_EIGENAAR")
    verbinding = psycopg2.connect(
        dbname=naam,
        user=gegevens["USER"],
        password=gegevens["PASSWORD"],
        host=gegevens["HOST"],
        port=gegevens["PORT"] or None,
        options="-c lock_timeout=20s",
    )
    verbinding.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
    return verbinding


def wijs_naar(naam: str, **inlog: str) -> None:
    """Let both connections of Django use this database."""
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = naam
    connections["default"].settings_dict.update(inlog)


@contextmanager
def als_eigenaar(naam: str) -> Iterator[None]:
    """Inside, Django's default connection is the owner's, as in a command with VT_ROL=eigenaar."""
    gegevens, app = env.database("DATABASE_URL_EIGENAAR"), env.database("DATABASE_URL")
    settings.VT_ROL = "eigenaar"
    wijs_naar(naam, USER=gegevens["USER"], PASSWORD=gegevens["PASSWORD"])
    try:
        yield
    finally:
        settings.VT_ROL = "app"
        wijs_naar(naam, USER=app["USER"], PASSWORD=app["PASSWORD"])


def _bouw(cursor: Any, sjabloon: str, basis: str, opdrachten: tuple[str, ...]) -> None:
    tijdelijk = f"{sjabloon}_nieuw"
    _gooi_weg(cursor, tijdelijk)
    cursor.execute(f'CREATE DATABASE "{tijdelijk}" TEMPLATE "{basis}" STRATEGY file_copy')
    with als_eigenaar(tijdelijk):
        for opdracht in opdrachten:
            call_command(opdracht, verbosity=0)
    cursor.execute(f'ALTER DATABASE "{tijdelijk}" RENAME TO "{sjabloon}"')


def _kenmerk(*patronen: str) -> str:
    """Any change of the product's code or data makes a new database; test code and pages do not."""
    kenmerk = hashlib.sha256(repr(settings.INSTALLED_APPS).encode())
    basis = Path(settings.BASE_DIR)
    # The apps of others have migrations too: which those are, the locked list says.
    kenmerk.update((basis / "requirements" / "basis.txt").read_bytes())
    apps = [pad.parent for pad in basis.glob("*/apps.py")]
    for pad in sorted({pad for app in apps for patroon in patronen for pad in app.glob(patroon)}):
        if pad.is_file() and pad.suffix not in {".pyc", ".html", ".css", ".js"}:
            kenmerk.update(str(pad.relative_to(basis)).encode())
            kenmerk.update(pad.read_bytes())
    return kenmerk.hexdigest()[:12]


def _namen(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s OR datname LIKE %s ORDER BY oid DESC",
        [f"{SJABLOON}%", f"{KOPIE}%"],
    )
    return [naam for (naam,) in cursor.fetchall()]


def _is_achtergebleven(naam: str) -> bool:
    return naam.startswith(SJABLOON) or not Path(f"/proc/{naam.removeprefix(KOPIE)}").exists()


@contextmanager
def _alleen_een() -> Iterator[None]:
    with (Path(tempfile.gettempdir()) / f"vt-testdatabase-{os.geteuid()}.lock").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield
