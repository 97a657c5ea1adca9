# SPDX-License-Identifier: EUPL-1.2
"""The ledger of a batch: what was read before, and what is written about it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from dossiers.models import Dossierregel
from dossiers.schrijven import kopieer
from dossiers.wereld import Rij

from .uitwisseling import Aangeboden

Sleutel = tuple[str, str]


def zoek_regels(organisatie_id: int, regels: Iterable[Aangeboden]) -> dict[Sleutel, Dossierregel]:
    """The ledger rows of these lines, in one query."""
    extern = {regel.extern_id for regel in regels if regel.extern_id}
    gevonden = Dossierregel.objects.filter(
        organisatie_id=organisatie_id, soort__in=Dossierregel.Soort.values, extern_id__in=extern
    )
    return {(regel.soort, regel.extern_id): regel for regel in gevonden}


def schrijf_bij(rijen: Sequence[Rij]) -> None:
    if rijen:
        with connection.cursor() as cursor:
            kopieer(cursor, Dossierregel, list(rijen))


def boeking(
    *, organisatie_id: int, soort: str, extern_id: str, sha256: bytes, doel_id: int, import_id: int, regelnummer: int,
    versie: int, persoonversies: dict[str, int], kenmerken: dict[str, dict[str, int]], nu: datetime,
) -> Rij:  # fmt: skip
    return {
        "organisatie_id": organisatie_id,
        "soort": soort,
        "extern_id": extern_id,
        "sha256": sha256,
        "casus_id": doel_id if soort == Dossierregel.Soort.CASUS else None,
        "advies_id": doel_id if soort == Dossierregel.Soort.ADVIES else None,
        "door_import_id": import_id,
        "regelnummer": regelnummer,
        "versie": versie,
        "persoonversies": persoonversies,
        "kenmerken": kenmerken,
        "ingelezen_op": nu,
    }
