# SPDX-License-Identifier: EUPL-1.2
"""The only writers of the status of a monitoring and of its moments; the casus must be locked first."""

from meldingen.overgang import Handelend, bewaar, eis_overgang, schrijf_overgang

from .models import Monitoring, Monitoringsmoment
from .werkproces import MOMENTOVERGANGEN, MONITORINGOVERGANGEN, Momentstatus, Monitoringstatus


def zet_monitoringstatus(door: Handelend, monitoring: Monitoring, naar: Monitoringstatus, *velden: str) -> None:
    """Move a new or locked monitoring to `naar`, saving `velden` that the caller filled in with it."""
    van = "" if monitoring.pk is None else monitoring.status
    eis_overgang(MONITORINGOVERGANGEN, van, naar, door.stap)
    monitoring.status = naar
    _bewaar_met_historie(door, monitoring, "monitoring", van, naar, velden)


def zet_momentstatus(door: Handelend, moment: Monitoringsmoment, naar: Momentstatus, *velden: str) -> None:
    """Move a new or locked moment to `naar`, saving `velden` that the caller filled in with it."""
    van = "" if moment.pk is None else moment.status
    eis_overgang(MOMENTOVERGANGEN, van, naar, door.stap)
    moment.status = naar
    _bewaar_met_historie(door, moment, "monitoringsmoment", van, naar, velden)


def _bewaar_met_historie(
    door: Handelend,
    rij: Monitoring | Monitoringsmoment,
    onderwerp: str,
    van: str,
    naar: str,
    velden: tuple[str, ...],
) -> None:
    if van:
        bewaar(rij, "status", *velden)
    else:
        rij.save()
    schrijf_overgang(
        door, casus=rij.casus, onderwerp=onderwerp, onderwerp_id=rij.pk, kenmerk="status", van=van, naar=naar
    )
