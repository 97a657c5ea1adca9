# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.controle import eis_codes
from meldingen.fouten import eis_veld
from meldingen.informeerkeuze import Wie, als_inhoud, leg_keuze_vast, vergrendel_gekozen
from meldingen.informeerlijst import laat_termijn_volgen
from meldingen.models import Melding
from meldingen.overgang import Handelend, bewaar, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, mag_informeren
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "informeren_vervalt"


def informeren_vervalt(
    *,
    medewerker: Medewerker,
    melding: Melding,
    personen: Sequence[Wie],
    vervalreden: str | None,
    nu: datetime,
    token: UUID | None = None,
) -> Melding:
    """Decide that these persons are not told at all, and why.

    Who: assessor or onderzoeker; whoever decided is kept with it. From open to lapsed; the term of the melding moves
    on, and lapses when nobody was told and nobody is left. Errors: `OngeldigeInvoer` at personen and vervalreden,
    `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_informeren(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud=als_inhoud(melding, personen, vervalreden=vervalreden),
        )
        if handeling.resultaat_id:
            return melding
        rijen = vergrendel_gekozen(medewerker, melding, personen)
        eis_veld(vervalreden, "vervalreden", "Kies waarom deze persoon niet wordt geïnformeerd.")
        eis_codes({"vervalreden": vervalreden}, {"vervalreden": "informeervervalreden"}, dag_van(nu))
        for rij in rijen:
            rij.vervallen_op, rij.vervalreden_id, rij.gedaan_door = dag_van(nu), vervalreden, medewerker
            bewaar(rij, "vervallen_op", "vervalreden", "gedaan_door")
        laat_termijn_volgen(casus, melding, nu=nu)
        zet_fase(Handelend(STAP, medewerker.pk, nu), casus)
        leg_keuze_vast(STAP, medewerker, melding, rijen, vervalreden=str(vervalreden))
        handeling.rond_af(melding.pk)
        return melding
