# SPDX-License-Identifier: EUPL-1.2
"""What background work could not solve by itself, for the page of a human."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, QuerySet

from achtergrond.berichten import te_versturen
from achtergrond.models import Status, UitgaandBericht, VerzendStatus, Werk
from achtergrond.werk import te_doen


@dataclass(frozen=True)
class Achterstand:
    """`oudste` is since when the longest waiting row is due: it tells whether any worker is running at all."""

    werk: int
    berichten: int
    oudste: datetime | None


def mislukt_werk(organisatie_id: int | None) -> QuerySet[Werk]:
    """Jobs that gave up; achtergrond.werk.opnieuw sends one round again."""
    return Werk.objects.filter(organisatie_id=organisatie_id, status=Status.MISLUKT).order_by("due_op")


def berichten_voor_een_mens(organisatie_id: int | None) -> QuerySet[UitgaandBericht]:
    """Messages that were refused or may or may not have left; see verstuur_opnieuw and is_toch_verzonden."""
    return UitgaandBericht.objects.filter(
        organisatie_id=organisatie_id, status__in=[VerzendStatus.ONZEKER, VerzendStatus.MISLUKT]
    ).order_by("due_op")


def achterstand(nu: datetime) -> Achterstand:
    werk, berichten = te_doen(nu), te_versturen(nu)
    momenten = [rijen.order_by().aggregate(oudste=Min("due_op"))["oudste"] for rijen in (werk, berichten)]
    return Achterstand(werk=werk.count(), berichten=berichten.count(), oudste=min(filter(None, momenten), default=None))
