# SPDX-License-Identifier: EUPL-1.2
"""The sweeps of this app: rows that show that something is still to be done, so an outage changes nothing.

An open term without its signal, a melder who should have heard; a melding in which known persons were not looked
for, or in which somebody changed since.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from achtergrond.wekken import GELDIG_SECONDEN, wek
from organisaties.models import VTOrganisatie
from personen.samenvoegen import herstel, vergrendel_samen

from .herhaling.bijwerken import werk_personen_bij
from .herkenning import ZOEK_TAAK, nooit_gezocht, opnieuw_te_zoeken
from .informeerlijst import werk_lijsten_bij, werk_meldingen_bij, zonder_lijst
from .models import Melding
from .signaleren import te_signaleren_termijnen
from .terugkoppelen import te_late_terugkoppelingen

SIGNALEER_TAAK = "meldingen.signaleer_termijn"
TERUGKOPPEL_TAAK = "meldingen.signaleer_terugkoppeling"
# The rest comes at the next tick.
PER_KEER = 1_000


def veeg(nu: datetime) -> int:
    """Start one small task per term that is about to pass or has passed; returns how many."""
    ids = list(te_signaleren_termijnen(nu).values_list("pk", flat=True)[:PER_KEER])
    for termijn_id in ids:
        wek(SIGNALEER_TAAK, termijn_id=termijn_id)
    return len(ids)


def veeg_terugkoppelingen(nu: datetime) -> int:
    """Start one small task per melder who should have heard by now; returns how many."""
    ids = list(te_late_terugkoppelingen(nu).values_list("pk", flat=True)[:PER_KEER])
    for terugkoppeling_id in ids:
        wek(TERUGKOPPEL_TAAK, terugkoppeling_id=terugkoppeling_id)
    return len(ids)


def veeg_niet_gezocht(nu: datetime) -> int:
    """Start a search per melding whose own ring was lost: it is older than any ring that may still be under way."""
    verloren = nooit_gezocht().filter(geregistreerd_op__lte=nu - timedelta(seconds=GELDIG_SECONDEN))
    return _zoek(verloren)


def veeg_opnieuw(nu: datetime) -> int:
    """At night: look again where somebody changed, and for the first time where an import left an open casus."""
    return _zoek(opnieuw_te_zoeken(nu))


def veeg_informeerlijsten(nu: datetime) -> int:
    """Make the list of who must be told where a term runs and nobody is on a list; of how many that gave one.

    Where nobody has to be told no list comes, and every night finds it again: so a run goes on behind what it did.
    Each batch is a transaction of its own.
    """
    rijen = zonder_lijst().filter(casus__gesloten_op__isnull=True).order_by("casus_id", "pk")
    gedaan, na = 0, Q()
    while True:
        with transaction.atomic():
            paren = list(rijen.filter(na).values_list("pk", "casus_id")[:PER_KEER])
            if not paren:
                return gedaan
            gedaan += werk_meldingen_bij(paren, nu=nu)
        melding_id, casus_id = paren[-1]
        na = Q(casus_id__gte=casus_id) & (Q(casus_id__gt=casus_id) | Q(pk__gt=melding_id))


def veeg_samenvoegingen(nu: datetime) -> int:
    """Who is one human is what people decided: put right, with all that follows from it, where a row says otherwise.

    No step leaves that behind; an import did, once. Returns of how many rows.
    """
    gedaan = 0
    for organisatie_id in VTOrganisatie.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            vergrendel_samen(organisatie_id)
            geraakt = herstel(organisatie_id)
            werk_personen_bij(geraakt, nu=nu)
            werk_lijsten_bij(geraakt, nu=nu)
        gedaan += len(geraakt)
    return gedaan


def _zoek(meldingen: QuerySet[Melding]) -> int:
    ids = list(meldingen.values_list("pk", flat=True)[:PER_KEER])
    for melding_id in ids:
        wek(ZOEK_TAAK, melding_id=melding_id)
    return len(ids)
