# SPDX-License-Identifier: EUPL-1.2
"""A real Celery worker; KNIP=module:functie:voor|na makes it stop there, tell so with a file, and wait to be killed.

The product has no switch for this: the named function is replaced from here, before the worker starts.
"""

import os
import sys
import time
from importlib import import_module
from pathlib import Path

import django

from veiligthuis.celery import app


def knip(plaats, vlag):
    module, naam, waar = plaats.split(":")
    module = import_module(module)
    echt = getattr(module, naam)

    def blijf_staan(*args, **kwargs):
        uitkomst = echt(*args, **kwargs) if waar == "na" else None
        Path(vlag).touch()
        time.sleep(600)
        return uitkomst

    setattr(module, naam, blijf_staan)


if __name__ == "__main__":
    django.setup()
    import_module("tests.achtergrond.proeftaken")
    if os.environ.get("KNIP"):
        knip(os.environ["KNIP"], os.environ["KNIP_VLAG"])
    sys.exit(
        app.worker_main(
            ["worker", "--pool=solo", "--loglevel=INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        )
    )
