# SPDX-License-Identifier: EUPL-1.2
"""The running application never works as superuser or as owner of its tables: then grants would be no wall."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

TE_RUIM = """
    SELECT rolsuper, rolbypassrls, rolcreaterole,
           EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')
                     AND pg_has_role(current_user, c.relowner, 'member'))
    FROM pg_roles WHERE rolname = current_user
"""


def te_ruime_rol(alias: str) -> str | None:
    """Why the role of this connection may not run the application, or None."""
    with connections[alias].cursor() as cursor:
        cursor.execute(TE_RUIM)
        rij = cursor.fetchone()
    if rij is None:
        return "is onbekend"
    superuser, omzeilt, maakt_rollen, eigenaar = rij
    if superuser or omzeilt or maakt_rollen:
        return "heeft beheerdersrechten op de database"
    return "is eigenaar van de tabellen" if eigenaar else None


def eis_beperkte_rol() -> None:
    """Called when a web or Celery process starts."""
    for alias in connections:
        reden = te_ruime_rol(alias)
        if reden:
            raise ImproperlyConfigured(
                f"De databaserol van verbinding '{alias}' {reden}. "
                "Start de toepassing met de rol vt_app in DATABASE_URL (en zonder VT_ROL=eigenaar)."
            )
    connections.close_all()


@register(Tags.database)
def beperkte_rol(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    if settings.VT_ROL == "eigenaar":
        return []
    redenen = [(alias, te_ruime_rol(alias)) for alias in databases or ()]
    return [
        Error(
            f"De databaserol van verbinding '{alias}' {reden}.",
            hint="Gebruik vt_app in DATABASE_URL en vt_lezer in DATABASE_URL_LEZEN.",
            id="veiligthuis.E001",
        )
        for alias, reden in redenen
        if reden
    ]
