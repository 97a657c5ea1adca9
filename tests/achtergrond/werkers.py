# SPDX-License-Identifier: EUPL-1.2
"""Starting, ringing and killing real worker processes, each with a broker folder of its own."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager

from celery import Celery
from django.conf import settings

WACHT = 60


class Werkers:
    def __init__(self, omgeving, map_):
        self.omgeving, self.map, self.lopend = omgeving, map_, {}

    def start(self, naam, knip=""):
        plek = self.map / naam
        plek.mkdir()
        omgeving = self.omgeving | {
            "PYTHONPATH": str(settings.BASE_DIR),
            "BROKER_URL": "filesystem://localhost",
            "BROKER_MAP": str(plek),
            "LOG_NIVEAU": "INFO",
            "KNIP": knip,
            "KNIP_VLAG": str(plek / "vlag"),
        }
        with (plek / "log").open("wb") as log:
            self.lopend[naam] = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "tests.achtergrond.werker"],
                cwd=settings.BASE_DIR, env=omgeving, stdout=log, stderr=log,
            )  # fmt: skip

    def bel(self, naam, taak, **ids):
        mappen = {"data_folder_in": "berichten", "data_folder_out": "berichten", "control_folder": "beheer"}
        app = Celery("bel", broker="filesystem://localhost", set_as_current=False)
        app.conf.broker_transport = settings.CELERY_BROKER_TRANSPORT
        app.conf.broker_transport_options = {optie: str(self.map / naam / plek) for optie, plek in mappen.items()}
        for plek in mappen.values():
            (self.map / naam / plek).mkdir(exist_ok=True)
        app.send_task(taak, kwargs=ids, ignore_result=True)
        app.close()

    def wacht_op_knip(self, *namen):
        self.wacht(lambda: all((self.map / naam / "vlag").exists() for naam in namen))

    def wacht(self, klaar):
        einde = time.monotonic() + WACHT
        while not klaar():
            assert time.monotonic() < einde, self.log()
            assert all(proces.poll() is None for proces in self.lopend.values()), self.log()
            time.sleep(0.05)

    def kill_9(self, *namen):
        for naam in namen:
            proces = self.lopend.pop(naam)
            proces.kill()
            assert proces.wait(10) == -signal.SIGKILL

    def log(self):
        return "\n".join(f"== {pad}\n{pad.read_text()}" for pad in sorted(self.map.glob("*/log")))


@contextmanager
def werkers(omgeving, map_):
    alle = Werkers(omgeving, map_)
    try:
        yield alle
    finally:
        for proces in alle.lopend.values():
            proces.terminate()
        for proces in alle.lopend.values():
            try:
                proces.wait(10)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait(10)
