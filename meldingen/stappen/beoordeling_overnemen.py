# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.beoordeling import schrijf_antwoorden
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Melding, Veiligheidsbeoordeling
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.overnemen import als_invoer, vorige_beoordeling
from meldingen.rechten import eis, eis_versie, mag_beoordelen
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Status
from organisaties.models import Medewerker

from .beoordelen import actieve_beoordeling

STAP = "beoordeling_overnemen"


def beoordeling_overnemen(
    *, medewerker: Medewerker, melding: Melding, nu: datetime, versie: int | None = None, token: UUID | None = None
) -> Veiligheidsbeoordeling:
    """Begin the assessment of a melding on a known casus with the last completed one as a draft.

    Who: assessor. Taken over: findings, severity, risk factors, help, and the safety of people who are in both. Never
    the weighing of the history, conclusion, decision and motivation; `beoordelen` wants those anew. Only while nobody
    saved anything in this assessment. `versie` is that of the veiligheidsbeoordeling. Errors: `VerkeerdeToestand`,
    `InmiddelsGewijzigd`. Source: Handelingsprotocol 2019 (a full assessment of every melding).
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_beoordelen(medewerker, melding))
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"melding": melding.pk})
        if handeling.resultaat_id:
            return Veiligheidsbeoordeling.objects.get(pk=handeling.resultaat_id)
        vb = actieve_beoordeling(melding)
        if vb is None or melding.status != Status.IN_BEOORDELING:
            raise VerkeerdeToestand("Deze melding is niet in beoordeling: zij is al beoordeeld of nog niet opgepakt.")
        eis_versie(vb, versie)
        if vb.versie != 1:
            raise VerkeerdeToestand("Aan deze beoordeling is al gewerkt. Wat er staat, wordt niet overschreven.")
        vorige = vorige_beoordeling(melding)
        if vorige is None:
            raise VerkeerdeToestand("Van deze casus is er geen eerdere beoordeling om over te nemen.")
        schrijf_antwoorden(vb, als_invoer(vorige, melding, dag_van(vb.gestart_op)))
        vb.overgenomen_uit = vorige
        vb.save()
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"uit": vorige.melding.nummer},
        )
        handeling.rond_af(vb.pk)
        return vb
