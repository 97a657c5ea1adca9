# SPDX-License-Identifier: EUPL-1.2
"""Counting what came in, both ways: a message is not a melding, and one melding may come of several messages."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count, Q

from intake.querysets import InkomendBerichtQuerySet
from intake.werkproces import Berichtstatus
from meldingen.termijnen.kalender import TIJDZONE

# Whoever looks what became of messages today needs not look at those of last year: no term lasts that long.
OUDSTE: Final = timedelta(days=60)


@dataclass(frozen=True)
class Telling:
    """Of the messages received in a period: how many became a melding, joined one, ended without, or wait."""

    berichten: int
    meldingen: int
    toegevoegd: int
    afgehandeld: int
    open: int


@dataclass(frozen=True)
class UitBerichten:
    """Of the meldingen received in a period that came in as a message: how many, and of how many messages they are."""

    meldingen: int
    berichten: int


def tel_berichten(rijen: InkomendBerichtQuerySet, *, van: datetime, tot: datetime) -> Telling:
    """`rijen` are those that may be counted (`zichtbaar_voor`, or of one organisation); `tot` is excluded."""
    per_status = Count("pk", filter=Q(status=Berichtstatus.MELDING))
    gevonden = rijen.filter(ontvangen_op__gte=van, ontvangen_op__lt=tot).aggregate(
        berichten=Count("pk"),
        meldingen=per_status,
        toegevoegd=Count("pk", filter=Q(status=Berichtstatus.TOEGEVOEGD)),
        afgehandeld=Count("pk", filter=Q(status=Berichtstatus.AFGEHANDELD)),
        open=Count("pk", filter=Q(verwerkt_op__isnull=True)),
    )
    return Telling(**gevonden)


def tel_meldingen(rijen: InkomendBerichtQuerySet, *, van: datetime, tot: datetime) -> UitBerichten:
    """The same from the other side: by the receipt of the melding."""
    gevonden = rijen.filter(melding__ontvangen_op__gte=van, melding__ontvangen_op__lt=tot).aggregate(
        meldingen=Count("melding", distinct=True), berichten=Count("pk")
    )
    return UitBerichten(**gevonden)


@dataclass(frozen=True)
class Telbeeld:
    """Both counts over the days `van` and `tot`, both included."""

    van: date
    tot: date
    berichten: Telling
    meldingen: UitBerichten


def tel_dagen(rijen: InkomendBerichtQuerySet, van: date, tot: date) -> Telbeeld:
    """Days begin at midnight in Amsterdam. Two queries."""
    periode = {"van": _begin(van), "tot": _begin(tot + timedelta(days=1))}
    return Telbeeld(van, tot, tel_berichten(rijen, **periode), tel_meldingen(rijen, **periode))


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), tzinfo=TIJDZONE)


def tel_open(rijen: InkomendBerichtQuerySet) -> int:
    return rijen.open().count()


def tel_eruit(rijen: InkomendBerichtQuerySet, *, vanaf: datetime) -> int:
    """Meldingen made of messages since `vanaf`."""
    recent = rijen.filter(ontvangen_op__gte=vanaf - OUDSTE)
    return recent.filter(status=Berichtstatus.MELDING, verwerkt_op__gte=vanaf).count()
