# SPDX-License-Identifier: EUPL-1.2
"""One import per organisation at a time. PostgreSQL frees a lock when the session ends, however the process ended."""

import time
from typing import Final

from django.db import connection

IMPORT: Final = "dossiers.import"
WERK: Final = "dossiers.import.werk"
WACHT: Final = 120


class Bezig(Exception):
    """Another import of this organisation is at work."""


def neem_importslot(organisatie_id: int) -> None:
    """For the rest of this session. Workers that an earlier import left behind finish their batch first."""
    if not _probeer(IMPORT, organisatie_id):
        raise Bezig
    einde = time.monotonic() + WACHT
    while not _probeer(WERK, organisatie_id):
        if time.monotonic() > einde:
            _doe("pg_advisory_unlock", IMPORT, organisatie_id)
            raise Bezig
        time.sleep(0.2)
    _doe("pg_advisory_unlock", WERK, organisatie_id)


def geef_importslot_terug(organisatie_id: int) -> None:
    _doe("pg_advisory_unlock", IMPORT, organisatie_id)


def neem_werkslot(organisatie_id: int) -> None:
    """Every worker holds this one, shared with the others."""
    _doe("pg_advisory_lock_shared", WERK, organisatie_id)


def _probeer(wat: str, organisatie_id: int) -> bool:
    return bool(_doe("pg_try_advisory_lock", wat, organisatie_id))


def _doe(functie: str, wat: str, organisatie_id: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {functie}(hashtext(%s), %s)", [wat, organisatie_id])
        (uitkomst,) = cursor.fetchone()
    return uitkomst
