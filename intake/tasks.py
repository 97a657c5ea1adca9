# SPDX-License-Identifier: EUPL-1.2
import structlog
from celery import shared_task
from django.utils import timezone

from achtergrond.tasks import GRENZEN
from intake import lezen, sleutels
from intake.formulier import bewaren

logger = structlog.get_logger(__name__)


@shared_task(name=lezen.LEES_TAAK, **GRENZEN)
def lees(*, bericht_id: int) -> None:
    """Read one message, and what waits behind it."""
    nu = timezone.now()
    gedaan = lezen.lees(bericht_id, nu=nu)
    aantal = lezen.lees_wachtende(nu=nu)
    logger.info("bericht gelezen", bericht_id=bericht_id, gedaan=gedaan, aantal=aantal)


@shared_task(name="intake.veeg", **GRENZEN)
def veeg() -> None:
    """Ring for every message that nobody read yet."""
    logger.info("ongelezen berichten geveegd", aantal=lezen.veeg(timezone.now()))


@shared_task(name="intake.ruim_tokens_op", **GRENZEN)
def ruim_tokens_op() -> None:
    """Forget the tokens that have run out."""
    logger.info("verlopen tokens opgeruimd", aantal=sleutels.ruim_op(timezone.now()))


@shared_task(name="intake.ruim_formulieren_op", **GRENZEN)
def ruim_formulieren_op() -> None:
    """Forget the online forms that nobody sent in time, as their page promised."""
    logger.info("verlopen formulieren opgeruimd", aantal=bewaren.ruim_op(timezone.now()))
