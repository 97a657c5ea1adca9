# SPDX-License-Identifier: EUPL-1.2
"""The sweep over meldingen that no step computed: of an import, of the generator, of before there was a `Herhaling`.

A melding without that row is the work to be done; each batch is a transaction of its own, so it can be broken off and
started again at any moment.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from meldingen.models import Herhaling, Melding
from organisaties.models import VTOrganisatie
from personen.samenvoegen import vergrendel_samen

from .bijwerken import werk_bij_met_latere

PER_KEER = 500


def veeg(
    nu: datetime,
    *,
    organisatie_id: int | None = None,
    hoogstens: int | None = None,
    toon: Callable[[int], None] = lambda _: None,
) -> int:
    """Compute what is missing, oldest melding first, at most so many; returns how many. `toon` gets the count so far.

    While a batch is at work nobody registers a melding about known people of that organisation; a batch takes less
    than a second.
    """
    organisaties = VTOrganisatie.objects.filter(pk=organisatie_id) if organisatie_id else VTOrganisatie.objects.all()
    gedaan = 0
    for pk in organisaties.order_by("pk").values_list("pk", flat=True):
        for aantal in _per_organisatie(pk, nu):
            gedaan += aantal
            toon(gedaan)
            if hoogstens is not None and gedaan >= hoogstens:
                return gedaan
    return gedaan


def zonder_herhaling() -> QuerySet[Melding]:
    return Melding.objects.exclude(Exists(Herhaling.objects.filter(melding_id=OuterRef("pk"))))


def _per_organisatie(organisatie_id: int, nu: datetime) -> Iterator[int]:
    """By day of receipt, so that what came before a melding is there when its turn comes."""
    te_doen = zonder_herhaling().filter(organisatie_id=organisatie_id).order_by("ontvangen_op", "pk")
    na = Q()
    while True:
        with transaction.atomic():
            vergrendel_samen(organisatie_id)
            rijen = list(te_doen.filter(na).values_list("ontvangen_op", "pk")[:PER_KEER])
            if not rijen:
                return
            aantal = werk_bij_met_latere([pk for _, pk in rijen], nu=nu)
        yield aantal
        op, pk = rijen[-1]
        # A plain bound that the index knows, and the rest of the row comparison beside it.
        na = Q(ontvangen_op__gte=op) & (Q(ontvangen_op__gt=op) | Q(pk__gt=pk))
