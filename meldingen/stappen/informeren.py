# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.klok import stop_termijn
from meldingen.models import Melding, Termijn
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, mag_informeren
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from organisaties.models import Medewerker

STAP = "informeren"


def informeren(
    *, medewerker: Medewerker, melding: Melding, op: date, nu: datetime, token: UUID | None = None
) -> Melding:
    """Record that the people concerned were told, on day `op`, that Veilig Thuis received data about them.

    Who: assessor or onderzoeker. Meets the term of four weeks (Wmo 2015 art. 5.3.1 lid 1). Errors: `OngeldigeInvoer`
    at op, `VerkeerdeToestand` when it was recorded already.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_informeren(medewerker, melding))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"melding": melding.pk, "op": op}
        )
        if handeling.resultaat_id:
            return melding
        eis_veld(op <= dag_van(nu), "op", "Deze dag ligt in de toekomst.")
        eis_veld(op >= dag_van(melding.ontvangen_op), "op", "Deze dag ligt voor de ontvangst van de melding.")
        lopend = Termijn.objects.open().filter(soort="informeren", onderwerp="melding", onderwerp_id=melding.pk)
        if not lopend.exists():
            raise VerkeerdeToestand("Er is al vastgelegd dat de betrokkenen zijn geïnformeerd.")
        stop_termijn(
            "informeren",
            casus=casus,
            onderwerp="melding",
            onderwerp_id=melding.pk,
            op=_moment_op(op, melding.ontvangen_op, nu),
        )
        zet_fase(Handelend(STAP, medewerker.pk, nu), casus)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"op": op.isoformat()},
        )
        handeling.rond_af(melding.pk)
        return melding


def _moment_op(dag: date, ontvangen_op: datetime, nu: datetime) -> datetime:
    """Noon of that day in Amsterdam, never before receipt or after now: only the day is known."""
    middag = datetime.combine(dag, time(12), tzinfo=TIJDZONE)
    return min(max(middag, ontvangen_op), nu)
