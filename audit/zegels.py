# SPDX-License-Identifier: EUPL-1.2
"""Sealing the audit log: what is sealed cannot be changed, removed or slipped in without it being seen.

A chain per insert would serialise all writers, so a task seals periodically: a SHA-256 over all rows since the
last seal, chained to that seal. Whoever owns the database could compute the whole chain anew; therefore every
seal also goes to the log, which is kept elsewhere, and `controleer_zegels --verwacht` compares.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

import structlog
from django.db import connection, transaction
from django.db.models import Max

from audit.models import AuditRegel, AuditZegel

logger = structlog.get_logger(__name__)

VERSIE = 1
BEGIN = "0" * 64
BLOK = 5_000

# Per version the columns in their order. A later column means a later version; old seals keep theirs.
# The moment is cast to one without zone, because its text may not depend on the session's TimeZone.
KOLOMMEN = {
    1: (
        "id, vastgelegd_op AT TIME ZONE 'UTC', actie, uitkomst, onderwerp, nummer, casus_id, organisatie_id, "
        "medewerker_id, partij_id, deur, ip, verzoek_id, verwerkingsactiviteit, grond, gegevens"
    ),
}


@dataclass(frozen=True)
class Afwijking:
    volgnummer: int
    wat: str


def verzegel(*, wacht_seconden: float = 5.0) -> AuditZegel | None:
    """Seal every row up to the highest visible id; None when nothing is new or when it must wait.

    Ids are handed out before commit, so a transaction that is still open may hold a lower id than rows that are
    visible already; sealing past it would leave its row outside every seal. A boundary in transaction ids
    (xmin, pg_snapshot) would see that too, but those start again in a restored database, where rows would then
    fall between two seals. So the boundary is an id, and this waits for whoever can still be below it:

    1. read the highest visible id;
    2. read from pg_locks which other transactions hold the insert lock on the table. An INSERT takes that lock
       before it asks for an id and keeps it until its transaction ends, so whoever got a lower id and has not
       finished is among them;
    3. wait until those, and only those, are gone. New writers get higher ids and are not waited for, and no lock
       is taken on the table, so nobody ever waits for the seal;
    4. everything up to the id of step 1 is final now: hash it.

    A transaction open for longer than `wacht_seconden` postpones the seal to the next run. Has its own (durable)
    transaction; a second sealer waits for the first and finds nothing to do.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('audit_zegel'))")
        vorig = AuditZegel.objects.order_by("-volgnummer").first()
        van_id = vorig.tot_id + 1 if vorig else 1
        tot_id = AuditRegel.objects.filter(id__gte=van_id).aggregate(hoogste=Max("id"))["hoogste"]
        if tot_id is None:
            return None
        if not _wacht_op_schrijvers(wacht_seconden):
            logger.warning("verzegelen uitgesteld: een transactie staat nog open")
            return None
        nieuw = AuditZegel(
            volgnummer=vorig.volgnummer + 1 if vorig else 1,
            versie=VERSIE,
            van_id=van_id,
            tot_id=tot_id,
            vorige=vorig.zegel if vorig else BEGIN,
        )
        nieuw.aantal, nieuw.zegel = _bereken(nieuw)
        nieuw.save(force_insert=True)
    logger.info("auditzegel gezet", nummer=f"{nieuw.volgnummer}:{nieuw.zegel}", aantal=nieuw.aantal)
    return nieuw


def controleer(*, verwacht: str | None = None) -> list[Afwijking]:
    """Compute every seal anew; an empty list means that no sealed row was changed, removed or added.

    `verwacht` is a seal that was kept elsewhere: when the chain does not hold it, the chain was replaced or
    its end was cut off.
    """
    afwijkingen = []
    vorige, van_id, volgnummer = BEGIN, 1, 1
    gezien = set()
    for zegel in AuditZegel.objects.order_by("volgnummer"):
        if (zegel.volgnummer, zegel.van_id, zegel.vorige) != (volgnummer, van_id, vorige):
            afwijkingen.append(Afwijking(zegel.volgnummer, "sluit niet aan op het vorige zegel"))
        aantal, berekend = _bereken(zegel)
        if aantal != zegel.aantal:
            afwijkingen.append(Afwijking(zegel.volgnummer, f"{zegel.aantal} regels verzegeld, {aantal} gevonden"))
        elif berekend != zegel.zegel:
            afwijkingen.append(Afwijking(zegel.volgnummer, "de inhoud klopt niet met het zegel"))
        vorige, van_id, volgnummer = zegel.zegel, zegel.tot_id + 1, zegel.volgnummer + 1
        gezien.add(zegel.zegel)
    if verwacht and verwacht not in gezien:
        afwijkingen.append(Afwijking(0, "het elders bewaarde zegel komt niet voor"))
    return afwijkingen


def _wacht_op_schrijvers(seconden: float) -> bool:
    """Wait until the transactions that may have written before this moment have ended; False when that takes long."""
    schrijvers = _schrijvers()
    einde = time.monotonic() + seconden
    while schrijvers := schrijvers & _schrijvers():
        if time.monotonic() >= einde:
            return False
        time.sleep(0.05)
    return True


def _schrijvers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'audit_regel'::regclass AND mode = 'RowExclusiveLock'
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND pid <> pg_backend_pid()
            """
        )
        return {transactie for (transactie,) in cursor.fetchall()}


def _bereken(zegel: AuditZegel) -> tuple[int, str]:
    """The number of rows in the range of this seal and the hash over them, its place and its predecessor."""
    som = hashlib.sha256(f"{zegel.versie}:{zegel.volgnummer}:{zegel.van_id}:{zegel.tot_id}:{zegel.vorige}\n".encode())
    vraag = f"""
        SELECT id, jsonb_build_array({KOLOMMEN[zegel.versie]})::text FROM audit_regel
        WHERE id > %s AND id <= %s ORDER BY id LIMIT {BLOK}
    """  # noqa: S608 - constants only
    aantal, laatste = 0, zegel.van_id - 1
    with connection.cursor() as cursor:
        while True:
            cursor.execute(vraag, [laatste, zegel.tot_id])
            rijen = cursor.fetchall()
            for _, regel in rijen:
                som.update(regel.encode() + b"\n")
            aantal += len(rijen)
            if len(rijen) < BLOK:
                return aantal, som.hexdigest()
            laatste = rijen[-1][0]
