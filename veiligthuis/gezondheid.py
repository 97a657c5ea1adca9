# SPDX-License-Identifier: EUPL-1.2
"""/livez: this process answers. /readyz: it can do its work. Both without names, numbers or reasons for outsiders."""

import structlog
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from audit.partities import ontbrekende_partities

logger = structlog.get_logger(__name__)


@never_cache
@require_safe
def livez(_: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_: HttpRequest) -> JsonResponse:
    try:
        uitkomst = {"database": True, "migraties": _migraties_klaar(), "partities": _partities_klaar()}
    except DatabaseError:
        uitkomst = {"database": False}
    gereed = all(uitkomst.values())
    if not gereed:
        fout_code = ",".join(naam for naam, goed in uitkomst.items() if not goed)
        logger.error("niet gereed", fout_code=fout_code)
    return JsonResponse({"status": "ok" if gereed else "niet gereed", **uitkomst}, status=200 if gereed else 503)


def _migraties_klaar() -> bool:
    uitvoerder = MigrationExecutor(connection)
    return not uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())


def _partities_klaar() -> bool:
    return not ontbrekende_partities(timezone.now().date())
