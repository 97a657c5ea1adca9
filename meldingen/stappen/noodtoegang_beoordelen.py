# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Signaal, Toegang
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_noodtoegang_beoordelen
from meldingen.signaleren import handel_af
from organisaties.models import Medewerker

STAP = "noodtoegang_beoordelen"


def noodtoegang_beoordelen(
    *, medewerker: Medewerker, toegang: Toegang, nu: datetime, token: UUID | None = None
) -> Toegang:
    """The privacy officer has reviewed one use of noodtoegang, without seeing the dossier.

    Who: whoever reads the audit of the same organisation, never about one's own access. The access itself ends by
    its own time; its signal is settled. Errors: `VerkeerdeToestand` when it was reviewed already or is no noodtoegang.
    """
    with transaction.atomic():
        casus = vergrendel(toegang.casus_id)
        toegang = vergrendel_rij(toegang)
        eis(mag_noodtoegang_beoordelen(medewerker, casus) and toegang.medewerker_id != medewerker.pk)
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"toegang": toegang.pk})
        if handeling.resultaat_id:
            return toegang
        if toegang.soort != Toegang.Soort.NOOD or toegang.beoordeeld_op is not None:
            raise VerkeerdeToestand("Deze noodtoegang is al beoordeeld.")
        toegang.beoordeeld_op = nu
        toegang.beoordeeld_door = medewerker
        toegang.save(update_fields=["beoordeeld_op", "beoordeeld_door"])
        handel_af([Signaal.Soort.NOODTOEGANG], [f"toegang:{toegang.pk}"], op=nu)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"toegang": toegang.pk, "gebruikt_door": toegang.medewerker_id},
        )
        handeling.rond_af(toegang.pk)
        return toegang
