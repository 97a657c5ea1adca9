# SPDX-License-Identifier: EUPL-1.2
"""Jobs: plan makes a row, claim gives it to one worker for a while, voer_uit does it and marks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from achtergrond.models import Status, Werk
from achtergrond.pogingen import LEASE, MAX_POGINGEN, TIJDELIJK, uitstel
from achtergrond.wekken import wek

logger = structlog.get_logger(__name__)


def plan(*, soort: str, sleutel: str, onderwerp_id: int, due_op: datetime, organisatie_id: int | None = None) -> int:
    """Plan the task named `soort` once for this `sleutel`, in the caller's transaction; returns the id of the row.

    Planning again changes nothing, also after the job was done. The task is called with the keyword werk_id
    and hands it to voer_uit.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO achtergrond_werk
                (soort, sleutel, onderwerp_id, organisatie_id, due_op, status, pogingen, fout_code)
            VALUES (%s, %s, %s, %s, %s, 'wacht', 0, '')
            ON CONFLICT (soort, sleutel) DO NOTHING RETURNING id
            """,
            [soort, sleutel, onderwerp_id, organisatie_id, due_op],
        )
        rij = cursor.fetchone()
    if rij is None:
        return Werk.objects.values_list("pk", flat=True).get(soort=soort, sleutel=sleutel)
    if due_op <= timezone.now():
        wek(soort, werk_id=rij[0])
    return int(rij[0])


def voer_uit(
    *,
    werk_id: int,
    doe: Callable[[Werk], None],
    nu: datetime,
    tijdelijk: tuple[type[Exception], ...] = TIJDELIJK,
) -> bool:
    """Do the job if it is due and free: `doe` and the mark 'klaar' in one transaction. True when it was done now.

    Only for effects in this database: those and the mark then stand or fall together, whenever the worker
    dies. A temporary error is tried again later, up to MAX_POGINGEN; any other error, and the last temporary
    one, gives 'mislukt' with the name of the error, which a human gets to see (achtergrond.signalen).
    """
    werk = claim(werk_id, nu=nu)
    if werk is None:
        return False
    try:
        with transaction.atomic(durable=True):
            if not _nog_van_ons(werk):
                return False
            doe(werk)
            Werk.objects.filter(pk=werk.pk).update(status=Status.KLAAR, lease_tot=None, klaar_op=timezone.now())
        return True
    except tijdelijk as fout:
        connection.close_if_unusable_or_obsolete()
        _later(werk, fout, nu=nu)
    except Exception as fout:
        # Unknown, so not to be tried again without somebody looking.
        logger.exception("werk brak af", soort=werk.soort, werk_id=werk.pk, fout_code=type(fout).__name__)
        _geef_op(werk, type(fout).__name__)
    return False


def claim(werk_id: int, *, nu: datetime) -> Werk | None:
    """Take the job for LEASE, committed at once; None when it is not due, done, or with another worker."""
    with transaction.atomic(durable=True):
        werk = Werk.objects.select_for_update(skip_locked=True).filter(aan_de_beurt(nu), pk=werk_id).first()
        if werk is None:
            return None
        if werk.pogingen >= MAX_POGINGEN:
            # Only a worker that dies every time comes here: it never reached its own error handling.
            _geef_op(werk, "werker_viel_uit")
            return None
        werk.status = Status.BEZIG
        werk.lease_tot = nu + LEASE
        werk.pogingen += 1
        werk.save(update_fields=["status", "lease_tot", "pogingen"])
    return werk


def opnieuw(werk_id: int, *, nu: datetime) -> bool:
    """A human sends a failed job round again; False when it was not 'mislukt' any more."""
    with transaction.atomic():
        gewijzigd = Werk.objects.filter(pk=werk_id, status=Status.MISLUKT).update(
            status=Status.WACHT, due_op=nu, pogingen=0, fout_code=""
        )
        if gewijzigd:
            wek(Werk.objects.values_list("soort", flat=True).get(pk=werk_id), werk_id=werk_id)
    return bool(gewijzigd)


def te_doen(nu: datetime) -> QuerySet[Werk]:
    """What is due and free, longest waiting first."""
    return Werk.objects.filter(aan_de_beurt(nu)).order_by("due_op")


def aan_de_beurt(nu: datetime) -> Q:
    return Q(status=Status.WACHT, due_op__lte=nu) | Q(status=Status.BEZIG, lease_tot__lte=nu)


def _nog_van_ons(werk: Werk) -> bool:
    # The lock keeps everybody else away until the effect is committed, also past the end of the lease;
    # the number of attempts tells whether somebody came in between before we had it.
    return Werk.objects.select_for_update().filter(pk=werk.pk, status=Status.BEZIG, pogingen=werk.pogingen).exists()


def _later(werk: Werk, fout: Exception, *, nu: datetime) -> None:
    if werk.pogingen >= MAX_POGINGEN:
        _geef_op(werk, type(fout).__name__)
        return
    Werk.objects.filter(pk=werk.pk, status=Status.BEZIG, pogingen=werk.pogingen).update(
        status=Status.WACHT, lease_tot=None, due_op=nu + uitstel(werk.pogingen), fout_code=type(fout).__name__
    )
    logger.warning("werk later opnieuw", soort=werk.soort, werk_id=werk.pk, fout_code=type(fout).__name__)


def _geef_op(werk: Werk, fout_code: str) -> None:
    Werk.objects.filter(pk=werk.pk, status=werk.status, pogingen=werk.pogingen).update(
        status=Status.MISLUKT, lease_tot=None, fout_code=fout_code
    )
    logger.error("werk mislukt", soort=werk.soort, werk_id=werk.pk, fout_code=fout_code)
