# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import eis_veld
from meldingen.models import Melding, Terugkoppeling
from meldingen.overgang import bewaar, vergrendel
from meldingen.rechten import eis, eis_versie, mag_terugkoppelen
from meldingen.termijnen.kalender import dag_van
from meldingen.terugkoppelen import handel_terugkoppelsignaal_af
from meldingen.terugkoppelkeuze import vergrendel_terugkoppeling
from organisaties.models import Medewerker

STAP = "terugkoppeling_vastleggen"
TE_VROEG = {
    "beoordeling": "Op deze dag was de beoordeling nog niet af.",
    "onderzoek": "Op deze dag was het onderzoek nog niet af.",
    "bijgekomen": "Op deze dag was deze melder er nog niet bij.",
}


def terugkoppeling_vastleggen(
    *,
    medewerker: Medewerker,
    melding: Melding,
    na: str,
    op: date,
    nu: datetime,
    volgnummer: int | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Terugkoppeling:
    """Record that the melder was told, on day `op`, what became of his melding.

    Who: whoever may see the source, since one must call it. From open to done. To whom is never written here. `versie`
    is that of the terugkoppeling, `volgnummer` says which of the melders who came later. Errors: `OngeldigeInvoer` at
    na and op, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    Sources: Wmo 2015 art. 4.1.1 lid 2 under g; KNMG meldcode, appendix 4.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        eis(mag_terugkoppelen(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"melding": melding.pk, "na": na, "nr": volgnummer or 0, "op": op},
        )
        if handeling.resultaat_id:
            return Terugkoppeling.objects.get(pk=handeling.resultaat_id)
        rij = vergrendel_terugkoppeling(melding, na, volgnummer)
        eis_versie(rij, versie)
        eis_veld(op <= dag_van(nu), "op", "Deze dag ligt in de toekomst.")
        eis_veld(op >= dag_van(rij.ontstaan_op), "op", TE_VROEG[rij.na])
        rij.gedaan_op, rij.gedaan_door = op, medewerker
        bewaar(rij, "gedaan_op", "gedaan_door")
        handel_terugkoppelsignaal_af(rij, op=nu)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"na": na, "volgnummer": rij.volgnummer, "op": op.isoformat()},
        )
        handeling.rond_af(rij.pk)
        return rij
