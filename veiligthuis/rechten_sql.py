# SPDX-License-Identifier: EUPL-1.2
"""Which role may do what on which table, computed from the catalogue and applied where it differs."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper

# Rows are added and never changed. An app may name more tables in `ALLEEN_TOEVOEGEN` of its models module.
ALLEEN_TOEVOEGEN = ("audit_.*", "meldingen_overgang")
ALLEEN_LEZEN = ("django_migrations", "organisaties_demomerk")
RAPPORT = "rapport_.*"

GEWOON = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
TOEVOEGEN = frozenset({"SELECT", "INSERT"})
LEZEN = frozenset({"SELECT"})
VOLGNUMMER = frozenset({"SELECT", "USAGE"})

# A partition is reached through its parent, so partitions get no grants of their own.
RELATIES = """
    SELECT c.relname, c.relkind::text, c.relispartition
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
    ORDER BY c.relname
"""
VERLEEND = """
    SELECT c.relname, coalesce(r.rolname, 'public'), array_agg(a.privilege_type)
    FROM pg_class c
    CROSS JOIN LATERAL aclexplode(c.relacl) a
    LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner
    GROUP BY 1, 2
"""


def verleen(app: str, lezer: str) -> int:
    """Make the grants what they should be; returns how many were changed. Runs as owner, inside a transaction."""
    with connection.cursor() as cursor:
        # Two GRANTs on one table at the same time fail; a start of two processes is not an error.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('verleen_rechten'))")
        opdrachten = list(_verschillen(cursor, app, lezer))
        for opdracht in opdrachten:
            cursor.execute(opdracht)
        return len(opdrachten)


def alleen_toevoegen() -> re.Pattern[str]:
    patronen = list(ALLEEN_TOEVOEGEN)
    for configuratie in apps.get_app_configs():
        if find_spec(f"{configuratie.name}.models"):
            patronen += getattr(import_module(f"{configuratie.name}.models"), "ALLEEN_TOEVOEGEN", ())
    return re.compile("|".join(patronen))


def _verschillen(cursor: CursorWrapper, app: str, lezer: str) -> Iterator[str]:
    toevoegen = alleen_toevoegen()
    cursor.execute(VERLEEND)
    verleend: dict[tuple[str, str], frozenset[str]] = {(rel, rol): frozenset(r) for rel, rol, r in cursor.fetchall()}
    cursor.execute(RELATIES)
    for relatie, soort, is_partitie in cursor.fetchall():
        gewenst = {app: _voor_app(relatie, soort, toevoegen, is_partitie=is_partitie)}
        if lezer != app:
            gewenst[lezer] = LEZEN if soort in "vm" and re.fullmatch(RAPPORT, relatie) else frozenset()
        anderen = {rol: frozenset[str]() for rel, rol in verleend if rel == relatie and rol not in gewenst}
        for rol, rechten in (gewenst | anderen).items():
            nu = verleend.get((relatie, rol), frozenset())
            yield from _opdrachten(relatie, soort, rol, nu=nu, rechten=rechten)


def _voor_app(relatie: str, soort: str, toevoegen: re.Pattern[str], *, is_partitie: bool) -> frozenset[str]:
    if soort == "S":
        return VOLGNUMMER
    if is_partitie:
        return frozenset()
    if soort in "vm" or relatie in ALLEEN_LEZEN:
        return LEZEN
    return TOEVOEGEN if toevoegen.fullmatch(relatie) else GEWOON


def _opdrachten(relatie: str, soort: str, rol: str, *, nu: frozenset[str], rechten: frozenset[str]) -> Iterator[str]:
    wat = f'{"SEQUENCE" if soort == "S" else "TABLE"} public."{relatie}"'
    wie = "PUBLIC" if rol == "public" else f'"{rol}"'
    if te_veel := nu - rechten:
        yield f"REVOKE {', '.join(sorted(te_veel))} ON {wat} FROM {wie}"
    if te_weinig := rechten - nu:
        yield f"GRANT {', '.join(sorted(te_weinig))} ON {wat} TO {wie}"
