# SPDX-License-Identifier: EUPL-1.2
"""Which handovers ended an involvement, and which of them still miss the monitoring that was agreed."""

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.lookups import IsNull

from meldingen.beoordeling import leidende_beoordeling
from meldingen.models import Casus, Melding, Overgang
from meldingen.werkproces import Fase
from overdracht.models import Overdracht
from overdracht.werkproces import Overdrachtstatus

AFGEROND = (Overdrachtstatus.AANVAARD, Overdrachtstatus.MEEGEGEVEN)


def afgeronde_overdrachten(casus: Casus) -> list[Overdracht]:
    """Accepted or given handovers of the decision that leads the casus, since it was last closed."""
    leidend = leidende_beoordeling(casus).first()
    if leidend is None:
        return []
    sluitingen = Overgang.objects.van(casus).filter(onderwerp="casus", kenmerk="fase", naar=Fase.AFGESLOTEN)
    gesloten = sluitingen.aggregate(laatst=Max("moment"))["laatst"]
    rijen = Overdracht.objects.filter(melding_id=leidend.melding_id, status__in=AFGEROND).select_related("afspraak")
    return list(rijen.filter(status_sinds__gt=gesloten) if gesloten else rijen)


def zonder_monitoring() -> QuerySet[Overdracht]:
    """Accepted handovers whose agreement asks for monitoring that is not planned yet, longest ago first.

    Only of the last involvement: the casus is open, was not closed since the acceptance, and got no melding since.
    """
    vervangen_tot = OuterRef("casus__historie_vanaf")
    gesloten = Overgang.objects.filter(
        IsNull(vervangen_tot, True) | Q(vastgelegd_op__gte=vervangen_tot),
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
