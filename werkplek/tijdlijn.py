# SPDX-License-Identifier: EUPL-1.2
"""The timeline of a whole family: every melding, assessment, decision, dienst, handover, moment and change of phase.

Built from rows that are loaded once per kind, so that its length costs no queries. The casus is visible already.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import CharField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, Lower
from django.urls import reverse

from documenten.models import Document
from meldingen.models import Casus, Melding, Overgang, Veiligheidsbeoordeling
from meldingen.termijnen.kalender import TIJDZONE
from meldingen.werkproces import Beoordelingstatus, Dienststatus, Fase, Herkomst
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
    # When it was recorded, where that is not the moment itself.
    vastgelegd_op: datetime | None = None
    herkomst: str = ""


def tijdlijn_van(
    casus: Casus,
    *,
    meldingen: Iterable[Melding],
    beoordelingen: Iterable[Veiligheidsbeoordeling],
    overdrachten: Iterable[Overdracht],
    momenten: Iterable[Monitoringsmoment],
    documenten: QuerySet[Document],
) -> list[Gebeurtenis]:
    """Newest first; two queries of its own (history; consults, incidents, concerns, measures and documents).

    `documenten` are those that the reader may see.
    """
    overdrachten, historie = list(overdrachten), list(_historie(casus))
    vastgelegd = {rij.onderwerp_id: rij.moment for rij in historie if rij.onderwerp == "monitoringsmoment"}
    partijen = {o.partij_id: o.partij.naam for o in overdrachten if o.partij is not None}
    gebeurtenissen = [
        *(_melding(melding) for melding in meldingen),
        *(g for vb in beoordelingen for g in _beoordeling(vb)),
        *(g for overdracht in overdrachten for g in _overdracht(overdracht)),
        *(
            _moment(moment, vastgelegd.get(moment.pk))
            for moment in momenten
            if moment.status == Momentstatus.VASTGELEGD
        ),
        *(g for rij in historie if (g := _overgang(rij, partijen)) is not None),
        *(_overig(rij) for rij in _overige_rijen(casus, documenten)),
    ]
    return sorted(_met_herkomst(gebeurtenissen, historie), key=lambda g: g.moment, reverse=True)


def _met_herkomst(gebeurtenissen: list[Gebeurtenis], historie: list[Any]) -> list[Gebeurtenis]:
    """Marks what an import brought in: all that was recorded before the import wrote its history.

    A step records what it does at that moment, so what came afterwards is never earlier.
    """
    ingelezen_op = min((rij.vastgelegd_op for rij in historie if rij.herkomst == Herkomst.IMPORT), default=None)
    if ingelezen_op is None:
        return gebeurtenissen
    return [
        replace(g, herkomst=Herkomst.IMPORT) if (g.vastgelegd_op or g.moment) < ingelezen_op else g
        for g in gebeurtenissen
    ]


def _melding(melding: Melding) -> Gebeurtenis:
    return Gebeurtenis(
        moment=melding.ontvangen_op,
        soort="melding",
        titel=f"Melding {melding.nummer}" + (" (ambtshalve)" if melding.ambtshalve else ""),
        tekst=melding.toelichting[:300] + ("…" if len(melding.toelichting) > 300 else ""),
        wie=f"{melding.melder_soort.label}, via {melding.kanaal.label.lower()}",
        url=reverse("meldingen:melding", args=[melding.nummer]),
        badge={"soort": "fout", "tekst": "crisis"} if melding.crisis else None,
        vastgelegd_op=melding.geregistreerd_op,
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


def _moment(moment: Monitoringsmoment, vastgelegd_op: datetime | None) -> Gebeurtenis:
    return Gebeurtenis(
        moment=_middag(moment.uitgevoerd_op),  # type: ignore[arg-type]
        soort="monitoring",
        titel=f"Monitoring: {moment.get_soort_display().lower()}",
        tekst=moment.bevindingen,
        wie=moment.uitgevoerd_door.naam if moment.uitgevoerd_door else "",
        badge={"soort": "info", "tekst": moment.veiligheid.label.lower()} if moment.veiligheid else None,
        vastgelegd_op=vastgelegd_op,
    )


def _historie(casus: Casus) -> QuerySet[Overgang]:
    naam = Medewerker.objects.filter(pk=OuterRef("medewerker_id")).values("naam")[:1]
    return (
        Overgang.objects.van(casus)
        .filter(onderwerp__in=("casus", "monitoringsmoment"))
        .annotate(wie=Subquery(naam))
        .order_by("moment")
    )


def _overgang(rij: Any, partijen: dict[int | None, str]) -> Gebeurtenis | None:
    """Phases and zicht. What only says that the casus began stands at its melding already."""
    if rij.onderwerp != "casus" or not rij.van:
        return None
    if rij.kenmerk == "fase":
        return Gebeurtenis(rij.moment, "pijl", f"Fase: {Fase(rij.naar).label}", "", rij.wie or "systeem")
    if rij.naar == "geen":
        return None
    houder = "Veilig Thuis"
    if rij.naar.startswith("partij:"):
        houder = partijen.get(int(rij.naar.removeprefix("partij:")), "een andere partij")
    return Gebeurtenis(rij.moment, "oog", f"Zicht op veiligheid: {houder}", "", rij.wie or "systeem")


def _overige_rijen(casus: Casus, documenten: QuerySet[Document]) -> list[tuple[Any, ...]]:
    """Consults, incidents, concerns, measures and documents in one query: (kind, moment, title, number, who, when
    recorded)."""
    leeg = Value("", output_field=CharField())
    dag = Cast("datum", DateTimeField())
    soort, nummer, wie, vastgelegd = "_soort", "_nummer", "_wie", "_vastgelegd"
    gevraagd = casus.consulten.annotate(
        **{soort: Value("gesprek"), "_op": F("gevraagd_op"), "_titel": Value("Consult gevraagd"), nummer: F("nummer"),
           wie: F("gevraagd_door__naam"), vastgelegd: F("gevraagd_op")}
    )  # fmt: skip
    beantwoord = casus.consulten.exclude(status="open").annotate(
        **{soort: Value("gesprek"), "_op": F("beantwoord_op"), "_titel": Value("Consult beantwoord"),
           nummer: F("nummer"), wie: F("beantwoord_door__naam"), vastgelegd: F("beantwoord_op")}
    )  # fmt: skip
    rest = {"_op": dag, nummer: leeg, wie: leeg, vastgelegd: F("vastgelegd_op")}
    incidenten = casus.incidenten.annotate(**{soort: Value("incident"), "_titel": Value("Incident")}, **rest)
    zorgen = casus.zorgen.annotate(**{soort: Value("let-op"), "_titel": Value("Zorg, niet bevestigd")}, **rest)
    maatregelen = casus.maatregelen.annotate(**{soort: Value("slot"), "_titel": F("soort__label")}, **rest)
    # Never the title: that is for who opens the list.
    stukken = documenten.annotate(
        **{soort: Value("document"), "_op": F("toegevoegd_op"),
           "_titel": Concat(Value("Document toegevoegd: "), Lower("soort__label")), nummer: F("nummer"),
           wie: F("toegevoegd_door__naam"), vastgelegd: F("toegevoegd_op")}
    )  # fmt: skip
    velden = (soort, "_op", "_titel", nummer, wie, vastgelegd)
    dagen = [rijen.values_list(*velden) for rijen in (beantwoord, incidenten, zorgen, maatregelen, stukken)]
    return list(gevraagd.values_list(*velden).union(*dagen, all=True))


def _overig(rij: tuple[Any, ...]) -> Gebeurtenis:
    soort, op, titel, nummer, wie, vastgelegd_op = rij
    if soort == "gesprek":
        return Gebeurtenis(op, soort, titel, "", wie or "", reverse("meldingen:consult", args=[nummer]))
    if soort == "document":
        return Gebeurtenis(op, soort, titel, "", wie or "systeem", reverse("documenten:document", args=[nummer]))
    return Gebeurtenis(_middag(op.astimezone(UTC).date()), soort, titel, vastgelegd_op=vastgelegd_op)


def _middag(dag: date) -> datetime:
    # Only the day is known; noon keeps it on that day.
    return datetime.combine(dag, time(12), tzinfo=TIJDZONE)
