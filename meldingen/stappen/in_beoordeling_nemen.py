# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Melding, Veiligheidsbeoordeling
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase, zet_status
from meldingen.rechten import eis, eis_versie, mag_in_beoordeling_nemen
from meldingen.werkproces import Status
from organisaties.models import Medewerker

STAP = "in_beoordeling_nemen"


def in_beoordeling_nemen(
    *, medewerker: Medewerker, melding: Melding, nu: datetime, versie: int | None = None, token: UUID | None = None
) -> Melding:
    """Pick up a received melding: it gets this assessor and an empty veiligheidsbeoordeling.

    Who: assessor of the same organisation. From 'ontvangen' to 'in beoordeling'. The term (five working days after
    receipt) already runs and does not change. Errors: `VerkeerdeToestand` naming the colleague who was first,
    `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_in_beoordeling_nemen(medewerker, melding))
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"melding": melding.pk})
        if handeling.resultaat_id:
            return melding
        if melding.status != Status.ONTVANGEN:
            if melding.behandelaar_id == medewerker.pk:
                raise VerkeerdeToestand("U heeft deze melding al opgepakt, misschien in een ander venster.")
            wie = f" door {melding.behandelaar.naam}" if melding.behandelaar else ""
            raise VerkeerdeToestand(f"Een collega was u voor: deze melding is al opgepakt{wie}.")
        eis_versie(melding, versie)
        door = Handelend(STAP, medewerker.pk, nu)
        melding.casus = casus
        melding.behandelaar = medewerker
        zet_status(door, melding, Status.IN_BEOORDELING, "behandelaar")
        Veiligheidsbeoordeling.objects.create(
            organisatie_id=melding.organisatie_id,
            casus=casus,
            melding=melding,
            volgnummer=1,
            gestart_op=nu,
            gestart_door=medewerker,
        )
        casus.behandelaar = medewerker
        zet_fase(door, casus, beoordeling_open=True)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
        )
        handeling.rond_af(melding.pk)
        return melding
