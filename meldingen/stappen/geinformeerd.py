# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.controle import eis_codes
from meldingen.fouten import eis_veld
from meldingen.informeerkeuze import Wie, als_inhoud, eis_dag, leg_gedaan_vast, leg_keuze_vast, vergrendel_gekozen
from meldingen.informeerlijst import laat_termijn_volgen
from meldingen.models import Melding
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, mag_informeren
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "geinformeerd"


def geinformeerd(
    *,
    medewerker: Medewerker,
    melding: Melding,
    personen: Sequence[Wie],
    op: date,
    wijze: str | None,
    nu: datetime,
    token: UUID | None = None,
) -> Melding:
    """Record that these persons were told, on day `op` and in this way, that Veilig Thuis received data about them.

    Who: assessor or onderzoeker. From open to told; the term of the melding moves to whoever is next, and is met when
    nobody is left. Errors: `OngeldigeInvoer` at personen, op and wijze; `VerkeerdeToestand` and `InmiddelsGewijzigd`
    when a colleague was first. All or nothing. Source: Wmo 2015 art. 5.3.1 lid 1.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_informeren(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud=als_inhoud(melding, personen, op=op, wijze=wijze),
        )
        if handeling.resultaat_id:
            return melding
        rijen = vergrendel_gekozen(medewerker, melding, personen)
        eis_dag(op, melding, nu)
        eis_veld(wijze, "wijze", "Kies hoe deze persoon is geïnformeerd.")
        eis_codes({"wijze": wijze}, {"wijze": "informeerwijze"}, dag_van(nu))
        leg_gedaan_vast(rijen, op=op, wijze=str(wijze), door=medewerker)
        laat_termijn_volgen(casus, melding, nu=nu)
        zet_fase(Handelend(STAP, medewerker.pk, nu), casus)
        leg_keuze_vast(STAP, medewerker, melding, rijen, op=op.isoformat(), wijze=str(wijze))
        handeling.rond_af(melding.pk)
        return melding
