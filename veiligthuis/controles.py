# SPDX-License-Identifier: EUPL-1.2
"""What a running application refuses: a role that makes the grants no wall, and demo settings where people work."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError, connections

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


def demo_op_echte_gegevens() -> bool:
    """Demo settings switch the second factor off. A database with a real account that was not made as a demo needs
    it. Before the first migration there is nothing to protect yet."""
    if not settings.DEMO:
        return False
    from organisaties.models import Medewerker
    from organisaties.models.demo import is_demodatabase

    try:
        return not is_demodatabase() and Medewerker.objects.filter(is_demo=False).exists()
    except ProgrammingError:
        return False


def eis_geen_demo_op_echte_gegevens() -> None:
    """Called when a web or Celery process starts."""
    weigeren = demo_op_echte_gegevens()
    connections.close_all()
    if weigeren:
        raise ImproperlyConfigured(
            "VT_DEMO staat aan, maar deze database heeft echte accounts en is niet als demo gemaakt. "
            "Zet VT_DEMO uit: in een demo geldt geen tweede factor."
        )


@register(Tags.database)
def geen_demo_op_echte_gegevens(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    if "default" not in (databases or ()) or not demo_op_echte_gegevens():
        return []
    return [
        Error(
            "VT_DEMO staat aan op een database met echte accounts.",
            hint="Zet VT_DEMO uit: in een demo geldt geen tweede factor.",
            id="veiligthuis.E002",
        )
    ]


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
