# SPDX-License-Identifier: EUPL-1.2
"""How many adviezen: per advies or per contact, since regions count one or the other (national study 2020, §3.3.2)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .models import Advies, Adviescontact
from .termijnen.kalender import TIJDZONE

if TYPE_CHECKING:
    from organisaties.models import Medewerker


@dataclass(frozen=True)
class Adviestelling:
    """Of a period of Dutch days, both ends included.

    `gestart`: adviezen by the day they were asked (CBS 2.0: 'gestarte adviezen'). `gegeven`: adviezen by the day they
    were finished (CBS 1.0 delivers these). `contacten`: conversations by their own day; the first is the advies itself,
    a vervolgadvies one more. An advies that came from a melding or became one counts as any other.
    """

    van: date
    tot: date
    gestart: int
    gegeven: int
    contacten: int


def tel_adviezen(medewerker: "Medewerker", *, van: date, tot: date) -> Adviestelling:
    """Three counts of the own region; zero for who may not see adviezen."""
    begin, einde = _begin(van), _begin(tot + timedelta(days=1))
    adviezen = Advies.objects.zichtbaar_voor(medewerker)
    gestart = adviezen.filter(ontvangen_op__gte=begin, ontvangen_op__lt=einde).count()
    gegeven = adviezen.filter(afgerond_op__gte=begin, afgerond_op__lt=einde).count()
    vervolg = Adviescontact.objects.filter(
        organisatie_id=medewerker.vt_organisatie_id, advies__in=adviezen, op__gte=begin, op__lt=einde
    ).count()
    return Adviestelling(van, tot, gestart, gegeven, gestart + vervolg)


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time.min, TIJDZONE)
