# SPDX-License-Identifier: EUPL-1.2
"""A scratch database with its own keys and its own web servers; nothing of the checkout's data is touched."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from veiligthuis import postgres, postgres_plaats
from veiligthuis.omgeving import BASIS

# Never the database that somebody else's environment names.
VREEMD = ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZEN", "BROKER_URL", "CACHE_URL", "SECRET_KEY",
    "STATIC_ROOT", "BROKER_MAP", "VT_ROL", "DEBUG")  # fmt: skip
WERKERS = ("--workers", "2", "--threads", "4", "--no-control-socket", "--keep-alive", "75", "--log-level", "warning")


@contextmanager
def werkmap(bewaar: Path | None) -> Iterator[Path]:
    """The folder of this run: thrown away afterwards, or kept (and used again) where the user names one."""
    gegevens = bewaar.resolve() if bewaar else Path(tempfile.mkdtemp(prefix="vt-bench-"))
    gegevens.mkdir(parents=True, exist_ok=True)
    for naam in VREEMD:
        os.environ.pop(naam, None)
    os.environ |= {
        "GEGEVENS": str(gegevens),
        "SLEUTELBESTAND": str(gegevens / "sleutels" / "sleutelring.json"),
        "VT_DEMO": "1",
        "LOG_NIVEAU": "WARNING",
        "DJANGO_SETTINGS_MODULE": "veiligthuis.settings",
    }
    try:
        postgres.zet_omgeving()
        yield gegevens
    finally:
        postgres.verlaat(gegevens)
        if bewaar is None:
            # Elsewhere, when the server's user may not come in the folder.
            shutil.rmtree(postgres_plaats.bepaal(gegevens).data.parent, ignore_errors=True)
            shutil.rmtree(gegevens, ignore_errors=True)


def bereid_voor(meldingen: int) -> float:
    """Structure, reference data and the generated cases; the same as `make demo` does. Returns the seconds."""
    begin = time.perf_counter()
    omgeving = os.environ | {"MELDINGEN": str(meldingen)}
    _doe("manage.py", "bereid_voor", "-v", "0", omgeving=omgeving | {"VT_ROL": "eigenaar"})
    _doe("manage.py", "collectstatic", "--noinput", "-v", "0", omgeving=omgeving)
    return time.perf_counter() - begin


@contextmanager
def webserver(toepassing: str, log: Path, **omgeving: str) -> Iterator[int]:
    """gunicorn as in the demo, with two workers, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as proef:
        poort = int(proef.getsockname()[1])
    with log.open("wb") as uitvoer:
        proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", toepassing, "--bind", f"127.0.0.1:{poort}", *WERKERS],
            cwd=BASIS,
            env=os.environ | omgeving,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=uitvoer,
        )
    try:
        _wacht(poort, proces, log)
        yield poort
    finally:
        proces.terminate()
        try:
            proces.wait(10)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


def _wacht(poort: int, proces: subprocess.Popen[bytes], log: Path) -> None:
    einde = time.monotonic() + 60
    while time.monotonic() < einde and proces.poll() is None:
        try:
            verbinding = HTTPConnection("127.0.0.1", poort, timeout=5)
            verbinding.request("GET", "/livez")
            verbinding.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"De webserver antwoordt niet:\n{log.read_text(errors='replace')[-2000:]}")


def _doe(*opdracht: str, omgeving: dict[str, str]) -> None:
    subprocess.run([sys.executable, *opdracht], cwd=BASIS, env=omgeving, check=True, stdout=subprocess.DEVNULL)
