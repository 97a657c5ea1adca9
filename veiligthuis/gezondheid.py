# SPDX-License-Identifier: EUPL-1.2
"""/livez: this process answers. /readyz: it can do its work. Both without names, numbers or reasons for outsiders."""

from datetime import timedelta

import structlog
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from achtergrond.signalen import achterstand
from audit.partities import ontbrekende_partities

logger = structlog.get_logger(__name__)

# The sweep runs every few minutes; work that waits longer than this has no worker.
WACHTTIJD = timedelta(minutes=15)


@never_cache
@require_safe
def livez(_: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_: HttpRequest) -> JsonResponse:
    """503 when this process cannot serve. Background work that waits too long is told, but does not make it 503:
    a web server without a worker still takes in every melding, and taking it away would help nobody."""
    try:
        uitkomst = {"database": True, "migraties": _migraties_klaar(), "partities": _partities_klaar()}
        achtergrond = {"achtergrond": _achtergrond_loopt()}
    except DatabaseError:
        uitkomst, achtergrond = {"database": False}, {}
    gereed = all(uitkomst.values())
    if mis := [naam for naam, goed in (uitkomst | achtergrond).items() if not goed]:
        logger.error("niet gereed", fout_code=",".join(mis))
    return JsonResponse(
        {"status": "ok" if gereed else "niet gereed", **uitkomst, **achtergrond}, status=200 if gereed else 503
    )


def _migraties_klaar() -> bool:
    uitvoerder = MigrationExecutor(connection)
    return not uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())


def _partities_klaar() -> bool:
    return not ontbrekende_partities(timezone.now().date())


def _achtergrond_loopt() -> bool:
    nu = timezone.now()
    oudste = achterstand(nu).oudste
    return oudste is None or nu - oudste < WACHTTIJD
