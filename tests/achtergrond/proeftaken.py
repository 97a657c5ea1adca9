# SPDX-License-Identifier: EUPL-1.2
"""A task as the apps have them, for real worker processes: its effect is one audit row per job."""

from celery import shared_task
from django.utils import timezone

from achtergrond import werk
from audit.vastleggen import leg_vast


@shared_task(name="proef.effect", acks_late=True)
def effect_taak(*, werk_id):
    werk.voer_uit(werk_id=werk_id, doe=effect, nu=timezone.now())


def effect(rij):
    leg_vast(actie="effect", onderwerp="proef", nummer=rij.sleutel, organisatie_id=None, medewerker_id=None)
