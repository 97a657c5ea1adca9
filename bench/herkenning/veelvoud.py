# SPDX-License-Identifier: EUPL-1.2
"""Many people out of few: PostgreSQL copies families, each to another address with other birth dates and numbers.

Names stay, so a name that one in a hundred bears is borne by one in a hundred of any number. Of a copy the BSN cannot
be read, only found: nothing here reads one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection

from organisaties.models import VTOrganisatie
from personen.models import Adres, Persoon

TABELLEN: Final = (Persoon._meta.db_table, Adres._meta.db_table)  # noqa: SLF001 (public in Django)
# What of a person differs in each copy; `k` numbers the copies.
ANDERS: Final = {
    "id": "id + %(k)s * %(stap)s",
    "organisatie_id": "%(organisatie)s",
    "nummer": "'P-2026-' || lpad((id + %(k)s * %(stap)s)::text, 9, '0')",
    "bsn_index": "sha256(bsn_index || decode(lpad(to_hex(%(k)s), 8, '0'), 'hex'))",
    # Anywhere in 72 years: nearer by, each would have a namesake whose birth date looks like his.
    "geboortedatum": "CASE WHEN geboortedatum IS NOT NULL THEN "
    "date '1954-11-01' + ((id * 7919 + %(k)s * 104729) %% 26280)::int END",
    "extern_id": "NULL",
    "telefoon": "CASE telefoon WHEN '' THEN '' ELSE '06' || lpad(({nummer})::text, 8, '0') END",
    "telefoon_sleutel": "CASE telefoon WHEN '' THEN '' ELSE '6' || lpad(({nummer})::text, 8, '0') END",
}
NUMMER: Final = "(right(telefoon, 8)::bigint + %(k)s * 7654321) %% 100000000"
ADRES_ANDERS: Final = {
    "id": "id + %(k)s * %(adresstap)s",
    "persoon_id": "persoon_id + %(k)s * %(stap)s",
    "organisatie_id": "%(organisatie)s",
    # The family stays together: one postcode becomes one other.
    "postcode": "(1000 + (left(postcode, 4)::int - 1000 + %(k)s * 101) %% 9000)::text || right(postcode, 2)",
}


def vermenigvuldig(
    grootste: VTOrganisatie, *, in_grootste: int, totaal: int, toon: Callable[[str], None] = lambda _: None
) -> int:
    """Copies of those on file in `grootste`, there and in every other organisation; gives how many are there then."""
    andere = list(VTOrganisatie.objects.exclude(pk=grootste.pk).order_by("pk"))
    basis = Persoon.objects.filter(organisatie=grootste).count()
    doelen = [(grootste, in_grootste - basis), *((een, (totaal - in_grootste) // len(andere)) for een in andere)]
    with connection.cursor() as cursor, _zonder_indexen(cursor):
        stap, adresstap = _hoogste(cursor, TABELLEN[0]), _hoogste(cursor, TABELLEN[1])
        k = 0
        for organisatie, nodig in doelen:
            for deel in _delen(nodig, basis):
                k += 1
                _kopieer(cursor, {
                    "k": k, "stap": stap, "adresstap": adresstap, "organisatie": organisatie.pk,
                    "grootste": grootste.pk, "tot": deel,
                })  # fmt: skip
            toon(f"{organisatie.code}: {nodig} erbij")
    return Persoon.objects.count()


def _delen(nodig: int, basis: int) -> Iterator[int]:
    while nodig > 0:
        yield min(nodig, basis)
        nodig -= basis


def _kopieer(cursor: Any, met: dict[str, int]) -> None:
    """The first `tot` of the people that were there before the first copy, with their addresses."""
    wie = "SELECT id FROM {} WHERE organisatie_id = %(grootste)s AND id <= %(stap)s ORDER BY id LIMIT %(tot)s"
    anders = {veld: waarde.replace("{nummer}", NUMMER) for veld, waarde in ANDERS.items()}
    for model, velden, sleutel in ((Persoon, anders, "id"), (Adres, ADRES_ANDERS, "persoon_id")):
        kolommen = [str(veld.column) for veld in model._meta.concrete_fields]  # noqa: SLF001 (public in Django)
        waarden = ", ".join(velden.get(kolom, f'"{kolom}"') for kolom in kolommen)
        namen = ", ".join(f'"{kolom}"' for kolom in kolommen)
        tabel = model._meta.db_table  # noqa: SLF001 (public in Django)
        cursor.execute(
            f"INSERT INTO {tabel} ({namen}) SELECT {waarden} FROM {tabel} "  # noqa: S608 (names of our own models)
            f"WHERE {sleutel} IN ({wie.format(TABELLEN[0])})",
            met,
        )


def _hoogste(cursor: Any, tabel: str) -> int:
    cursor.execute(f"SELECT max(id) FROM {tabel}")  # noqa: S608 (names of our own models)
    return int(cursor.fetchone()[0])


@contextmanager
def _zonder_indexen(cursor: Any) -> Iterator[None]:
    """An index is made faster once than kept up with for every row; those that guard a constraint stay."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexname NOT IN "
        "(SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u', 'x'))",
        [list(TABELLEN)],
    )
    indexen = cursor.fetchall()
    for naam, _ in indexen:
        cursor.execute(f'DROP INDEX "{naam}"')
    try:
        yield
    finally:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        for _, definitie in indexen:
            cursor.execute(definitie)
