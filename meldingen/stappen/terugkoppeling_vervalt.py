# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes
from meldingen.fouten import eis_veld
from meldingen.models import Melding, Terugkoppeling
from meldingen.overgang import bewaar, vergrendel
from meldingen.rechten import eis, eis_versie, mag_terugkoppelen
from meldingen.termijnen.kalender import dag_van
from meldingen.terugkoppelen import handel_terugkoppelsignaal_af
from meldingen.terugkoppelkeuze import vergrendel_terugkoppeling
from organisaties.models import Medewerker

STAP = "terugkoppeling_vervalt"


def terugkoppeling_vervalt(
    *,
    medewerker: Medewerker,
    melding: Melding,
    na: str,
    vervalreden: str | None,
    nu: datetime,
    volgnummer: int | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Terugkoppeling:
    """Decide that the melder is not told, and why.

    Who: whoever may see the source. From open to lapsed; who decided is kept. `versie` is that of the terugkoppeling,
    `volgnummer` says which of the melders who came later.
    Errors: `OngeldigeInvoer` at na and vervalreden, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        eis(mag_terugkoppelen(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"melding": melding.pk, "na": na, "nr": volgnummer or 0, "vervalreden": vervalreden},
        )
        if handeling.resultaat_id:
            return Terugkoppeling.objects.get(pk=handeling.resultaat_id)
        rij = vergrendel_terugkoppeling(melding, na, volgnummer)
        eis_versie(rij, versie)
        eis_veld(vervalreden, "vervalreden", "Kies waarom de melder niets hoort.")
        eis_codes({"vervalreden": vervalreden}, {"vervalreden": "terugkoppelvervalreden"}, dag_van(nu))
        rij.vervallen_op, rij.vervalreden_id, rij.gedaan_door = dag_van(nu), vervalreden, medewerker
        bewaar(rij, "vervallen_op", "vervalreden", "gedaan_door")
        handel_terugkoppelsignaal_af(rij, op=nu)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"na": na, "volgnummer": rij.volgnummer, "vervalreden": str(vervalreden)},
        )
        handeling.rond_af(rij.pk)
        return rij
