# SPDX-License-Identifier: EUPL-1.2
"""The command as a process of its own, to be killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

WACHT = 90


@contextmanager
def import_in_eigen_proces(omgeving, pad, *opties):
    """Gives the process and the file with all that it says."""
    uitvoer = pad.with_name("uitvoer.txt")
    with uitvoer.open("wb") as stroom:
        proces = subprocess.Popen(
            [sys.executable, "-W", "ignore", "manage.py", "importeer_dossiers", str(pad), *opties],
            cwd=settings.BASE_DIR, env=omgeving | {"VT_ROL": "eigenaar"},
            stdin=subprocess.DEVNULL, stdout=stroom, stderr=stroom, start_new_session=True,
        )  # fmt: skip
    try:
        yield proces, uitvoer
    finally:
        proces.kill()
        proces.wait()
        wacht(lambda: not nog_in_leven(proces.pid))


def nog_in_leven(sessie: int) -> list[int]:
    """The processes of this session, the first one too."""
    levend = []
    for pad in Path("/proc").glob("[0-9]*/stat"):
        try:
            velden = pad.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(velden[3]) == sessie and velden[0] != "Z":
            levend.append(int(pad.parent.name))
    return levend


def wacht(klaar):
    einde = time.monotonic() + WACHT
    while not klaar():
        assert time.monotonic() < einde, "het duurt te lang"
        time.sleep(0.02)


def kill_9(pid):
    os.kill(pid, signal.SIGKILL)
