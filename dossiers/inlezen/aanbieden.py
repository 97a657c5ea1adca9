# SPDX-License-Identifier: EUPL-1.2
"""What the main process does with a line before a worker gets it: what it is, and whether its id came before."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.db import connection
from pydantic_core import from_json

from dossiers.models import Dossierregel

from .lezen import Regel
from .uitwisseling import Aangeboden

KENMERK_MAX: Final = 100


def bied_aan(regel: Regel) -> Aangeboden:
    """With what it seems to be, for the ledger; a worker judges it."""
    soort, extern_id = "", ""
    if not regel.te_lang:
        inhoud = _inhoud(regel.ruw)
        soort, extern_id = _tekst(inhoud.get("soort")), _tekst(inhoud.get("id"))
    return Aangeboden(regel.nummer, regel.ruw, regel.te_lang, soort, extern_id)


class Gezien:
    """The ids of this file, in a temporary table: in memory they would grow with the file."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS import_gezien")
            cursor.execute("CREATE TEMPORARY TABLE import_gezien (sleutel uuid PRIMARY KEY)")

    def merk(self, regels: Sequence[Aangeboden]) -> tuple[Aangeboden, ...]:
        """Mark the lines whose id an earlier line has."""
        sleutels = [_sleutel(regel) for regel in regels]
        nieuw = self._voeg_toe([sleutel for sleutel in sleutels if sleutel])
        gemerkt = []
        for regel, sleutel in zip(regels, sleutels, strict=True):
            gemerkt.append(replace(regel, dubbel=sleutel is not None and sleutel not in nieuw))
            # Twice in one batch: only the first is new.
            if sleutel:
                nieuw.discard(sleutel)
        return tuple(gemerkt)

    def sluit(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS import_gezien")

    def _voeg_toe(self, sleutels: list[UUID]) -> set[UUID]:
        if not sleutels:
            return set()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO import_gezien SELECT unnest(%s::uuid[]) ON CONFLICT DO NOTHING RETURNING sleutel",
                [[str(sleutel) for sleutel in sleutels]],
            )
            return {sleutel for (sleutel,) in cursor.fetchall()}


def _inhoud(ruw: bytes) -> dict[str, Any]:
    try:
        inhoud = from_json(ruw, cache_strings="keys")
    except ValueError:
        return {}
    return inhoud if isinstance(inhoud, dict) else {}


def _tekst(inhoud: object) -> str:
    return inhoud if isinstance(inhoud, str) and len(inhoud) <= KENMERK_MAX else ""


def _sleutel(regel: Aangeboden) -> UUID | None:
    if regel.soort not in Dossierregel.Soort.values or not regel.extern_id:
        return None
    tekst = f"{regel.soort}\x1f{regel.extern_id}".encode("utf-8", "surrogatepass")
    return UUID(bytes=hashlib.sha256(tekst).digest()[:16])
