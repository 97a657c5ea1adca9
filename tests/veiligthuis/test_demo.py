# SPDX-License-Identifier: EUPL-1.2
"""`make demo` as a newcomer runs it: the address, the accounts, a second start with the same data, nothing left."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

BASIS = Path(__file__).resolve().parents[2]
GEERFD = ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZEN", "SECRET_KEY", "VT_ROL", "VT_DEMO",
    "STATISCH_MANIFEST", "STATIC_ROOT", "BROKER_MAP", "EMAIL_BACKEND")  # fmt: skip


@pytest.fixture
def gegevens():
    folder = Path(tempfile.mkdtemp(prefix="vt-demo-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


def start(gegevens):
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in GEERFD}
    omgeving |= {
        "GEGEVENS": str(gegevens),
        "SLEUTELBESTAND": str(gegevens / "sleutels" / "sleutelring.json"),
        "PORT": str(poort),
        "MELDINGEN": "50",
        "DEMO_WACHTWOORD": "een-eigen-wachtwoord",
    }
    proces = subprocess.Popen(
        [sys.executable, "vt.py", "demo"],
        cwd=BASIS,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    regels = []
    for regel in proces.stdout:
        regels.append(regel)
        if "Stoppen: Ctrl-C" in regel:
            return proces, f"http://127.0.0.1:{poort}", "".join(regels)
    proces.stdout.close()
    proces.wait(60)
    pytest.fail("".join(regels))


def stop(proces, teken, gegevens):
    proces.send_signal(teken)
    proces.stdout.read()
    proces.stdout.close()
    code = proces.wait(60)
    einde = time.monotonic() + 30
    while wie := van_deze_demo(gegevens):
        assert time.monotonic() < einde, wie
        time.sleep(0.1)
    return code


def van_deze_demo(gegevens):
    """Processes that have the folder in their environment, arguments or working directory."""
    gevonden = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            sporen = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            sporen += str((folder / "cwd").readlink()).encode()
        except OSError:
            continue
        if str(gegevens).encode() in sporen and int(folder.name) != os.getpid():
            gevonden.append((folder / "cmdline").read_text())
    return gevonden


@pytest.mark.zwaar
def test_demo_start_toont_en_stopt_zonder_resten(gegevens):
    proces, adres, verteld = start(gegevens)

    assert adres in verteld
    for naam in ("frontoffice", "beoordelaar", "lokaalteam", "overleglid", "frontoffice-utrecht"):
        assert re.search(rf"^{naam} +\S", verteld, re.MULTILINE)
    assert "een-eigen-wachtwoord" in verteld
    with urllib.request.urlopen(f"{adres}/readyz", timeout=10) as antwoord:
        assert antwoord.status == 200
    with urllib.request.urlopen(f"{adres}/accounts/login/", timeout=10) as antwoord:
        assert b"<form" in antwoord.read()
    assert stop(proces, signal.SIGTERM, gegevens) == 0

    begin = time.monotonic()
    proces, _, _ = start(gegevens)
    print(f"tweede start: {time.monotonic() - begin:.1f} s")
    assert stop(proces, signal.SIGINT, gegevens) == 0


@pytest.mark.zwaar
def test_demo_met_kill_laat_niets_achter(gegevens):
    proces, _, _ = start(gegevens)

    assert stop(proces, signal.SIGKILL, gegevens) == -signal.SIGKILL
