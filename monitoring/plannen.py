# SPDX-License-Identifier: EUPL-1.2
"""Primitives that plan monitoring: a monitoring with its fixed moments, an extra moment, and letting moments lapse.

Each works on the locked casus in the caller's transaction; the step calls `zet_fase` afterwards.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from meldingen.controle import eis_tekst
from meldingen.fouten import eis_veld
from meldingen.klok import instelling_van, start_termijn, start_termijn_op, stop_termijn
from meldingen.models import Casus, Dienst, Signaal
from meldingen.nummers import volgend_nummer
from meldingen.overgang import Handelend
from meldingen.querysets import VanOrganisatieQuerySet
from meldingen.signaleren import handel_af
from meldingen.termijnen.kalender import dag_van
from overdracht.models import Overdracht

from .models import Monitoring, Monitoringsmoment
from .overgang import zet_momentstatus, zet_monitoringstatus
from .querysets import MomentQuerySet
from .regel import momentdagen
from .werkproces import Aanleiding, Momentsoort, Momentstatus, Monitoringstatus

ONDERWERP = "monitoringsmoment"
VERVANGEN = "Vervangen: de betrokkenheid van Veilig Thuis eindigde later opnieuw."
VERST_VOORUIT = timedelta(days=5 * 366)


def begin_monitoring(
    door: Handelend,
    casus: Casus,
    *,
    begin_op: datetime,
    dienst: Dienst | None = None,
    overdracht: Overdracht | None = None,
) -> Monitoring:
    """Begin monitoring after the end of a dienst or a handover, with its fixed moments and their terms.

    The family is seen 3 and 12 months after the last end of involvement, not twice: what an earlier end had planned
    for later than this day lapses, and where a later end was recorded first, this monitoring has no moments of its
    own. Moments that are due already, and extra ones, stay.
    """
    dag = dag_van(begin_op)
    later = _lopende(casus).exclude(aanleiding=Aanleiding.HEROPENING).filter(begin_op__gte=begin_op).exists()
    aanleiding = Aanleiding.DIENST if dienst else Aanleiding.OVERDRACHT
    monitoring = _nieuwe(door, casus, aanleiding=aanleiding, begin_op=begin_op, dienst=dienst, overdracht=overdracht)
    if later:
        return monitoring
    eerder = momenten_van(casus).filter(gepland_op__gt=dag).exclude(soort=Momentsoort.EXTRA)
    laat_vervallen(door, casus, eerder, reden=VERVANGEN)
    for soort, gepland_op in momentdagen(dag, instelling=instelling_van(casus.organisatie)):
        moment = _plan(door, monitoring, soort=soort, gepland_op=gepland_op)
        start_termijn(soort, casus=casus, begin_op=begin_op, onderwerp=ONDERWERP, onderwerp_id=moment.pk)
    return monitoring


def heropen_monitoring(door: Handelend, casus: Casus, *, reden: str) -> Monitoring:
    """Begin monitoring without fixed moments on a casus that is reopened; the step plans the extra moment."""
    return _nieuwe(door, casus, aanleiding=Aanleiding.HEROPENING, begin_op=door.nu, heropenreden_id=reden)


def plan_extra(
    door: Handelend, monitoring: Monitoring, *, datum: date, reden: str, veld_datum: str, veld_reden: str
) -> Monitoringsmoment:
    """Plan an extra moment on a day in the future; refusals name the fields of the calling form."""
    vandaag = dag_van(door.nu)
    eis_veld(datum > vandaag, veld_datum, "Kies een dag in de toekomst.")
    eis_veld(datum <= vandaag + VERST_VOORUIT, veld_datum, "Kies een dag binnen vijf jaar.")
    reden = eis_tekst(veld_reden, reden, verplicht="Schrijf op waarom er een extra moment nodig is.", maximum=1000)
    moment = _plan(door, monitoring, soort=Momentsoort.EXTRA, gepland_op=datum, reden=reden)
    start_termijn_op(
        Momentsoort.EXTRA,
        casus=monitoring.casus,
        begin_op=door.nu,
        uiterste_datum=datum,
        onderwerp=ONDERWERP,
        onderwerp_id=moment.pk,
    )
    return moment


def momenten_van(casus: Casus) -> MomentQuerySet:
    """The planned moments of the locked casus, locked too, earliest first."""
    return Monitoringsmoment.objects.select_for_update(no_key=True).gepland().filter(casus=casus).order_by("gepland_op")


def laat_vervallen(door: Handelend, casus: Casus, momenten: Iterable[Monitoringsmoment], *, reden: str) -> int:
    """These planned moments are not held; their terms lapse and their signals are settled. Returns how many."""
    aantal = 0
    for moment in momenten:
        moment.casus = casus
        moment.vervalreden = reden
        zet_momentstatus(door, moment, Momentstatus.VERVALLEN, "vervalreden")
        stop_momenttermijn(door, moment, vervalt=True)
        aantal += 1
    return aantal


def stop_momenttermijn(door: Handelend, moment: Monitoringsmoment, *, vervalt: bool = False) -> None:
    """The term of a moment is met or lapses, and nobody needs to be told about it any more."""
    stop_termijn(
        moment.soort, casus=moment.casus, onderwerp=ONDERWERP, onderwerp_id=moment.pk, op=door.nu, vervalt=vervalt
    )
    handel_af([Signaal.Soort.MONITORING_TE_DOEN], [moment.nummer], op=door.nu)


def lopende_monitoring(casus: Casus) -> Monitoring | None:
    """The latest running monitoring of the locked casus: an extra moment belongs to it."""
    monitoring = _lopende(casus).order_by("-begin_op", "-pk").first()
    if monitoring is not None:
        monitoring.casus = casus
    return monitoring


def _lopende(casus: Casus) -> VanOrganisatieQuerySet:
    return Monitoring.objects.filter(casus=casus, status=Monitoringstatus.LOOPT)


def _nieuwe(door: Handelend, casus: Casus, **velden: object) -> Monitoring:
    monitoring = Monitoring(organisatie_id=casus.organisatie_id, casus=casus, **velden)
    zet_monitoringstatus(door, monitoring, Monitoringstatus.LOOPT)
    casus.monitoring_loopt = True
    return monitoring


def _plan(
    door: Handelend, monitoring: Monitoring, *, soort: Momentsoort, gepland_op: date, reden: str = ""
) -> Monitoringsmoment:
    moment = Monitoringsmoment(
        organisatie_id=monitoring.organisatie_id,
        nummer=volgend_nummer("T", door.nu),
        casus=monitoring.casus,
        monitoring=monitoring,
        soort=soort,
        gepland_op=gepland_op,
        reden=reden,
    )
    zet_momentstatus(door, moment, Momentstatus.GEPLAND)
    return moment
