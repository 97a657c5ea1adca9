# SPDX-License-Identifier: EUPL-1.2
"""The lists of handovers, per audience: what is on a row, in which order, fifty at a time by key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from meldingen.klok import instelling_van
from meldingen.models import Termijn
from meldingen.termijnen.kalender import dag_van, werkdagen_tussen
from organisaties.models import Medewerker

from .models import Overdracht
from .overgang import ONDERWERP
from .werkproces import OPEN, Overdrachtstatus

PER_BLAD = 50
NIEUWSTE_EERST = ("verzonden_op", "pk")
# Descending 'verzonden' comes before 'bevestigd': what nobody has looked at stands on top.
NIEUW_BOVEN = ("status", "verzonden_op", "pk")
SOORT_BADGE = {
    Overdrachtstatus.VERZONDEN: "info",
    Overdrachtstatus.BEVESTIGD: "info",
    Overdrachtstatus.AANVAARD: "goed",
    Overdrachtstatus.GEWEIGERD: "let-op",
    Overdrachtstatus.VERLOPEN: "fout",
    Overdrachtstatus.TERUGGELEGD: "let-op",
}


@dataclass(frozen=True)
class Termijnstand:
    """The first thing that the receiver must still do, until when and how many working days that is."""

    wat: str
    datum: date
    werkdagen: int


@dataclass(frozen=True)
class Rij:
    overdracht: Overdracht
    badge: str
    termijn: Termijnstand | None


@dataclass(frozen=True)
class Blad:
    rijen: list[Rij]
    volgende: str | None


def postvak(medewerker: Medewerker, *, na: str | None, nu: datetime) -> Blad:
    """What waits for an answer of this party, unread first."""
    rijen = Overdracht.objects.zichtbaar_voor(medewerker).filter(status__in=OPEN)
    return _blad(rijen.select_related("pakket", "organisatie"), NIEUW_BOVEN, na, nu)


def eerdere(medewerker: Medewerker, *, na: str | None, nu: datetime) -> Blad:
    """What this party answered before, or what was ended without its answer."""
    rijen = Overdracht.objects.zichtbaar_voor(medewerker).exclude(status__in=OPEN)
    return _blad(rijen.select_related("pakket", "organisatie"), NIEUWSTE_EERST, na, nu)


def van_vt(medewerker: Medewerker, *, alle: bool, na: str | None, nu: datetime) -> Blad:
    """The handovers of this organisation, open ones unless `alle`."""
    rijen = Overdracht.objects.zichtbaar_voor(medewerker)
    if not alle:
        rijen = rijen.filter(status__in=OPEN)
    return _blad(rijen.select_related("casus", "partij", "wijze", "organisatie"), NIEUWSTE_EERST, na, nu)


def badge(overdracht: Overdracht) -> str:
    return SOORT_BADGE.get(Overdrachtstatus(overdracht.status), "neutraal")


def termijnstand(overdracht: Overdracht, nu: datetime) -> Termijnstand | None:
    return _termijnstanden([overdracht], nu).get(overdracht.pk)


def _blad(rijen: "QuerySet[Overdracht]", volgorde: Sequence[str], na: str | None, nu: datetime) -> Blad:
    if na and (vorige := rijen.filter(nummer=na).values(*volgorde).first()):
        rijen = rijen.filter(_voorbij(volgorde, vorige))
    gevonden = list(rijen.order_by(*[f"-{veld}" for veld in volgorde])[: PER_BLAD + 1])
    getoond = gevonden[:PER_BLAD]
    standen = _termijnstanden(getoond, nu)
    return Blad(
        rijen=[Rij(o, badge(o), standen.get(o.pk)) for o in getoond],
        volgende=getoond[-1].nummer if len(gevonden) > PER_BLAD else None,
    )


def _voorbij(volgorde: Sequence[str], vorige: dict[str, Any]) -> Q:
    """Rows after `vorige` in descending order of all fields together."""
    voorwaarde = Q()
    for index, veld in enumerate(volgorde):
        gelijk = {naam: vorige[naam] for naam in volgorde[:index]}
        voorwaarde |= Q(**gelijk, **{f"{veld}__lt": vorige[veld]})
    return voorwaarde


def _termijnstanden(overdrachten: Iterable[Overdracht], nu: datetime) -> dict[int, Termijnstand]:
    per_id = {overdracht.pk: overdracht for overdracht in overdrachten if overdracht.status in OPEN}
    if not per_id:
        return {}
    open_termijnen = Termijn.objects.open().filter(onderwerp=ONDERWERP, onderwerp_id__in=per_id)
    standen: dict[int, Termijnstand] = {}
    vandaag = dag_van(nu)
    rijen = open_termijnen.order_by("-uiterste_datum").values_list("onderwerp_id", "soort", "uiterste_datum")
    for overdracht_id, soort, datum in rijen:
        kalender = instelling_van(per_id[overdracht_id].organisatie).kalender
        standen[overdracht_id] = Termijnstand(soort, datum, werkdagen_tussen(vandaag, datum, kalender))
    return standen
