# SPDX-License-Identifier: EUPL-1.2
"""Taking in one message: stored as it came, before anybody looks what it says. The only way into the inbox.

Whoever delivers a message often or from five places at once finds one row, with the receipt of the first time.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import connection, transaction
from django.db.models import F

from audit.vastleggen import leg_vast, weigering
from intake.lezen import bel
from intake.models import Afzender, InkomendBericht
from intake.werkproces import Berichtstatus
from meldingen.klok import instelling_van
from meldingen.nummers import volgend_nummer
from meldingen.termijnen.kalender import dag_van
from meldingen.termijnen.regels import uiterste_datum

ONDERWERP: Final = "inkomendbericht"
MEESTE_BYTES: Final = 2 * 1024 * 1024
ID_LENGTE: Final = 100
INHOUDSTYPE_LENGTE: Final = 100


@dataclass(frozen=True)
class Ontvangst:
    """`nieuw`: this was the first delivery; otherwise `bericht` is what came of that one."""

    bericht: InkomendBericht
    nieuw: bool


def ontvang(
    *, afzender: Afzender, ruw: bytes, nu: datetime, bericht_id: str = "", inhoudstype: str = "", lees: bool = True
) -> Ontvangst:
    """Store one message of this sender, once per `bericht_id` and body; without an id the body is the id.

    From nothing to 'ontvangen', or at once to 'onleesbaar' when the id was used before for another body: both stay,
    for a human to sort out. Its last day is that of the veiligheidsbeoordeling, counted from `nu`, the receipt. When
    this returns and the transaction is committed the sender may forget the message.
    """
    som = hashlib.sha256(ruw).digest()
    kenmerk = kenmerk_van(bericht_id) or som.hex()
    with transaction.atomic():
        _een_tegelijk(afzender, kenmerk)
        eerdere = InkomendBericht.objects.filter(afzender=afzender, bericht_id=kenmerk).defer("ruw", "gelezen")
        hashes = {bytes(een.inhoud_hash): een for een in eerdere}
        if bekend := hashes.get(som):
            InkomendBericht.objects.filter(pk=bekend.pk).update(afleveringen=F("afleveringen") + 1)
            bekend.refresh_from_db(fields=["afleveringen"])
            if lees and bekend.status == Berichtstatus.ONTVANGEN:
                # Whoever came by to read while this delivery had the row passed over it.
                _bel_straks(bekend)
            return Ontvangst(bekend, nieuw=False)
        hergebruikt = bool(hashes)
        bericht = InkomendBericht.objects.create(
            organisatie=afzender.organisatie,
            nummer=volgend_nummer("B", nu),
            afzender=afzender,
            bericht_id=kenmerk,
            inhoud_hash=som,
            ontvangen_op=nu,
            uiterste_datum=_uiterste_datum(afzender, nu),
            inhoudstype="".join(teken for teken in inhoudstype if teken.isprintable())[:INHOUDSTYPE_LENGTE],
            grootte=len(ruw),
            ruw=base64.b64encode(ruw).decode(),
            status=Berichtstatus.ONLEESBAAR if hergebruikt else Berichtstatus.ONTVANGEN,
            leesfout=InkomendBericht.Leesfout.HERGEBRUIKT if hergebruikt else "",
        )
        leg_vast(
            actie="ontvang",
            onderwerp=ONDERWERP,
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=None,
            gegevens={"afzender": afzender.code, "grootte": len(ruw), "sha256": som.hex(), "hergebruikt": hergebruikt},
        )
        if lees and not hergebruikt:
            _bel_straks(bericht)
        return Ontvangst(bericht, nieuw=True)


def weiger_te_groot(afzender: Afzender, *, grootte: int, sha256: str) -> None:
    """A body that is not stored leaves this: who sent it, how large it was, and which it was."""
    weigering(
        actie="ontvang",
        onderwerp=ONDERWERP,
        nummer=afzender.code,
        organisatie_id=afzender.organisatie_id,
        medewerker_id=None,
        reden=f"te_groot {grootte} {sha256}",
    )


def kenmerk_van(bericht_id: str) -> str:
    """The sender's id as it fits in its column: an odd or very long one is known by its hash, never refused."""
    if len(bericht_id) <= ID_LENGTE and bericht_id.isascii() and bericht_id.isprintable():
        return bericht_id
    return f"sha256:{hashlib.sha256(bericht_id.encode(errors='surrogateescape')).hexdigest()}"


def _bel_straks(bericht: InkomendBericht) -> None:
    # Robust: the message is kept, whatever becomes of the ring.
    transaction.on_commit(partial(bel, bericht.pk, ontvangen_op=bericht.ontvangen_op), robust=True)


def _een_tegelijk(afzender: Afzender, kenmerk: str) -> None:
    """Deliveries of one message wait for each other, until the commit; of other messages they do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, hashtext(%s))", [afzender.pk, kenmerk])


def _uiterste_datum(afzender: Afzender, nu: datetime) -> date:
    return uiterste_datum("vb", dag_van(nu), instelling=instelling_van(afzender.organisatie)).uiterste_datum
