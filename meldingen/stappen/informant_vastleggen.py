# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.bronnen import OPENBAAR, gegevens_van, keur_bron
from meldingen.fouten import eis_veld
from meldingen.models import Bron, Melding
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_bron_inzien
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "informant_vastleggen"


def informant_vastleggen(
    *, medewerker: Medewerker, melding: Melding, gegevens: Mapping[str, Any], nu: datetime, token: UUID | None = None
) -> Bron:
    """Add somebody who told Veilig Thuis something about this melding when asked.

    Who: whoever may see the source. `gegevens` are fields as in `bronnen.gegevens_van`. The same rules of disclosure as
    for the melder; an informant is known to Veilig Thuis, so there is a name or an institution. Errors:
    `OngeldigeInvoer` per field.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_bron_inzien(medewerker, melding))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={**gegevens, "melding": melding.pk}
        )
        if handeling.resultaat_id:
            return Bron.objects.get(pk=handeling.resultaat_id)
        leeg = gegevens_van(Bron(onthulling_id=OPENBAAR))
        kolommen = keur_bron({**leeg, **gegevens}, op=dag_van(melding.ontvangen_op), vandaag=dag_van(nu))
        bekend = kolommen["naam"] or kolommen["instelling"]
        eis_veld(bekend, "naam", "Vul in wie de informant is: een naam of een organisatie.")
        bron = Bron.objects.create(
            organisatie_id=melding.organisatie_id, melding=melding, soort=Bron.Soort.INFORMANT, **kolommen
        )
        leg_vast(
            actie=STAP,
            onderwerp="bron",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"onthulling": bron.onthulling_id},
        )
        handeling.rond_af(bron.pk)
        return bron
