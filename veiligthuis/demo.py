# SPDX-License-Identifier: EUPL-1.2
"""`make demo`: prepare the database, run web server, worker and beat, and leave nothing behind."""

import ctypes
import hashlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from veiligthuis import postgres
from veiligthuis.omgeving import BASIS, NODE_MODULES, Opzetfout

STOPTIJD = 10.0
PR_SET_PDEATHSIG = 1


class Gestopt(Exception):
    """Ctrl-C or a TERM."""


def draai(host: str, poort: int) -> int:
    for teken in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(teken, _stop)
    processen: dict[str, subprocess.Popen[bytes]] = {}
    gegevens = (BASIS / os.environ.get("GEGEVENS", ".gegevens")).resolve()
    # Logs, mail and messages are for this user only.
    os.umask(0o077)
    try:
        postgres.zet_omgeving()
        omgeving = _omgeving(host, poort, gegevens)
        _bereid_voor(omgeving, gegevens)
        for naam, opdracht in _programmas(host, poort, gegevens).items():
            processen[naam] = _start(opdracht, gegevens / "log" / f"{naam}.log", omgeving)
        _wacht_tot_gereed(host, poort, processen, gegevens)
        _vertel(host, poort, gegevens)
        return _bewaak(processen, gegevens)
    except postgres.PostgresFout as fout:
        raise Opzetfout(str(fout)) from None
    except Gestopt:
        print("\nStoppen …", flush=True)
        return 0
    finally:
        for teken in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(teken, signal.SIG_IGN)
        _beeindig(list(processen.values()))
        postgres.verlaat(gegevens)


def _stop(_: int, __: FrameType | None) -> None:
    raise Gestopt


def _omgeving(host: str, poort: int, gegevens: Path) -> dict[str, str]:
    omgeving = dict(os.environ)
    omgeving.setdefault("ALLOWED_HOSTS", "*" if host != "127.0.0.1" else "localhost,127.0.0.1,[::1]")
    omgeving.setdefault("BASIS_URL", f"http://localhost:{poort}")
    return omgeving | {"GEGEVENS": str(gegevens), "VT_DEMO": "1", "PYTHONUNBUFFERED": "1"}


def _bereid_voor(omgeving: dict[str, str], gegevens: Path) -> None:
    print("Database gereedmaken …", flush=True)
    (gegevens / "log").mkdir(parents=True, exist_ok=True)
    taken = [_start_stap(["bereid_voor"], omgeving | {"VT_ROL": "eigenaar"})]
    stempel = gegevens / "statisch" / ".stempel"
    kenmerk = _kenmerk_statisch()
    nieuw = not stempel.exists() or stempel.read_text() != kenmerk
    if nieuw:
        taken.append(_start_stap(["collectstatic", "--noinput", "--clear", "-v", "0"], omgeving))
    try:
        uitkomsten = [taak.wait() for taak in taken]
        if any(uitkomsten):
            raise Opzetfout("De voorbereiding is mislukt; de melding staat hierboven.")
    finally:
        _beeindig(taken)
    if nieuw:
        stempel.write_text(kenmerk)


def _kenmerk_statisch() -> str:
    """The static files are collected again only when one of them changed."""
    kenmerk = hashlib.sha256()
    for wortel in (BASIS / "static", *sorted(BASIS.glob("*/static")), NODE_MODULES / ".vergrendeld"):
        for pad in sorted([wortel, *wortel.rglob("*")]):
            if pad.is_file():
                kenmerk.update(f"{pad}{pad.stat().st_mtime_ns}{pad.stat().st_size}".encode())
    return kenmerk.hexdigest()


def _start_stap(opdracht: list[str], omgeving: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *opdracht],
        cwd=BASIS,
        env=omgeving,
        start_new_session=True,
        preexec_fn=_sterf_mee(),  # noqa: PLW1509  (no threads here)
    )


def _programmas(host: str, poort: int, gegevens: Path) -> dict[str, list[str]]:
    rooster = gegevens / "beat"
    rooster.mkdir(exist_ok=True)
    celery = [sys.executable, "-m", "celery", "-A", "veiligthuis"]
    werk = [*celery, "worker", "-l", "INFO", "--concurrency", "1"]
    return {
        "web": [
            *(sys.executable, "-m", "gunicorn", "veiligthuis.wsgi", "--bind", f"{host}:{poort}"),
            *("--workers", "2", "--threads", "4", "--no-control-socket"),
        ],
        "worker": [*werk, "--without-gossip", "--without-mingle", "--without-heartbeat"],
        "beat": [*celery, "beat", "-l", "INFO", "-s", str(rooster / "rooster"), "--pidfile="],
    }


def _start(opdracht: list[str], log: Path, omgeving: dict[str, str]) -> subprocess.Popen[bytes]:
    with log.open("wb") as uitvoer:
        return subprocess.Popen(
            opdracht,
            cwd=BASIS,
            env=omgeving,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=uitvoer,
            start_new_session=True,
            preexec_fn=_sterf_mee(),  # noqa: PLW1509  (no threads here)
        )


def _sterf_mee() -> Callable[[], None] | None:
    """On Linux the kernel ends the children when we are killed with `kill -9`; elsewhere they stay."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wacht_tot_gereed(host: str, poort: int, processen: dict[str, subprocess.Popen[bytes]], gegevens: Path) -> None:
    adres = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{poort}/livez"  # noqa: S104
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        _eis_levend(processen, gegevens)
        try:
            with urllib.request.urlopen(adres, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise Opzetfout(f"De webserver antwoordt niet op {adres}; zie {gegevens / 'log' / 'web.log'}.")


def _eis_levend(processen: dict[str, subprocess.Popen[bytes]], gegevens: Path) -> None:
    for naam, proces in processen.items():
        if proces.poll() is not None:
            log = gegevens / "log" / f"{naam}.log"
            staart = "\n".join(log.read_text(errors="replace").strip().splitlines()[-15:])
            raise Opzetfout(f"Het onderdeel '{naam}' is gestopt (code {proces.returncode}); zie {log}.\n{staart}")


def _vertel(host: str, poort: int, gegevens: Path) -> None:
    print(f"\n  http://{host}:{poort}/\n\nGegevens en logboeken: {gegevens}. Stoppen: Ctrl-C.", flush=True)


def _bewaak(processen: dict[str, subprocess.Popen[bytes]], gegevens: Path) -> int:
    while True:
        _eis_levend(processen, gegevens)
        time.sleep(0.5)


def _beeindig(processen: list[subprocess.Popen[bytes]]) -> None:
    """TERM lets running work finish; what takes too long is killed, its rows are picked up at the next start."""
    for proces in processen:
        _teken(proces, signal.SIGTERM, groep=False)
    einde = time.monotonic() + STOPTIJD
    for proces in processen:
        try:
            proces.wait(max(0.1, einde - time.monotonic()))
        except subprocess.TimeoutExpired:
            _teken(proces, signal.SIGKILL, groep=True)
            proces.wait()
        _teken(proces, signal.SIGKILL, groep=True)


def _teken(proces: subprocess.Popen[bytes], teken: signal.Signals, *, groep: bool) -> None:
    try:
        if groep:
            os.killpg(proces.pid, teken)
        elif proces.poll() is None:
            proces.send_signal(teken)
    except ProcessLookupError:
        pass
