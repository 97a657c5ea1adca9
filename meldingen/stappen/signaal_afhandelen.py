# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Signaal
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_signaal_afhandelen
from meldingen.signaleren import handel_af
from organisaties.models import Medewerker

STAP = "signaal_afhandelen"


def signaal_afhandelen(*, medewerker: Medewerker, signaal: Signaal, nu: datetime, token: UUID | None = None) -> Signaal:
    """Somebody has seen this signal and done what it asks; it leaves the list.

    Who: whom the signal is for, or for a signal of the team whoever may do the work it is about. Noodtoegang has its
    own step. What the signal is about does not change: a term that has passed stays passed. Errors:
    `VerkeerdeToestand` when it was settled meanwhile.
    """
    with transaction.atomic():
        if signaal.casus_id:
            vergrendel(signaal.casus_id)
        signaal = vergrendel_rij(signaal)
        eis(mag_signaal_afhandelen(medewerker, signaal))
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"signaal": signaal.pk})
        if handeling.resultaat_id:
            return signaal
        if signaal.afgehandeld_op is not None:
            raise VerkeerdeToestand("Dit signaal is al afgehandeld.")
        if signaal.soort == Signaal.Soort.NOODTOEGANG:
            raise VerkeerdeToestand("Beoordeel de noodtoegang zelf; het signaal verdwijnt dan vanzelf.")
        handel_af([signaal.soort], [signaal.sleutel], op=nu)
        signaal.afgehandeld_op = nu
        leg_vast(
            actie=STAP,
            onderwerp="signaal",
            nummer=signaal.casus.nummer if signaal.casus else "",
            organisatie_id=signaal.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=signaal.casus_id,
            gegevens={"soort": signaal.soort, "signaal": signaal.pk},
        )
        handeling.rond_af(signaal.pk)
        return signaal
