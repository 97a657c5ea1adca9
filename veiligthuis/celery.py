# SPDX-License-Identifier: EUPL-1.2
"""The Celery application. The broker is only a doorbell: every job is a row, see achtergrond/."""

import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import beat_init, worker_init

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
def weiger_eigenaar(**_: Any) -> None:
    from veiligthuis.controles import eis_beperkte_rol

    eis_beperkte_rol()
