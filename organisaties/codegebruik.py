# SPDX-License-Identifier: EUPL-1.2
"""How often the values of a code list are used, so that who ends one knows what it touches.

Only numbers leave here, of all organisations together, and none so small that it points at a dossier.
"""

from collections.abc import Iterator
from typing import Final

from django.apps import apps
from django.db import connection, models
from psycopg2 import sql

from organisaties.models import Code
from organisaties.models.codelijst import CodeFK

# Of each table its newest rows: no list makes a page read a whole country.
NIEUWSTE: Final = 20_000
# Fewer than this is not told exactly.
KLEINSTE: Final = 10


def gebruik_van(lijst: str) -> dict[str, int]:
    """By key of the codes of this list, in how many of the newest rows they stand; one query, bounded per table."""
    delen = [
        sql.SQL(
            "SELECT sleutel FROM (SELECT {kolom} AS sleutel FROM {tabel} ORDER BY {pk} DESC LIMIT {nieuwste}) AS rijen"
            " WHERE starts_with(sleutel, {begin})"
        ).format(
            kolom=sql.Identifier(kolom), tabel=sql.Identifier(tabel), pk=sql.Identifier(pk),
            nieuwste=sql.Literal(NIEUWSTE), begin=sql.Literal(f"{lijst}:"),
        )
        for tabel, kolom, pk in sorted(_kolommen(lijst))
    ]  # fmt: skip
    vraag = sql.SQL("SELECT sleutel, count(*) FROM ({}) AS gebruik GROUP BY sleutel")
    with connection.cursor() as cursor:
        cursor.execute(vraag.format(sql.SQL(" UNION ALL ").join(delen)))
        return dict(cursor.fetchall())


def in_woorden(aantal: int) -> str:
    if aantal == 0:
        return "niet"
    return f"minder dan {KLEINSTE} keer" if aantal < KLEINSTE else f"{aantal:,} keer".replace(",", ".")


def _kolommen(lijst: str) -> Iterator[tuple[str, str, str]]:
    """Table, column and primary key of what may hold a code of this list; a set of codes does not say of which."""
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta  # noqa: SLF001
        if not meta.managed or meta.proxy or meta.app_label == Code._meta.app_label:  # noqa: SLF001
            continue
        for veld in meta.local_fields:
            if veld.related_model is Code and _kan(veld, lijst):
                yield meta.db_table, str(veld.column), str(meta.pk.column)


def _kan(veld: "models.Field[object, object]", lijst: str) -> bool:
    return not isinstance(veld, CodeFK) or veld.get_limit_choices_to() == {"lijst": lijst}
