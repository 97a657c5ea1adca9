# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Casus
from meldingen.overgang import Handelend, vergrendel, zet_fase
from meldingen.rechten import eis, eis_versie
from monitoring.models import Monitoringsmoment
from monitoring.plannen import lopende_monitoring, plan_extra
from monitoring.rechten import mag_extra_moment
from organisaties.models import Medewerker

STAP = "extra_moment"


def extra_moment(
    *,
    medewerker: Medewerker,
    casus: Casus,
    datum: date,
    reden: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Monitoringsmoment:
    """Plan a monitoring moment besides the fixed ones, on a day in the future.

    Who: whoever monitors. From nothing to 'gepland', on a casus whose monitoring runs; its term ends on `datum`.
    Errors: `OngeldigeInvoer` at datum or reden, `VerkeerdeToestand`, `InmiddelsGewijzigd` (`versie` is that of the
    casus). Source: monitoring runs longer where needed (Flevoland study §1.4).
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_extra_moment(medewerker, casus))
        inhoud = {"casus": casus.pk, "datum": datum, "reden": reden}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Monitoringsmoment.objects.get(pk=handeling.resultaat_id)
        monitoring = lopende_monitoring(casus)
        if monitoring is None:
            raise VerkeerdeToestand("Er loopt geen monitoring op deze casus. Heropen zo nodig de casus.")
        eis_versie(casus, versie)
        door = Handelend(STAP, medewerker.pk, nu)
        moment = plan_extra(door, monitoring, datum=datum, reden=reden, veld_datum="datum", veld_reden="reden")
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="monitoringsmoment",
            nummer=moment.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"gepland_op": datum.isoformat()},
        )
        handeling.rond_af(moment.pk)
        return moment
