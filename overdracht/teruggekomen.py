# SPDX-License-Identifier: EUPL-1.2
"""Handovers that came back and that nothing answered yet: work for Veilig Thuis before any other of the same casus.

No term begins by it: no source names one. It is an order, and what came back because somebody is in danger is for today
(docs/adr/0098-wat-terugkomt-staat-vooraan.md).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Self

from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, JSONObject

from meldingen.models import Signaal, Veiligheidsbeoordeling

from .models import Overdracht
from .werkproces import Overdrachtstatus

TERUG: Final = (Overdrachtstatus.GEWEIGERD, Overdrachtstatus.VERLOPEN, Overdrachtstatus.TERUGGELEGD)
# Somebody is not safe, says who had the family: of today.
GEVAAR: Final = ("terugmeldreden:onveilig", "terugmeldreden:nieuw_incident")


@dataclass(frozen=True)
class Teruggekomen:
    """What a list and the head of a dossier say of it. `reden` is empty when the term simply passed."""

    nummer: str
    hoe: str
    reden: str
    partij: str
    op: datetime
    gevaar: bool

    @classmethod
    def uit(cls, rij: dict[str, Any] | None) -> Self | None:
        """From the column that `laatste_teruggekomen` gives."""
        if rij is None:
            return None
        return cls(
            nummer=rij["nummer"],
            hoe=Overdrachtstatus(rij["status"]).label,
            reden=rij["reden"],
            partij=rij["partij"],
            op=datetime.fromisoformat(rij["op"]),
            gevaar=rij["voorrang"] == 0,
        )

    @property
    def tekst(self) -> str:
        """'Teruggelegd: nieuw incident'."""
        return f"{self.hoe}: {self.reden.lower()}" if self.reden else f"{self.hoe}: niet op tijd beantwoord"

    @property
    def toon(self) -> str:
        return "fout" if self.gevaar else "let-op"

    def uiterste(self, vandaag: date, anders: date | None) -> date | None:
        """The day that a list shows: with danger today, or the term that runs when that is earlier."""
        if not self.gevaar:
            return anders
        return min(anders or vandaag, vandaag)


def laatste_teruggekomen() -> Subquery:
    """For a queryset of casussen: the handover that came back last as JSON, null when none waits for an answer.

    It waits until the casus is handed over again or decided on again. Where no handover was required (during a dienst
    or monitoring) it also ends when its signal is settled: then somebody saw it and lets the rest run.
    """
    casus = OuterRef("casus_id")
    later_verzonden = Overdracht.objects.filter(casus_id=casus, verzonden_op__gt=OuterRef("beeindigd_op"))
    later_besloten = Veiligheidsbeoordeling.objects.filter(casus_id=casus, vastgesteld_op__gt=OuterRef("beeindigd_op"))
    sleutel = Concat(OuterRef("nummer"), Value(":"), OuterRef("status"), output_field=CharField())
    signaal = Signaal.objects.open().filter(casus_id=casus, sleutel=sleutel)
    rijen: QuerySet[Overdracht] = (
        Overdracht.objects.filter(casus_id=OuterRef("pk"), casus__gesloten_op__isnull=True, status__in=TERUG)
        .filter(~Exists(later_verzonden), ~Exists(later_besloten))
        .filter(Q(casus__overdracht_nodig=True) | Exists(signaal))
        .order_by("-beeindigd_op", "-pk")
    )
    inhoud = JSONObject(
        nummer="nummer",
        status="status",
        reden=Coalesce("terugmeldreden__label", "weigerreden__label", Value("")),
        partij="partij__naam",
        op="beeindigd_op",
        voorrang=Case(When(terugmeldreden__in=GEVAAR, then=0), default=1, output_field=IntegerField()),
    )
    return Subquery(rijen.values(alles=inhoud)[:1])
