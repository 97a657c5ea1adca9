# SPDX-License-Identifier: EUPL-1.2
"""Reading what was received: the adapter of its format, and what the message says put beside the raw body.

The message itself is the work to be done (status 'ontvangen'), so a lost ring and a dead worker are found by the sweep.
"""

import base64
import time
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction

from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from intake import formaten
from intake.formaten.fout import PLEK_LENGTE, Soort
from intake.formaten.vorm import Bericht
from intake.models import Berichtverband, InkomendBericht
from intake.werkproces import Berichtstatus
from meldingen.overgang import bewaar
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Code, Gemeente
from organisaties.versleuteling import blinde_index

logger = structlog.get_logger(__name__)

LEES_TAAK: Final = "intake.lees"
# A crisis among them must not wait for the end of a ring, so the sweep is early rather than thrifty.
WACHT: Final = timedelta(minutes=1)
# A task that was rung reads on for this long, well within what a task may take.
LEESTIJD: Final = 20.0
PER_GREEP: Final = 50
# The rest comes at the next tick.
PER_KEER: Final = 1_000
GELEZEN_VELDEN: Final = (
    *("status", "gelezen_op", "gelezen", "leesfout", "leesfout_plek"),
    *("crisis", "gemeente", "gebeurtenis", "gezin"),
)


def gelezen_van(bericht: InkomendBericht) -> Bericht | None:
    """What a message says, or None while it is not read or cannot be. Codes may have left their list since."""
    return None if bericht.gelezen is None else Bericht.model_validate_json(bericht.gelezen)


def lees(bericht_id: int, *, nu: datetime) -> bool:
    """Read one message: from 'ontvangen' to 'te_verwerken', or to 'onleesbaar' with what is wrong and where.

    False when it was read already, or another worker has it. Everything in one transaction: a worker that dies leaves
    the message as it was.
    """
    with transaction.atomic():
        rijen = InkomendBericht.objects.select_related("afzender").filter(pk=bericht_id, status=Berichtstatus.ONTVANGEN)
        bericht = rijen.select_for_update(of=("self",), no_key=True, skip_locked=True).first()
        if bericht is None:
            return False
        bericht.gelezen_op = nu
        try:
            _neem_over(bericht, _begrijp(bericht))
            bericht.status = Berichtstatus.TE_VERWERKEN
        except formaten.Onleesbaar as fout:
            bericht.status = Berichtstatus.ONLEESBAAR
            bericht.leesfout, bericht.leesfout_plek = fout.soort, fout.plek[:PLEK_LENGTE]
        bewaar(bericht, *GELEZEN_VELDEN)
        leg_vast(
            actie="lees",
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=None,
            gegevens={"status": bericht.status, "leesfout": bericht.leesfout, "formaat": bericht.afzender.formaat},
        )
        return True


def lees_wachtende(*, nu: datetime, seconden: float = LEESTIJD) -> int:
    """Go on with whatever else waits, oldest first, for so long; returns how many. In a storm one ring is enough."""
    einde, gelezen = time.monotonic() + seconden, 0
    wachtend = (
        InkomendBericht.objects.filter(status=Berichtstatus.ONTVANGEN).order_by("pk").values_list("pk", flat=True)
    )
    while ids := list(wachtend[:PER_GREEP]):
        gedaan = 0
        for bericht_id in ids:
            gedaan += lees(bericht_id, nu=nu)
            if time.monotonic() > einde:
                return gelezen + gedaan
        if not gedaan:
            # Others have all of these in hand.
            break
        gelezen += gedaan
    return gelezen


def veeg(nu: datetime) -> int:
    """Ring again for every message that waits longer than reading takes; a ring too many does nothing."""
    verloren = InkomendBericht.objects.filter(status=Berichtstatus.ONTVANGEN, ontvangen_op__lte=nu - WACHT)
    ids = list(verloren.order_by("pk").values_list("pk", flat=True)[:PER_KEER])
    for bericht_id in ids:
        wek(LEES_TAAK, bericht_id=bericht_id)
    return len(ids)


def _begrijp(bericht: InkomendBericht) -> Bericht:
    ruw = base64.b64decode(bericht.ruw or "")
    dag = dag_van(bericht.ontvangen_op)
    lijsten = formaten.Lijsten(
        codes=frozenset(Code.objects.filter(geldig__contains=dag).values_list("sleutel", flat=True)),
        gemeenten=frozenset(Gemeente.objects.values_list("code", flat=True)),
    )
    try:
        return formaten.lees(bericht.afzender.formaat, ruw, lijsten)
    except formaten.Onleesbaar:
        raise
    except Exception as fout:
        # A fault of ours: a human gets to see the message today, whatever is repaired tomorrow.
        logger.exception("adapter brak af", bericht_id=bericht.pk, fout_code=type(fout).__name__)
        raise formaten.Onleesbaar(Soort.SCHEMA, "onverwachte fout bij het lezen") from None


def _neem_over(bericht: InkomendBericht, gelezen: Bericht) -> None:
    bericht.gelezen = gelezen.als_json()
    bericht.crisis = gelezen.crisis
    bericht.gemeente_id = gelezen.gemeente
    # Always in this order, so that two who read at once never wait for each other.
    bericht.gebeurtenis = _verband(bericht, Berichtverband.Soort.GEBEURTENIS, gelezen.gebeurtenis_id)
    bericht.gezin = _verband(bericht, Berichtverband.Soort.GEZIN, gelezen.gezin_id)


def _verband(bericht: InkomendBericht, soort: Berichtverband.Soort, kenmerk: str | None) -> Berichtverband | None:
    """The row that messages of this sender with the same key share; two at once find the same one."""
    if kenmerk is None:
        return None
    sleutel = blinde_index(bericht.organisatie_id, f"bericht.{soort}", f"{bericht.afzender_id}\x1f{kenmerk}")
    vast = {"organisatie_id": bericht.organisatie_id, "soort": soort, "sleutel": sleutel}
    Berichtverband.objects.bulk_create([Berichtverband(**vast)], ignore_conflicts=True)
    return Berichtverband.objects.get(**vast)
