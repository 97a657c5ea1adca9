# SPDX-License-Identifier: EUPL-1.2
"""The sweep over handovers: the open term is the work to be done, so an outage of days changes nothing afterwards."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from achtergrond.models import UitgaandBericht
from achtergrond.wekken import wek
from meldingen.models import Termijn
from meldingen.overgang import Handelend, vergrendel_rij
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Herkomst

from .berichten import bericht_aan_partij
from .models import Overdracht
from .overgang import ONDERWERP
from .werkproces import Overdrachtstatus

VERLOPEN_TAAK = "overdracht.laat_verlopen"
HERINNER_TAAK = "overdracht.herinner"
HERINNERING = "overdracht_herinnering"
# The rest comes at the next tick.
PER_KEER = 1_000


@dataclass(frozen=True)
class Geveegd:
    verlopen: int
    herinneringen: int


def veeg(nu: datetime) -> Geveegd:
    """Start one small task per handover that must expire or whose receiver must be reminded."""
    dag = dag_van(nu)
    verlopen = list(verstreken("aanvaarden", dag).values_list("onderwerp_id", flat=True)[:PER_KEER])
    herinneringen = list(_te_herinneren(dag)[:PER_KEER])
    for overdracht_id in verlopen:
        wek(VERLOPEN_TAAK, overdracht_id=overdracht_id)
    for overdracht_id in herinneringen:
        wek(HERINNER_TAAK, overdracht_id=overdracht_id)
    return Geveegd(verlopen=len(verlopen), herinneringen=len(herinneringen))


def verstreken(soort: str, dag: date) -> "QuerySet[Termijn]":
    """Open terms of handovers whose last day lies before `dag`, oldest first."""
    return Termijn.objects.open().filter(onderwerp=ONDERWERP, soort=soort, uiterste_datum__lt=dag).order_by("pk")


def herinner(overdracht_id: int, *, nu: datetime) -> bool:
    """Plan the reminder of a handover that is not confirmed in time; the unique key of the mail makes twice once."""
    with transaction.atomic():
        overdracht = vergrendel_rij(Overdracht(pk=overdracht_id))
        nodig = (
            overdracht.status == Overdrachtstatus.VERZONDEN
            and verstreken("bevestigen", dag_van(nu)).filter(onderwerp_id=overdracht_id).exists()
        )
        if nodig:
            bericht_aan_partij(Handelend(HERINNERING, None, nu), overdracht, HERINNERING)
        return nodig


def _te_herinneren(dag: date) -> "QuerySet[Termijn, int]":
    """Without those that were reminded: the message row says so. Nor those that came by an import: a file may know
    nothing of confirmations, and its receivers should not get a letter for each; staff is told of the term itself."""
    herinnerd = UitgaandBericht.objects.filter(soort=HERINNERING, onderwerp_soort=ONDERWERP)
    return (
        verstreken("bevestigen", dag)
        .exclude(herkomst=Herkomst.IMPORT)
        .exclude(onderwerp_id__in=herinnerd.values("onderwerp_id"))
        .values_list("onderwerp_id", flat=True)
    )
