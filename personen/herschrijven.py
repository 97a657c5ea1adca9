# SPDX-License-Identifier: EUPL-1.2
"""Writing the keys of every person again, after a rule in `namen` changed or a key was added.

A batch is a transaction, so that work goes on while this runs; what is right already is not written, so that a second
run, after a kill or to be sure, only reads. Version and moments of a row stay as they are: nothing about him changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

from personen.namen import sleutels

PARTIJ: Final = 2000
DELEN: Final = ("voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam", "telefoon")

# The keys in the order of `Naamsleutels`.
_KIES: Final = """
SELECT id, voornamen, voorletters, voorvoegsel, geboortenaam, partnernaam, telefoon,
    naam_sleutel, klank_1, klank_2, voorletter_sleutel, voornaam_klank, telefoon_sleutel
FROM personen_persoon WHERE id > %s ORDER BY id LIMIT %s FOR NO KEY UPDATE
"""
_SCHRIJF: Final = """
UPDATE personen_persoon p
SET naam_sleutel = s.naam_sleutel, klank_1 = s.klank_1, klank_2 = s.klank_2,
    voorletter_sleutel = s.voorletter_sleutel, voornaam_klank = s.voornaam_klank, telefoon_sleutel = s.telefoon_sleutel
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
    AS s(id, naam_sleutel, klank_1, klank_2, voorletter_sleutel, voornaam_klank, telefoon_sleutel)
WHERE p.id = s.id
"""


@dataclass(frozen=True)
class Voortgang:
    """Up to and including person `tot` everything is right."""

    tot: int
    gelezen: int
    geschreven: int


def schrijf_sleutels(*, na: int = 0, partij: int = PARTIJ) -> Iterator[Voortgang]:
    """Every person with an id above `na`, a batch at a time; each step of the iterator has committed a batch."""
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_KIES, [na, partij])
            rijen = cursor.fetchall()
            anders = [(pk, *nieuw) for pk, oud, nieuw in map(_oud_en_nieuw, rijen) if oud != nieuw]
            if anders:
                cursor.execute(_SCHRIJF, [list(kolom) for kolom in zip(*anders, strict=True)])
        if not rijen:
            return
        na = rijen[-1][0]
        yield Voortgang(tot=na, gelezen=len(rijen), geschreven=len(anders))


def _oud_en_nieuw(rij: tuple[Any, ...]) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    pk, *waarden = rij
    delen, oud = waarden[: len(DELEN)], waarden[len(DELEN) :]
    return pk, tuple(oud), tuple(sleutels(**dict(zip(DELEN, delen, strict=True))))
