# SPDX-License-Identifier: EUPL-1.2
"""The timeline of a whole family: every melding, assessment, decision, dienst, handover, moment and change of phase.

Built from rows that are loaded once per kind, so that its length costs no queries. The casus is visible already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Case, CharField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast
from django.urls import reverse

from meldingen.models import Casus, Melding, Overgang, Veiligheidsbeoordeling
from meldingen.termijnen.kalender import TIJDZONE
from meldingen.werkproces import Beoordelingstatus, Dienststatus, Fase
from monitoring.models import Monitoringsmoment
from monitoring.werkproces import Momentstatus
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from overdracht.werkproces import Overdrachtstatus

OVERDRACHTTOON = {
    Overdrachtstatus.AANVAARD: "goed",
    Overdrachtstatus.GEWEIGERD: "fout",
    Overdrachtstatus.VERLOPEN: "fout",
    Overdrachtstatus.TERUGGELEGD: "fout",
    Overdrachtstatus.INGETROKKEN: "neutraal",
    Overdrachtstatus.MEEGEGEVEN: "neutraal",
}


@dataclass(frozen=True)
class Gebeurtenis:
    """As `{% tijdlijn %}` shows it; `soort` is the name of an icon."""

    moment: datetime
    soort: str
    titel: str
    tekst: str = ""
    wie: str = ""
    url: str = ""
    badge: dict[str, str] | None = None
    correctie: bool = False


def tijdlijn_van(
    casus: Casus,
    *,
    meldingen: Iterable[Melding],
    beoordelingen: Iterable[Veiligheidsbeoordeling],
    overdrachten: Iterable[Overdracht],
    momenten: Iterable[Monitoringsmoment],
) -> list[Gebeurtenis]:
    """Newest first; two queries of its own (history; consults, incidents and measures)."""
    overdrachten = list(overdrachten)
    partijen = {o.partij_id: o.partij.naam for o in overdrachten if o.partij is not None}
    gebeurtenissen = [
        *(_melding(melding) for melding in meldingen),
        *(g for vb in beoordelingen for g in _beoordeling(vb)),
        *(g for overdracht in overdrachten for g in _overdracht(overdracht)),
        *(_moment(moment) for moment in momenten if moment.status == Momentstatus.VASTGELEGD),
        *(g for rij in _historie(casus) if (g := _overgang(rij, partijen)) is not None),
        *(_overig(rij) for rij in _overige_rijen(casus)),
    ]
    return sorted(gebeurtenissen, key=lambda g: g.moment, reverse=True)


def _melding(melding: Melding) -> Gebeurtenis:
    return Gebeurtenis(
        moment=melding.ontvangen_op,
        soort="melding",
        titel=f"Melding {melding.nummer}" + (" (ambtshalve)" if melding.ambtshalve else ""),
        tekst=melding.toelichting[:300] + ("…" if len(melding.toelichting) > 300 else ""),
        wie=f"{melding.melder_soort.label}, via {melding.kanaal.label.lower()}",
        url=reverse("meldingen:melding", args=[melding.nummer]),
        badge={"soort": "fout", "tekst": "crisis"} if melding.crisis else None,
    )


def _beoordeling(vb: Veiligheidsbeoordeling) -> Iterable[Gebeurtenis]:
    if vb.vastgesteld_op is not None:
        yield Gebeurtenis(
            moment=vb.vastgesteld_op,
            soort="beoordeling",
            titel=f"Besluit: {vb.get_besluit_display()}",
            tekst=vb.motivering,
            wie=vb.vastgesteld_door.naam if vb.vastgesteld_door else "",
            url=reverse("meldingen:melding", args=[vb.melding.nummer]),
            badge={"soort": "neutraal", "tekst": vb.zwaarte.label.lower()} if vb.zwaarte else None,
            correctie=vb.status == Beoordelingstatus.VERVANGEN,
        )
    dienst = getattr(vb, "dienst", None)
    if dienst is None:
        return
    naam = dienst.get_soort_display()
    wie = dienst.uitvoerder.naam if dienst.uitvoerder else ""
    if dienst.gestart_op:
        yield Gebeurtenis(dienst.gestart_op, "document", f"{naam} gestart", dienst.voorwaarden, wie)
    if dienst.status == Dienststatus.AFGEROND and dienst.afgerond_op:
        yield Gebeurtenis(dienst.afgerond_op, "document", f"{naam} afgerond", dienst.conclusie, wie)


def _overdracht(overdracht: Overdracht) -> Iterable[Gebeurtenis]:
    naar = overdracht.partij.naam if overdracht.partij else "het cliëntsysteem"
    url = reverse("overdracht:detail", args=[overdracht.nummer])
    wie = overdracht.verzonden_door.naam if overdracht.verzonden_door else ""
    status = Overdrachtstatus(overdracht.status)
    badge = {"soort": OVERDRACHTTOON.get(status, "info"), "tekst": status.label.lower()}
    titel = f"Overdracht aan {naar}"
    yield Gebeurtenis(overdracht.verzonden_op, "overdracht", titel, overdracht.doel, wie, url, badge)
    if overdracht.aanvaard_op:
        yield Gebeurtenis(overdracht.aanvaard_op, "overdracht", f"Aanvaard door {naar}", url=url)
    if overdracht.beeindigd_op and status != Overdrachtstatus.MEEGEGEVEN:
        tekst = overdracht.reden_toelichting
        yield Gebeurtenis(overdracht.beeindigd_op, "overdracht", f"{status.label}: {naar}", tekst, url=url)


def _moment(moment: Monitoringsmoment) -> Gebeurtenis:
    return Gebeurtenis(
        moment=_middag(moment.uitgevoerd_op),  # type: ignore[arg-type]
        soort="monitoring",
        titel=f"Monitoring: {moment.get_soort_display().lower()}",
        tekst=moment.bevindingen,
        wie=moment.uitgevoerd_door.naam if moment.uitgevoerd_door else "",
        badge={"soort": "info", "tekst": moment.veiligheid.label.lower()} if moment.veiligheid else None,
    )


def _historie(casus: Casus) -> QuerySet[Overgang]:
    naam = Medewerker.objects.filter(pk=OuterRef("medewerker_id")).values("naam")[:1]
    return Overgang.objects.van(casus).filter(onderwerp="casus").annotate(wie=Subquery(naam)).order_by("moment")


def _overgang(rij: Any, partijen: dict[int | None, str]) -> Gebeurtenis | None:
    """Phases and zicht. What only says that the casus began stands at its melding already."""
    if not rij.van:
        return None
    if rij.kenmerk == "fase":
        return Gebeurtenis(rij.moment, "pijl", f"Fase: {Fase(rij.naar).label}", "", rij.wie or "systeem")
    if rij.naar == "geen":
        return None
    houder = "Veilig Thuis"
    if rij.naar.startswith("partij:"):
        houder = partijen.get(int(rij.naar.removeprefix("partij:")), "een andere partij")
    return Gebeurtenis(rij.moment, "oog", f"Zicht op veiligheid: {houder}", "", rij.wie or "systeem")


def _overige_rijen(casus: Casus) -> list[tuple[Any, ...]]:
    """Consults, incidents and measures in one query: (kind, moment, title, number, who)."""
    leeg = Value("", output_field=CharField())
    stand = Case(
        When(status="open", then=Value("Consult gevraagd")), default=Value("Consult beantwoord"),
        output_field=CharField(),
    )  # fmt: skip
    dag = Cast("datum", DateTimeField())
    soort, nummer, wie = "_soort", "_nummer", "_wie"
    consulten = casus.consulten.annotate(
        **{soort: Value("gesprek"), "_op": F("gevraagd_op"), "_titel": stand, nummer: F("nummer"),
           wie: F("gevraagd_door__naam")}
    )  # fmt: skip
    incidenten = casus.incidenten.annotate(
        **{soort: Value("incident"), "_op": dag, "_titel": Value("Incident"), nummer: leeg, wie: leeg}
    )
    maatregelen = casus.maatregelen.annotate(
        **{soort: Value("slot"), "_op": dag, "_titel": F("soort__label"), nummer: leeg, wie: leeg}
    )
    velden = (soort, "_op", "_titel", nummer, wie)
    return list(
        consulten.values_list(*velden).union(
            incidenten.values_list(*velden), maatregelen.values_list(*velden), all=True
        )
    )


def _overig(rij: tuple[Any, ...]) -> Gebeurtenis:
    soort, op, titel, nummer, wie = rij
    if soort == "gesprek":
        return Gebeurtenis(op, soort, titel, "", wie, reverse("meldingen:consult", args=[nummer]))
    return Gebeurtenis(_middag(op.astimezone(UTC).date()), soort, titel)


def _middag(dag: date) -> datetime:
    # Only the day is known; noon keeps it on that day.
    return datetime.combine(dag, time(12), tzinfo=TIJDZONE)
