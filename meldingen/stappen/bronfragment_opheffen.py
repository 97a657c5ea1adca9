# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.models import Bronfragment, Melding
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_bron_inzien
from organisaties.models import Medewerker

STAP = "bronfragment_opheffen"


def bronfragment_opheffen(
    *, medewerker: Medewerker, melding: Melding, fragment_id: int, nu: datetime, token: UUID | None = None
) -> Bronfragment:
    """Lift the mark of a passage: from now on it may leave Veilig Thuis. It is kept, with who lifted it and when.

    Who: whoever may see the source. What was sent before stays as it was. Errors: `OngeldigeInvoer` at fragment for one
    of another melding, `VerkeerdeToestand` when somebody lifted it first.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_bron_inzien(medewerker, melding))
        fragment: Bronfragment | None = Bronfragment.objects.filter(bron__melding=melding, pk=fragment_id).first()
        if fragment is None:
            raise OngeldigeInvoer("Deze passage hoort niet bij deze melding.", veld="fragment")
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"fragment": fragment.pk}
        )
        if handeling.resultaat_id:
            return fragment
        if fragment.opgeheven_op is not None:
            raise VerkeerdeToestand("Een collega was u voor: deze markering is al opgeheven.")
        fragment.opgeheven_op, fragment.opgeheven_door = nu, medewerker
        fragment.save(update_fields=["opgeheven_op", "opgeheven_door"])
        leg_vast(
            actie=STAP,
            onderwerp="bron",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"bron": fragment.bron_id, "fragment": fragment.pk},
        )
        handeling.rond_af(fragment.pk)
        return fragment
