# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.beoordeling import BeoordelingInvoer, BesluitInvoer, schrijf_antwoorden, zet_besluit
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Melding, Veiligheidsbeoordeling
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_beoordelen
from meldingen.werkproces import Status
from organisaties.models import Medewerker

from .beoordelen import actieve_beoordeling

STAP = "beoordeling_bewaren"


def beoordeling_bewaren(
    *,
    medewerker: Medewerker,
    melding: Melding,
    invoer: BeoordelingInvoer,
    nu: datetime,
    besluit: BesluitInvoer | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Veiligheidsbeoordeling:
    """Save work in progress on an assessment and its decision; nothing moves on and nothing is required yet.

    Who: assessor. `versie` is that of the veiligheidsbeoordeling: two people in one draft do not overwrite each other
    (`InmiddelsGewijzigd`). Errors: `OngeldigeInvoer` for unknown codes, `VerkeerdeToestand`.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_beoordelen(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={**invoer.als_inhoud(), "besluit": besluit and asdict(besluit), "melding": melding.pk},
        )
        if handeling.resultaat_id:
            return Veiligheidsbeoordeling.objects.get(pk=handeling.resultaat_id)
        vb = actieve_beoordeling(melding)
        if vb is None or melding.status != Status.IN_BEOORDELING:
            raise VerkeerdeToestand("Deze melding is niet in beoordeling: zij is al beoordeeld of nog niet opgepakt.")
        eis_versie(vb, versie)
        if besluit is not None:
            zet_besluit(Handelend(STAP, medewerker.pk, nu), vb, besluit)
        schrijf_antwoorden(vb, invoer)
        vb.save()
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
        )
        handeling.rond_af(vb.pk)
        return vb
