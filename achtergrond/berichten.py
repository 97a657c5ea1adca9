# SPDX-License-Identifier: EUPL-1.2
"""Outgoing e-mail: planned as a row, sent at most once, and 'onzeker' when nobody can know."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from datetime import datetime
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.template.loader import get_template
from django.utils import timezone

from achtergrond.models import UitgaandBericht, VerzendStatus
from achtergrond.pogingen import LEASE, MAX_POGINGEN, TIJDELIJK, uitstel
from achtergrond.wekken import wek

logger = structlog.get_logger(__name__)

VERSTUUR_TAAK = "achtergrond.verstuur_bericht"


def plan_bericht(
    *,
    organisatie_id: int | None,
    soort: str,
    onderwerp_soort: str,
    onderwerp_id: int,
    aan: str,
    regel: str,
    due_op: datetime,
    pad: str = "/",
) -> UUID:
    """Plan one e-mail of this `soort` about this subject, in the caller's transaction; planning again changes nothing.

    `regel` names templates/email/<regel>.txt, which gets nothing but `url`: the page (`pad`) where the receiver,
    once logged in, sees what it is about. A missing or malformed address does not stop the step: the
    message then waits as 'mislukt' for a human.
    """
    get_template(_sjabloon(regel))
    bericht_id = uuid4()
    fout_code = _adresfout(aan)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO achtergrond_uitgaandbericht
                (uuid, organisatie_id, soort, onderwerp_soort, onderwerp_id, aan, regel, pad, message_id,
                 status, due_op, pogingen, fout_code)
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, %s)
            ON CONFLICT (soort, onderwerp_soort, onderwerp_id) DO NOTHING
            """,
            [
                bericht_id, organisatie_id, soort, onderwerp_soort, onderwerp_id, aan, regel, pad,
                f"<{bericht_id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>",
                VerzendStatus.MISLUKT if fout_code else VerzendStatus.WACHT, due_op, fout_code,
            ],
        )  # fmt: skip
        nieuw = cursor.rowcount == 1
    if not nieuw:
        return UitgaandBericht.objects.values_list("uuid", flat=True).get(
            soort=soort, onderwerp_soort=onderwerp_soort, onderwerp_id=onderwerp_id
        )
    if fout_code:
        logger.error("bericht heeft geen bruikbaar adres", bericht_id=str(bericht_id), soort=soort, fout_code=fout_code)
    elif due_op <= timezone.now():
        wek(VERSTUUR_TAAK, bericht_id=str(bericht_id))
    return bericht_id


def verstuur(bericht_id: UUID, *, nu: datetime) -> bool:
    """Send the message if it is due; True when this call sent it.

    Everything that can fail safely comes before the claim: rendering and reaching the mail server. From the claim
    on (committed as 'bezig') the message may have left, so it is never sent again without a human:
    a refusal by the server is a certain no (later, or 'mislukt' when permanent), anything else is 'onzeker', and
    so is a worker that dies here (`verlopen_worden_onzeker`).
    """
    bericht = te_versturen(nu).filter(pk=bericht_id).first()
    if bericht is None:
        return False
    post = get_connection()
    try:
        if not _voorbereid(bericht, post, nu=nu):
            return False
        geclaimd = _claim(bericht, nu=nu)
        return geclaimd is not None and _verzend(geclaimd, post, nu=nu)
    finally:
        # After the mark: a server that hangs up badly does not make a sent message uncertain.
        with suppress(Exception):
            post.close()


def verlopen_worden_onzeker(nu: datetime) -> int:
    """Messages whose worker died between claim and mark; nobody can know whether they left."""
    verlopen = UitgaandBericht.objects.filter(status=VerzendStatus.BEZIG, lease_tot__lte=nu)
    aantal = verlopen.update(status=VerzendStatus.ONZEKER, lease_tot=None, fout_code="werker_viel_uit")
    if aantal:
        logger.error("verzending onzeker", aantal=aantal)
    return aantal


def verstuur_opnieuw(bericht_id: UUID, *, nu: datetime) -> bool:
    """A human has the message sent once more, with the same Message-ID; False when it was not waiting for that."""
    with transaction.atomic():
        gewijzigd = _voor_een_mens(bericht_id).update(status=VerzendStatus.WACHT, due_op=nu, pogingen=0, fout_code="")
        if gewijzigd:
            wek(VERSTUUR_TAAK, bericht_id=str(bericht_id))
    return bool(gewijzigd)


def is_toch_verzonden(bericht_id: UUID, *, nu: datetime) -> bool:
    """A human found out that the message did arrive; False when it was not waiting for that."""
    return bool(_voor_een_mens(bericht_id).update(status=VerzendStatus.VERZONDEN, verzonden_op=nu, fout_code=""))


def te_versturen(nu: datetime) -> QuerySet[UitgaandBericht]:
    """What is due, longest waiting first; what is 'bezig' is never due again by itself."""
    return UitgaandBericht.objects.filter(status=VerzendStatus.WACHT, due_op__lte=nu).order_by("due_op")


def _voorbereid(bericht: UitgaandBericht, post: BaseEmailBackend, *, nu: datetime) -> bool:
    try:
        _email(bericht).message()
        post.open()
    except TIJDELIJK as fout:
        _later(bericht, type(fout).__name__, nu=nu)
        return False
    except Exception as fout:
        # A template or address that will not get better by waiting.
        logger.exception("bericht niet op te stellen", bericht_id=str(bericht.pk), soort=bericht.soort)
        _markeer(bericht, VerzendStatus.MISLUKT, fout_code=type(fout).__name__)
        return False
    return True


def _claim(bericht: UitgaandBericht, *, nu: datetime) -> UitgaandBericht | None:
    with transaction.atomic(durable=True):
        gewonnen = (
            te_versturen(nu)
            .filter(pk=bericht.pk, pogingen=bericht.pogingen)
            .update(status=VerzendStatus.BEZIG, lease_tot=nu + LEASE, pogingen=F("pogingen") + 1)
        )
    if not gewonnen:
        return None
    bericht.status, bericht.pogingen = VerzendStatus.BEZIG, bericht.pogingen + 1
    return bericht


def _verzend(bericht: UitgaandBericht, post: BaseEmailBackend, *, nu: datetime) -> bool:
    try:
        post.send_messages([_email(bericht)])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as fout:
        # The server answered no, so it did not leave.
        if 400 <= _antwoordcode(fout) < 500:
            _later(bericht, type(fout).__name__, nu=nu)
        else:
            _markeer(bericht, VerzendStatus.MISLUKT, fout_code=type(fout).__name__)
        return False
    except Exception as fout:
        # Broken off halfway: the server may have it.
        logger.exception("verzending afgebroken", bericht_id=str(bericht.pk), soort=bericht.soort)
        _markeer(bericht, VerzendStatus.ONZEKER, fout_code=type(fout).__name__)
        return False
    _markeer(bericht, VerzendStatus.VERZONDEN, verzonden_op=timezone.now())
    return True


def _later(bericht: UitgaandBericht, fout_code: str, *, nu: datetime) -> None:
    """Back to waiting with a pause; before the claim this attempt still has to be counted."""
    pogingen = bericht.pogingen + (bericht.status == VerzendStatus.WACHT)
    if pogingen >= MAX_POGINGEN:
        _markeer(bericht, VerzendStatus.MISLUKT, fout_code=fout_code)
        return
    _van(bericht).update(
        status=VerzendStatus.WACHT,
        lease_tot=None,
        pogingen=pogingen,
        due_op=nu + uitstel(pogingen),
        fout_code=fout_code,
    )
    logger.warning("bericht later opnieuw", bericht_id=str(bericht.pk), soort=bericht.soort, fout_code=fout_code)


def _markeer(
    bericht: UitgaandBericht, status: VerzendStatus, *, fout_code: str = "", verzonden_op: datetime | None = None
) -> None:
    rijen = _van(bericht)
    if status == VerzendStatus.VERZONDEN:
        # Past the end of its lease it was called uncertain; now we know.
        rijen = rijen | UitgaandBericht.objects.filter(
            pk=bericht.pk, status=VerzendStatus.ONZEKER, pogingen=bericht.pogingen
        )
    rijen.update(status=status, lease_tot=None, fout_code=fout_code, verzonden_op=verzonden_op)
    if status != VerzendStatus.VERZONDEN:
        logger.error(
            "bericht heeft een mens nodig",
            bericht_id=str(bericht.pk),
            soort=bericht.soort,
            status=status.value,
            fout_code=fout_code,
        )


def _van(bericht: UitgaandBericht) -> QuerySet[UitgaandBericht]:
    """The row as this worker knows it: nothing when somebody came in between."""
    return UitgaandBericht.objects.filter(pk=bericht.pk, status=bericht.status, pogingen=bericht.pogingen)


def _voor_een_mens(bericht_id: UUID) -> QuerySet[UitgaandBericht]:
    return UitgaandBericht.objects.filter(pk=bericht_id, status__in=[VerzendStatus.ONZEKER, VerzendStatus.MISLUKT])


def _email(bericht: UitgaandBericht) -> EmailMessage:
    tekst = get_template(_sjabloon(bericht.regel)).render({"url": f"{settings.BASIS_URL}{bericht.pad}"})
    onderwerp, _, inhoud = tekst.strip().partition("\n")
    return EmailMessage(
        subject=onderwerp.strip(),
        body=inhoud.strip() + "\n",
        to=[bericht.aan],
        headers={"Message-ID": bericht.message_id, "Auto-Submitted": "auto-generated"},
    )


def _sjabloon(regel: str) -> str:
    return f"email/{regel}.txt"


def _adresfout(aan: str) -> str:
    if not aan:
        return "geen_adres"
    try:
        validate_email(aan)
    except ValidationError:
        return "adres_ongeldig"
    return ""


def _antwoordcode(fout: Exception) -> int:
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return min(code for code, _ in fout.recipients.values())
    return fout.smtp_code if isinstance(fout, smtplib.SMTPResponseException) else 550
