# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.models import Casus
from meldingen.overgang import Handelend, vergrendel, verleg_zicht, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase
from monitoring.plannen import heropen_monitoring, plan_extra
from monitoring.rechten import mag_heropenen
from organisaties.models import Medewerker

STAP = "heropenen"
# These reopen a casus by themselves, with everything that belongs to it.
EIGEN_STAP = {
    "heropenreden:nieuwe_melding": "Registreer de nieuwe melding op deze casus: die gaat dan vanzelf weer open.",
    "heropenreden:teruggelegd": "De ontvanger legt de overdracht terug: de casus gaat dan vanzelf weer open.",
}


def heropenen(
    *,
    medewerker: Medewerker,
    casus: Casus,
    heropenreden: str,
    toelichting: str,
    datum: date,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Casus:
    """Open a closed casus again for monitoring, with a moment on `datum`.

    Who: whoever may reopen. From 'afgesloten' to 'monitoring'; zicht op veiligheid is at Veilig Thuis from now. A new
    melding and a returned handover reopen a casus by themselves and are refused as reason here. Errors:
    `OngeldigeInvoer` per field, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_heropenen(medewerker, casus))
        inhoud = {"casus": casus.pk, "reden": heropenreden, "toelichting": toelichting, "datum": datum}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return casus
        if casus.fase != Fase.AFGESLOTEN:
            raise VerkeerdeToestand("Deze casus is open.")
        eis_versie(casus, versie)
        eis_veld(heropenreden, "heropenreden", "Kies waarom de casus weer open moet.")
        eis_veld(heropenreden not in EIGEN_STAP, "heropenreden", EIGEN_STAP.get(heropenreden, ""))
        eis_codes({"heropenreden": heropenreden}, {"heropenreden": "heropenreden"}, dag_van(nu))
        door = Handelend(STAP, medewerker.pk, nu)
        monitoring = heropen_monitoring(door, casus, reden=heropenreden)
        plan_extra(door, monitoring, datum=datum, reden=toelichting, veld_datum="datum", veld_reden="toelichting")
        verleg_zicht(door, casus, None)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"reden": heropenreden, "gepland_op": datum.isoformat()},
        )
        handeling.rond_af(casus.pk)
        return casus
