# SPDX-License-Identifier: EUPL-1.2
"""What the researchers saw of each casus of the sample, read from the database with the definitions of the study.

The melding they looked at is the one that came in in the first quarter of 2018. What came before it is history; an
incident or a concern of that day or later is new, unless it is what this melding told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from meldingen.models import Casus, Melding, Veiligheidsbeoordeling
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from monitoring.werkproces import Momentstatus
from overdracht.models import Overdracht, Samenwerking, Traject

MDA: Final = "casuskenmerk:mda"
KWARTAAL: Final = (datetime(2018, 1, 1, tzinfo=TIJDZONE), datetime(2018, 4, 1, tzinfo=TIJDZONE))
JAAR: Final = timedelta(days=365)
VOLWASSEN: Final = 18
NIET_BEGONNEN: Final = "trajectantwoord:niet"
BEGONNEN: Final = ("trajectantwoord:geheel", "trajectantwoord:gedeeltelijk")


@dataclass(frozen=True)
class Waarneming:
    casus: Casus
    melding: Melding
    vb: Veiligheidsbeoordeling
    eerder: tuple[Melding, ...]
    later: tuple[Melding, ...]
    # Of the people in this melding.
    geboren: tuple[date, ...]
    relaties: frozenset[str]

    # the household

    @property
    def ontvangen(self) -> date:
        return dag_van(self.melding.ontvangen_op)

    @property
    def minderjarigen(self) -> int:
        return sum(_jaren(geboren, self.ontvangen) < VOLWASSEN for geboren in self.geboren)

    @property
    def volwassenen(self) -> int:
        return len(self.geboren) - self.minderjarigen

    @property
    def relatie(self) -> str:
        ex, partner = "relatiesoort:ex_partner" in self.relaties, "relatiesoort:partner" in self.relaties
        namen = {(True, True): "ex_en_nieuw", (True, False): "ex_partners", (False, True): "partners"}
        return namen.get((ex, partner), "anders")

    # what happened

    @property
    def geweld(self) -> frozenset[str]:
        return _codes(self.melding.geweldsoort.all())

    @property
    def richting(self) -> frozenset[str]:
        return _codes(self.melding.richting.all())

    @property
    def direct_op_kind(self) -> bool:
        return any(persoon.kindpositie_id == "kindpositie:direct" for persoon in self.vb.personen.all())

    @property
    def maatregelen(self) -> frozenset[str]:
        return frozenset(maatregel.soort_id.partition(":")[2] for maatregel in self.casus.maatregelen.all())

    # before

    @property
    def zwaar(self) -> bool:
        """Box of §4.4: three to seven earlier meldingen."""
        return len(self.eerder) >= 3

    @property
    def eerdere_incidenten(self) -> list[date]:
        return [
            incident.datum
            for incident in self.casus.incidenten.all()
            if incident.datum < self.ontvangen and incident.melding_id != self.melding.pk
        ]

    @property
    def geschiedenis(self) -> str:
        """The class of table 3.3."""
        recent = sum(dag >= self.ontvangen - JAAR for dag in self.eerdere_incidenten)
        ouder = len(self.eerdere_incidenten) - recent
        if not recent:
            return "voorgaande" if ouder else "geen"
        if ouder:
            return "beide"
        return "enkel" if recent == 1 else "regelmatig"

    @property
    def jaren_terug(self) -> float:
        """How far the earliest melding goes back."""
        eerste = min(melding.ontvangen_op for melding in self.eerder)
        return (self.melding.ontvangen_op - eerste) / timedelta(days=365.25)

    # what was done

    @property
    def overdrachten(self) -> list[Overdracht]:
        return [overdracht for overdracht in self.casus.overdrachten.all() if overdracht.melding_id == self.melding.pk]

    @property
    def aan_partij(self) -> list[Overdracht]:
        return [overdracht for overdracht in self.overdrachten if overdracht.partij_id is not None]

    @property
    def aan_gezin(self) -> bool:
        return any(overdracht.partij_id is None for overdracht in self.overdrachten)

    @property
    def onderzoek(self) -> bool:
        return any(dienst.soort == "onderzoek" for dienst in self.melding.diensten.all())

    @property
    def loopt_nog(self) -> bool:
        return any(dienst.status == "loopt" for dienst in self.melding.diensten.all())

    @property
    def geen_hulp_nodig(self) -> bool:
        """Left to the family itself, or the onderzoek found nothing."""
        weerlegd = "onderzoeksuitkomst:weerlegd"
        return self.aan_gezin or any(dienst.uitkomst_id == weerlegd for dienst in self.melding.diensten.all())

    @property
    def incident(self) -> date | None:
        """The day of what this melding told."""
        van_melding = [i.datum for i in self.casus.incidenten.all() if i.melding_id == self.melding.pk]
        return min(van_melding, default=None)

    # help

    @property
    def trajecten(self) -> list[Traject]:
        return list(self.casus.trajecten.all())

    @property
    def met_informatie(self) -> list[Traject]:
        return [traject for traject in self.trajecten if traject.informatie_op is not None]

    @property
    def samenwerking(self) -> Samenwerking | None:
        return getattr(self.casus, "samenwerking", None)

    @property
    def meer_tegelijk(self) -> bool:
        """At least two trajecten, not known to be called off, of which one began before the other ended."""
        lopend = [(t.eerste_contact_op or t.aangeboden_op, t.beeindigd_op or date.max)
                  for t in self.trajecten if t.gestart_id != NIET_BEGONNEN]  # fmt: skip
        return any(
            a[0] and b[0] and a[0] <= b[1] and b[0] <= a[1] for nr, a in enumerate(lopend) for b in lopend[nr + 1 :]
        )

    @property
    def hulp_begonnen(self) -> bool:
        return any(traject.gestart_id in BEGONNEN for traject in self.met_informatie)

    # afterwards

    @property
    def momenten(self) -> int:
        return sum(
            moment.status == Momentstatus.VASTGELEGD and moment.uitgevoerd_op > self.ontvangen
            for moment in self.casus.monitoringsmomenten.all()
        )

    @property
    def nieuwe_incidenten(self) -> list[date]:
        return [
            incident.datum
            for incident in self.casus.incidenten.all()
            if incident.datum >= self.ontvangen and incident.melding_id != self.melding.pk
        ]

    @property
    def nieuwe_zorgen(self) -> bool:
        return any(zorg.datum >= self.ontvangen for zorg in self.casus.zorgen.all())


def _codes(codes: Iterable[object]) -> frozenset[str]:
    return frozenset(str(getattr(code, "code", "")) for code in codes)


def _jaren(geboren: date, op: date) -> int:
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))
