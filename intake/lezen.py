# SPDX-License-Identifier: EUPL-1.2
"""Reading what was received: the adapter of its format, and what the message says put beside the raw body.

The message itself is the work to be done (status 'ontvangen'), so a lost ring and a dead worker are found by the sweep.
Messages are read by the handful, in one transaction: a worker that dies leaves all of them as they were. One that
breaks its handful is read alone, and when it breaks that too it is unreadable; the others never wait for it.
"""

import base64
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import Final

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Count, Min, QuerySet

from achtergrond.pogingen import TIJDELIJK
from achtergrond.wekken import wek
from audit.vastleggen import Vastlegging, leg_vast_alle
from intake import formaten
from intake.formaten.fout import PLEK_LENGTE, Soort
from intake.formaten.vorm import Bericht
from intake.models import InkomendBericht
from intake.verband import zoek_verbanden
from intake.werkproces import Berichtstatus
from meldingen.overgang import bewaar
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Code, Gemeente

logger = structlog.get_logger(__name__)

LEES_TAAK: Final = "intake.lees"
# A crisis among them must not wait for the end of a ring, so the sweep is early rather than thrifty.
WACHT: Final = timedelta(minutes=1)
# A task that was rung reads on for this long, well within what a task may take.
LEESTIJD: Final = 20.0
# One handful: so many messages, and of large ones fewer. Whoever delivers one of them again waits until it is read.
PER_GREEP: Final = 25
BYTES_PER_GREEP: Final = 2 * 1024 * 1024
# Whoever rang so lately is still being answered.
BEL_VERS: Final = timedelta(seconds=10)
GELEZEN_VELDEN: Final = (
    *("status", "gelezen_op", "gelezen", "leesfout", "leesfout_plek"),
    *("crisis", "gemeente", "gebeurtenis", "gezin"),
)
ONVERWACHT: Final = "onverwachte fout bij het lezen"

Uitkomst = Bericht | formaten.Onleesbaar
Gelezen = tuple[InkomendBericht, Uitkomst]
SamenLezer = Callable[[Collection[int]], int]


def gelezen_van(bericht: InkomendBericht) -> Bericht | None:
    """What a message says, or None while it is not read or cannot be. Codes may have left their list since."""
    return None if bericht.gelezen is None else Bericht.model_validate_json(bericht.gelezen)


def lees(bericht_id: int, *, nu: datetime) -> bool:
    """Read one message: from 'ontvangen' to 'te_verwerken', or to 'onleesbaar' with what is wrong and where.

    False when it was read already, or another worker has it.
    """
    try:
        with transaction.atomic():
            return bool(_lees_rijen(_pak(_wachtend().filter(pk=bericht_id)), nu=nu))
    except TIJDELIJK:
        raise
    except Exception as fout:
        logger.exception("bericht brak af", bericht_id=bericht_id, fout_code=type(fout).__name__)
        return _geef_op(bericht_id, nu)


def lees_wachtende(*, nu: datetime, seconden: float = LEESTIJD) -> int:
    """Go on with whatever else waits, oldest first, for so long; returns how many. Rings for what is left then."""
    einde, gelezen = time.monotonic() + seconden, 0
    while time.monotonic() < einde:
        _, gedaan = _greep(_wachtend(), partial(_lees_rijen, nu=nu), partial(lees, nu=nu))
        if not gedaan:
            # Nothing waits, or others have it in hand.
            return gelezen
        gelezen += gedaan
    if (volgende := _wachtend().order_by("pk").values_list("pk", flat=True).first()) is not None:
        wek(LEES_TAAK, bericht_id=volgende)
    return gelezen


@dataclass(frozen=True)
class Herlezing:
    """Of the messages that could not be read: how many can be read now, still cannot, or were in other hands."""

    gelezen: int
    onleesbaar: int
    bezet: int


def lees_opnieuw(*, nu: datetime, afzenders: Collection[int] | None = None, proef: bool = False) -> Herlezing:
    """Read again what could not be read, after an adapter or a list of codes is mended: to 'te_verwerken'.

    All senders, or these. What still cannot be read keeps its place, with the fault it has now; a second run changes
    nothing. Never what re-used an id (no adapter can tell which of the two is right), nor what a human settled.
    `proef` only counts.
    """
    rijen = InkomendBericht.objects.filter(status=Berichtstatus.ONLEESBAAR).exclude(leesfout=Soort.HERGEBRUIKT)
    if afzenders is not None:
        rijen = rijen.filter(afzender__in=afzenders)
    lees_ze = partial(_lees_rijen, nu=nu, actie="lees_opnieuw", proef=proef)
    aantal, gezien, gelezen, laatste = rijen.count(), 0, 0, 0
    while True:
        ids, gelukt = _greep(rijen.filter(pk__gt=laatste), lees_ze, lambda een: _probeer(rijen, een, lees_ze))
        if not ids:
            return Herlezing(gelezen, gezien - gelezen, max(0, aantal - gezien))
        gelezen, gezien, laatste = gelezen + gelukt, gezien + len(ids), ids[-1]


def bel(bericht_id: int, *, ontvangen_op: datetime) -> None:
    """Ring for a message that is committed, unless an older one waits whose ring is not answered yet.

    Whoever reads that one looks again afterwards and finds this one; so a storm costs some rings and not thousands.
    """
    rinkelt = _wachtend().filter(pk__lt=bericht_id, ontvangen_op__gt=ontvangen_op - BEL_VERS)
    if not rinkelt.exists():
        wek(LEES_TAAK, bericht_id=bericht_id)


def veeg(nu: datetime) -> int:
    """Ring again when messages wait longer than reading takes; returns how many. One ring reads them all."""
    verloren = _wachtend().filter(ontvangen_op__lte=nu - WACHT)
    aantal, oudste = verloren.aggregate(aantal=Count("pk"), oudste=Min("pk")).values()
    if oudste is not None:
        wek(LEES_TAAK, bericht_id=oudste)
    return int(aantal)


def _wachtend() -> QuerySet[InkomendBericht]:
    return InkomendBericht.objects.filter(status=Berichtstatus.ONTVANGEN)


def _greep(rijen: QuerySet[InkomendBericht], samen: SamenLezer, apart: Callable[[int], int]) -> tuple[list[int], int]:
    """One handful of these: which, and how many were read, `samen`; when that breaks, each of them `apart`."""
    ids: list[int] = []
    try:
        with transaction.atomic():
            ids = _pak(rijen)
            return ids, samen(ids)
    except TIJDELIJK:
        raise
    except Exception as fout:  # noqa: BLE001 (which of them it is, and why, is seen when they are read alone)
        logger.warning("greep brak af", aantal=len(ids), fout_code=type(fout).__name__)
    return ids, sum(apart(bericht_id) for bericht_id in ids)


def _probeer(rijen: QuerySet[InkomendBericht], bericht_id: int, samen: SamenLezer) -> int:
    """One of these alone; what breaks stays as it was."""
    try:
        with transaction.atomic():
            return samen(_pak(rijen.filter(pk=bericht_id)))
    except TIJDELIJK:
        raise
    except Exception as fout:
        logger.exception("bericht brak af", bericht_id=bericht_id, fout_code=type(fout).__name__)
        return 0


def _pak(rijen: QuerySet[InkomendBericht]) -> list[int]:
    """Lock one handful of these, oldest first, without those that somebody else has."""
    vrij = rijen.order_by("pk").select_for_update(no_key=True, skip_locked=True)
    ids: list[int] = []
    ruimte = BYTES_PER_GREEP
    for bericht_id, grootte in vrij.values_list("pk", "grootte")[:PER_GREEP]:
        ruimte -= grootte
        if ids and ruimte < 0:
            break
        ids.append(bericht_id)
    return ids


def _lees_rijen(ids: Collection[int], *, nu: datetime, actie: str = "lees", proef: bool = False) -> int:
    """Read these locked messages and write what changed; returns how many are no longer what they were.

    A message that was unreadable and still is, is what it was, also when another fault is found in it now.
    """
    if not ids:
        return 0
    lijsten = cache(lijsten_op)
    rijen = InkomendBericht.objects.select_related("afzender").filter(pk__in=ids).order_by("pk")
    uitkomsten = [(rij, _begrijp(rij, lijsten(dag_van(rij.ontvangen_op)))) for rij in rijen]
    verder = sum(_status_na(uitkomst) != rij.status for rij, uitkomst in uitkomsten)
    anders = [(rij, uitkomst) for rij, uitkomst in uitkomsten if not _zelfde_fout(rij, uitkomst)]
    if not proef:
        _schrijf(anders, nu, actie)
    return verder


def _begrijp(bericht: InkomendBericht, lijsten: formaten.Lijsten) -> Uitkomst:
    ruw = base64.b64decode(bericht.ruw or "")
    try:
        return formaten.lees(bericht.afzender.formaat, ruw, lijsten)
    except formaten.Onleesbaar as fout:
        return fout
    except SoftTimeLimitExceeded:
        # The task has had its time; this message has done nothing wrong.
        raise
    except Exception as fout:
        # A fault of ours: a human gets to see the message today, whatever is repaired tomorrow.
        logger.exception("adapter brak af", bericht_id=bericht.pk, fout_code=type(fout).__name__)
        return formaten.Onleesbaar(Soort.SCHEMA, ONVERWACHT)


def lijsten_op(dag: date) -> formaten.Lijsten:
    """The codes and gemeenten that a message of this day may name."""
    return formaten.Lijsten(
        codes=frozenset(Code.objects.filter(geldig__contains=dag).values_list("sleutel", flat=True)),
        gemeenten=frozenset(Gemeente.objects.values_list("code", flat=True)),
    )


def _status_na(uitkomst: Uitkomst) -> Berichtstatus:
    return Berichtstatus.TE_VERWERKEN if isinstance(uitkomst, Bericht) else Berichtstatus.ONLEESBAAR


def _zelfde_fout(bericht: InkomendBericht, uitkomst: Uitkomst) -> bool:
    if isinstance(uitkomst, Bericht):
        return False
    return (bericht.leesfout, bericht.leesfout_plek) == (uitkomst.soort, uitkomst.plek[:PLEK_LENGTE])


def _schrijf(gelezen: Collection[Gelezen], nu: datetime, actie: str) -> None:
    verbanden = zoek_verbanden((rij, uitkomst) for rij, uitkomst in gelezen if isinstance(uitkomst, Bericht))
    for bericht, uitkomst in gelezen:
        bericht.gelezen_op = nu
        bericht.status = _status_na(uitkomst)
        if isinstance(uitkomst, Bericht):
            bericht.leesfout = bericht.leesfout_plek = ""
            bericht.gelezen = uitkomst.als_json()
            bericht.crisis = uitkomst.crisis
            bericht.gemeente_id = uitkomst.gemeente
            bericht.gebeurtenis_id, bericht.gezin_id = verbanden[bericht.pk]
        else:
            bericht.leesfout, bericht.leesfout_plek = uitkomst.soort, uitkomst.plek[:PLEK_LENGTE]
        bewaar(bericht, *GELEZEN_VELDEN)
    leg_vast_alle(
        Vastlegging(
            actie=actie,
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=None,
            gegevens={"status": bericht.status, "leesfout": bericht.leesfout, "formaat": bericht.afzender.formaat},
        )
        for bericht, _ in gelezen
    )


def _geef_op(bericht_id: int, nu: datetime) -> bool:
    """What breaks by itself is for a human, who sees that there is a message; its body is not even read here."""
    with transaction.atomic():
        vrij = _wachtend().select_for_update(of=("self",), no_key=True, skip_locked=True)
        bericht = vrij.select_related("afzender").defer("ruw").filter(pk=bericht_id).first()
        if bericht is None:
            return False
        _schrijf([(bericht, formaten.Onleesbaar(Soort.SCHEMA, ONVERWACHT))], nu, "lees")
        return True
