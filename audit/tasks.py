# SPDX-License-Identifier: EUPL-1.2
from celery import shared_task

from audit.zegels import verzegel


@shared_task(name="audit.verzegel", acks_late=True, soft_time_limit=240, time_limit=270, ignore_result=True)
def verzegel_taak() -> None:
    """Seal what was recorded since the last seal; a missed run is made good by the next one."""
    verzegel()
