# SPDX-License-Identifier: EUPL-1.2
"""The Celery application. The broker is only a doorbell: every job is a row, see achtergrond/."""

import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import beat_init, worker_init
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings")

# What a task records in the audit carries its own door and the id of the task.
app = Celery("veiligthuis", task_cls="audit.taak:Taak")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

for folder in app.conf.broker_transport_options.values():
    if isinstance(folder, str):
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)


@worker_init.connect
@beat_init.connect
def weiger_onveilige_start(**_: Any) -> None:
    from veiligthuis.controles import eis_beperkte_rol, eis_geen_demo_op_echte_gegevens

    try:
        eis_beperkte_rol()
        eis_geen_demo_op_echte_gegevens()
    except ImproperlyConfigured as fout:
        # Celery logs an exception of a receiver and goes on; only this stops the process.
        raise SystemExit(str(fout)) from None
