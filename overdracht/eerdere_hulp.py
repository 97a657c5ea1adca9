# SPDX-License-Identifier: EUPL-1.2
"""The handovers and the help of given dossiers before a moment, and how they stood then: what was tried already.

Only for staff of Veilig Thuis, who see these dossiers already.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from meldingen.eerder_gebeurd import Interventie, Peil
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

from .models import Overdracht, Traject
from .models.traject import NIET
from .werkproces import Overdrachtstatus


@dataclass(frozen=True)
class EerdereHulp:
    """Newest first. `telling` is of the trajecten, as in table 4.4 of the Flevoland study."""

    overdrachten: tuple[Interventie, ...]
    trajecten: tuple[Interventie, ...]
    telling: dict[str, int]

    @property
    def per_stand(self) -> tuple[tuple[str, int], ...]:
        """How many handovers stood how, in the order of the process."""
        aantal = Counter(overdracht.stand for overdracht in self.overdrachten)
        return tuple((status.label.lower(), aantal[status]) for status in Overdrachtstatus if aantal[status])


def lees_eerdere_hulp(medewerker: Medewerker, dossiers: Mapping[int, str], peil: Peil) -> EerdereHulp:
    """Two queries; `dossiers` are the numbers by id of casussen that `medewerker` sees.

    A handover counts that was sent before the moment, a traject that was offered or begun before the day, and one of
    which no day is known. What a helper told without a day of its own holds from the day of telling.
    """
    overdrachten = (
        Overdracht.objects.zichtbaar_voor(medewerker)
        .filter(casus_id__in=dossiers, verzonden_op__lt=peil.moment)
        .select_related("partij", "weigerreden", "terugmeldreden", "intrekreden")
        .defer("doel", "reden_toelichting", "afwijkreden")
        .order_by("-verzonden_op", "-pk")
    )
    rijen = Traject.objects.filter(casus_id__in=dossiers).select_related("soort", "gericht_op", "partij")
    trajecten = [rij for rij in rijen.order_by("pk") if (begin := _begin(rij)) is None or begin < peil.dag]
    trajecten.sort(key=lambda rij: _begin(rij) or date.min, reverse=True)
    return EerdereHulp(
        overdrachten=tuple(_van_overdracht(rij, dossiers[rij.casus_id], peil.moment) for rij in overdrachten),
        trajecten=tuple(_van_traject(rij, dossiers[rij.casus_id], peil.dag) for rij in trajecten),
        telling=_tel(trajecten, peil.dag),
    )


def _van_overdracht(overdracht: Overdracht, casus: str, moment: datetime) -> Interventie:
    status, sinds = _stand(overdracht, moment)
    reden = {
        Overdrachtstatus.GEWEIGERD: overdracht.weigerreden,
        Overdrachtstatus.TERUGGELEGD: overdracht.terugmeldreden,
        Overdrachtstatus.INGETROKKEN: overdracht.intrekreden,
    }.get(status)
    return Interventie(
        soort="overdracht",
        wat=f"Overdracht aan {overdracht.partij.naam if overdracht.partij else 'het cliëntsysteem'}",
        casus=casus,
        begonnen_op=dag_van(overdracht.verzonden_op),
        stand=status.value,
        afloop=_AFLOOP[status] + (f": {reden.label.lower()}" if reden else ""),
        geeindigd_op=dag_van(sinds) if sinds else None,
    )


_AFLOOP = {
    Overdrachtstatus.VERZONDEN: "nog geen antwoord",
    Overdrachtstatus.BEVESTIGD: "ontvangst bevestigd, nog geen antwoord",
    Overdrachtstatus.AANVAARD: "aanvaard",
    Overdrachtstatus.GEWEIGERD: "geweigerd",
    Overdrachtstatus.INGETROKKEN: "ingetrokken",
    Overdrachtstatus.VERLOPEN: "verlopen zonder antwoord",
    Overdrachtstatus.TERUGGELEGD: "aanvaard en teruggelegd",
    Overdrachtstatus.MEEGEGEVEN: "meegegeven, het gezin ging zelf verder",
}


def _stand(overdracht: Overdracht, moment: datetime) -> tuple[Overdrachtstatus, datetime | None]:
    """The status at that moment, and since when it has been answered or ended."""
    if overdracht.partij_id is None:
        return Overdrachtstatus.MEEGEGEVEN, None
    standen = (
        (overdracht.beeindigd_op, Overdrachtstatus(overdracht.status)),
        (overdracht.aanvaard_op, Overdrachtstatus.AANVAARD),
        (overdracht.bevestigd_op, Overdrachtstatus.BEVESTIGD),
    )
    for op, status in standen:
        if op is not None and op < moment:
            return status, None if status == Overdrachtstatus.BEVESTIGD else op
    return Overdrachtstatus.VERZONDEN, None


def _begin(traject: Traject) -> date | None:
    """Help may run before it was offered; what is only known from being told counts from then."""
    dagen = [dag for dag in (traject.aangeboden_op, traject.eerste_contact_op) if dag is not None]
    return min(dagen, default=traject.informatie_op)


def _is_gestart(traject: Traject, dag: date) -> bool:
    return traject.gestart_id not in (None, NIET) and _voor(traject.eerste_contact_op or traject.informatie_op, dag)


def _oordeel(traject: Traject, dag: date) -> bool | None:
    """Whether the helper found it sufficiently completed; None is not told, or not yet on that day."""
    return traject.voldoende_doorlopen if _voor(traject.beeindigd_op or traject.informatie_op, dag) else None


def _is_geaccepteerd(traject: Traject, dag: date) -> bool:
    return traject.geaccepteerd_id not in (None, NIET) and _voor(traject.informatie_op, dag)


def _voor(op: date | None, dag: date) -> bool:
    return op is not None and op < dag


def _van_traject(traject: Traject, casus: str, dag: date) -> Interventie:
    gericht_op = f", gericht op {traject.gericht_op.label.lower()}" if traject.gericht_op else ""
    partij = f" ({traject.partij.naam})" if traject.partij else ""
    stand, afloop = _verloop(traject, dag)
    return Interventie(
        soort="traject",
        wat=f"{traject.soort.label}{gericht_op}{partij}",
        casus=casus,
        begonnen_op=_begin(traject),
        stand=stand,
        afloop=afloop,
        geeindigd_op=traject.beeindigd_op if stand == "beeindigd" else None,
    )


def _verloop(traject: Traject, dag: date) -> tuple[str, str]:
    """What was known last on that day, from the end of the course to its beginning."""
    verteld, oordeel = _voor(traject.informatie_op, dag), _oordeel(traject, dag)
    doorlopen = {True: ", voldoende doorlopen", False: ", niet voldoende doorlopen", None: ""}[oordeel]
    standen = (
        (verteld and traject.gestart_id == NIET, "niet_gestart", "niet gestart"),
        (_voor(traject.beeindigd_op, dag) or oordeel is not None, "beeindigd", f"beëindigd{doorlopen}"),
        (_is_gestart(traject, dag), "gestart", "liep nog"),
        (verteld and traject.geaccepteerd_id == NIET, "niet_geaccepteerd", "niet geaccepteerd"),
        (_is_geaccepteerd(traject, dag), "geaccepteerd", "geaccepteerd, nog niet gestart"),
        (_voor(traject.aangeboden_op, dag), "aangeboden", "aangeboden, verloop niet bekend"),
    )
    return next(((code, tekst) for geldt, code, tekst in standen if geldt), ("onbekend", "verloop niet bekend"))


def _tel(trajecten: Iterable[Traject], dag: date) -> dict[str, int]:
    rijen = list(trajecten)
    return {
        "totaal": len(rijen),
        "geaccepteerd": sum(_is_geaccepteerd(rij, dag) for rij in rijen),
        "gestart": sum(_is_gestart(rij, dag) for rij in rijen),
        "voldoende": sum(_oordeel(rij, dag) is True for rij in rijen),
    }
