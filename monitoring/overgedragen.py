# SPDX-License-Identifier: EUPL-1.2
"""Which handovers ended an involvement, and which of them still miss the monitoring that was agreed."""

from django.db.models import Exists, F, OuterRef, QuerySet

from meldingen.models import Casus, Melding, Overgang
from meldingen.werkproces import Fase, Status
from overdracht.models import Overdracht
from overdracht.werkproces import Overdrachtstatus

AFGEROND = (Overdrachtstatus.AANVAARD, Overdrachtstatus.MEEGEGEVEN)


def afgeronde_overdrachten(casus: Casus) -> list[Overdracht]:
    """Accepted or given handovers of the last assessed melding; those of earlier meldingen are history."""
    melding = casus.meldingen.filter(status=Status.BEOORDEELD).order_by("-ontvangen_op", "-pk").first()
    if melding is None:
        return []
    return list(Overdracht.objects.filter(melding=melding, status__in=AFGEROND).select_related("afspraak"))


def zonder_monitoring() -> QuerySet[Overdracht]:
    """Accepted handovers whose agreement asks for monitoring that is not planned yet, longest ago first.

    Only of the last involvement: the casus is open, was not closed since the acceptance, and got no melding since.
    """
    gesloten = Overgang.objects.filter(
        casus_id=OuterRef("casus_id"), onderwerp="casus", kenmerk="fase", naar=Fase.AFGESLOTEN,
        moment__gt=OuterRef("aanvaard_op"),
    )  # fmt: skip
    later_gemeld = Melding.objects.filter(casus_id=OuterRef("casus_id"), ontvangen_op__gt=OuterRef("aanvaard_op"))
    return (
        Overdracht.objects.filter(
            status=Overdrachtstatus.AANVAARD,
            afspraak__monitoring_na_overdracht=True,
            monitoring__isnull=True,
            casus__gesloten_op__isnull=True,
        )
        .exclude(Exists(gesloten))
        .exclude(Exists(later_gemeld))
        .order_by(F("aanvaard_op").asc(), "pk")
    )
