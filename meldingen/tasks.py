# SPDX-License-Identifier: EUPL-1.2
import structlog
from celery import shared_task
from django.utils import timezone

from achtergrond.tasks import GRENZEN

from . import herkenning, signaleren, terugkoppelen, vegen
from .herhaling import vegen as herhaling

logger = structlog.get_logger(__name__)
HERHALINGEN_PER_NACHT = 20_000


@shared_task(name="meldingen.veeg", **GRENZEN)
def veeg() -> None:
    """Ring for every term that is about to pass or has passed, and for every melder who should have heard."""
    nu = timezone.now()
    logger.info("termijnen geveegd", aantal=vegen.veeg(nu), terugkoppelingen=vegen.veeg_terugkoppelingen(nu))


@shared_task(name=vegen.SIGNALEER_TAAK, **GRENZEN)
def signaleer_termijn(*, termijn_id: int) -> None:
    """Give one term the signal it is due for, once."""
    gedaan = signaleren.signaleer_termijn(termijn_id, nu=timezone.now())
    logger.info("termijn gesignaleerd", termijn_id=termijn_id, gedaan=gedaan)


@shared_task(name=vegen.TERUGKOPPEL_TAAK, **GRENZEN)
def signaleer_terugkoppeling(*, terugkoppeling_id: int) -> None:
    """Say once that one melder should have heard what became of it."""
    gedaan = terugkoppelen.signaleer_terugkoppeling(terugkoppeling_id, nu=timezone.now())
    logger.info("terugkoppeling gesignaleerd", terugkoppeling_id=terugkoppeling_id, gedaan=gedaan)


@shared_task(name=herkenning.ZOEK_TAAK, **GRENZEN)
def zoek_bekenden(*, melding_id: int) -> None:
    """Look for known persons among the people of one melding."""
    aantal = herkenning.zoek_mogelijke_bekenden(melding_id, nu=timezone.now())
    logger.info("mogelijke bekenden gezocht", melding_id=melding_id, aantal=aantal)


@shared_task(name="meldingen.veeg_niet_gezocht", **GRENZEN)
def veeg_niet_gezocht() -> None:
    """Ring for every melding in which known persons were never looked for."""
    logger.info("meldingen zonder herkenning geveegd", aantal=vegen.veeg_niet_gezocht(timezone.now()))


@shared_task(name="meldingen.veeg_opnieuw", **GRENZEN)
def veeg_opnieuw() -> None:
    """Ring for every melding of which somebody changed since it was looked at."""
    logger.info("meldingen voor nieuwe herkenning geveegd", aantal=vegen.veeg_opnieuw(timezone.now()))


@shared_task(name="meldingen.veeg_informeerlijsten", **GRENZEN)
def veeg_informeerlijsten() -> None:
    """Make the list of who must be told of meldingen that came without one."""
    logger.info("informeerlijsten gemaakt", aantal=vegen.veeg_informeerlijsten(timezone.now()))


@shared_task(name="meldingen.veeg_samenvoegingen", **GRENZEN)
def veeg_samenvoegingen() -> None:
    """Put right who is one human where that is not what was decided; that it was needed is a fault to look into."""
    if aantal := vegen.veeg_samenvoegingen(timezone.now()):
        logger.error("samenvoegingen weken af van de besluiten en zijn hersteld", aantal=aantal)


@shared_task(name="meldingen.veeg_herhaling", **GRENZEN)
def veeg_herhaling() -> None:
    """Compute what is known of meldingen that no step computed it for; the rest comes tomorrow."""
    aantal = herhaling.veeg(timezone.now(), hoogstens=HERHALINGEN_PER_NACHT)
    logger.info("herhaling bijgewerkt", aantal=aantal)
