# SPDX-License-Identifier: EUPL-1.2
"""The embedded PostgreSQL: started when DATABASE_URL is unset, stopped when its last user leaves.

Every user process holds a shared lock on `gebruikers.lock`, which the kernel frees however the process ends. One guard
process waits for the exclusive lock on the same file and then stops the server. Sound for demo, tests and
development; not for real case data.
"""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from veiligthuis.postgres_plaats import SOCKET, Plaats, PostgresFout, bepaal
from veiligthuis.postgres_sloten import anderen_actief, exclusief, open_slot, vast, wacht_op_slot

__all__ = ["PostgresFout", "gebruik", "verlaat", "zet_omgeving"]

BASIS = Path(__file__).resolve().parent.parent
VERSIE = "18"
WACHTTIJD = 60
ROLLEN = {"DATABASE_URL": "vt_app", "DATABASE_URL_EIGENAAR": "vt_eigenaar", "DATABASE_URL_LEZEN": "vt_lezer"}
INSTELLINGEN = """\
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
dynamic_shared_memory_type = mmap
shared_buffers = 256MB
max_wal_size = 2GB
timezone = 'UTC'
# A log line never holds what somebody typed.
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
"""

# Locks live as long as this process; a forked child keeps them, an exec'ed one does not.
_sloten: dict[Path, int] = {}


def zet_omgeving() -> None:
    """Without DATABASE_URL: start the embedded server and put what settings.py needs into os.environ."""
    if os.environ.get("DATABASE_URL"):
        return
    gegevens = (BASIS / os.environ.get("GEGEVENS", ".gegevens")).resolve()
    os.environ.update(gebruik(gegevens))
    os.environ.setdefault("SECRET_KEY", _geheimen(gegevens / "postgres")["secret_key"])
    os.environ.setdefault("VT_DEMO", "1")


def gebruik(gegevens: Path) -> dict[str, str]:
    """Start the server where it is down, keep it up while this process lives, and return the URLs of the roles."""
    plaats = bepaal(gegevens)
    if plaats.map not in _sloten:
        _sloten[plaats.map] = wacht_op_slot(plaats.map / "gebruikers.lock", fcntl.LOCK_SH)
    with exclusief(plaats.map / "start.lock"):
        geheimen = _geheimen(plaats.map, nieuw=not plaats.data.exists())
        if not _antwoordt(plaats):
            _start(plaats, geheimen)
        if not (plaats.map / "klaar").exists():
            _maak_rollen(plaats, geheimen)
        _verzeker_bewaker(plaats, gegevens)
    host = quote(str(plaats.socketmap), safe="")
    return {naam: f"postgresql://{rol}:{geheimen[rol]}@/veiligthuis?host={host}" for naam, rol in ROLLEN.items()}


def verlaat(gegevens: Path) -> None:
    """Leave before the end of this process, and wait for the server when we were its last user."""
    eigen = gegevens / "postgres"
    slot = _sloten.pop(eigen, None)
    if slot is None:
        return
    os.close(slot)
    einde = time.monotonic() + 10
    data = bepaal(gegevens).data
    while _levende_processen(data) or vast(eigen / "bewaker.lock"):
        if anderen_actief(eigen) or time.monotonic() > einde:
            return
        time.sleep(0.05)


def stop(plaats: Plaats) -> None:
    if not _levende_processen(plaats.data):
        return
    for manier in ("fast", "immediate"):
        if plaats.voer_uit("pg_ctl", "-D", plaats.data, "-m", manier, "-w", "-t", "60", "stop").returncode == 0:
            return


def bewaak(gegevens: Path) -> None:
    """The guard: wait until nobody uses the server, then stop it."""
    plaats = bepaal(gegevens)
    for teken in (signal.SIGINT, signal.SIGHUP):
        signal.signal(teken, signal.SIG_IGN)
    bewaker = open_slot(plaats.map / "bewaker.lock")
    try:
        fcntl.flock(bewaker, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return
    gebruikers = open_slot(plaats.map / "gebruikers.lock")
    fcntl.flock(gebruikers, fcntl.LOCK_EX)
    stop(plaats)
    # In this order: who gets in next must see that there is no guard any more.
    os.close(bewaker)
    os.close(gebruikers)


def _verzeker_bewaker(plaats: Plaats, gegevens: Path) -> None:
    if vast(plaats.map / "bewaker.lock"):
        return
    with (plaats.map / "bewaker.log").open("ab") as log:
        bewaker = subprocess.Popen(
            [sys.executable, "-m", "veiligthuis.postgres", "bewaak", str(gegevens)],
            cwd=BASIS,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    # It outlives us on purpose; without this Python warns that it is still running.
    bewaker.returncode = 0


def _start(plaats: Plaats, geheimen: dict[str, str]) -> None:
    _wacht_op_vorige(plaats)
    if _antwoordt(plaats):
        return
    # Nothing lives on this folder, so these are left over, and the number in them may be somebody else's by now.
    for rest in (plaats.data / "postmaster.pid", plaats.socketmap / SOCKET, plaats.socketmap / f"{SOCKET}.lock"):
        rest.unlink(missing_ok=True)
    if not plaats.data.exists():
        _maak_cluster(plaats, geheimen["postgres"])
    versie = (plaats.data / "PG_VERSION").read_text().strip()
    if versie != VERSIE:
        raise PostgresFout(
            f"De database in {plaats.data} is van PostgreSQL {versie}, deze versie gebruikt {VERSIE}. "
            "Zet de gegevens over met pg_dump en pg_restore, of kies een nieuwe map met GEGEVENS."
        )
    plaats.maak_map(plaats.socketmap)
    _eis_veilige_socketmap(plaats)
    socketmap = str(plaats.socketmap).replace("'", "''")
    instellingen = plaats.data / "veiligthuis.conf"
    instellingen.write_text(f"{INSTELLINGEN}unix_socket_directories = '{socketmap}'\n")
    plaats.geef_aan_server(instellingen)
    log = plaats.data / "server.log"
    if log.exists() and log.stat().st_size > 10_000_000:
        log.replace(plaats.data / "server.log.1")
    # Detached from our input; pg_ctl gives the server a session of its own, so Ctrl-C does not reach it.
    start = ("pg_ctl", "-D", plaats.data, "-l", log, "-w", "-t", str(WACHTTIJD), "start")
    uitkomst = plaats.voer_uit(*start, stdin=subprocess.DEVNULL)
    if uitkomst.returncode != 0:
        regels = log.read_text(errors="replace").splitlines() if log.exists() else []
        fouten = [regel for regel in regels if "FATAL" in regel or "PANIC" in regel] or [uitkomst.stderr.strip()]
        raise PostgresFout(f"De meegeleverde PostgreSQL start niet: {fouten[-1]}\nZie {log}, of zet DATABASE_URL.")


def _maak_cluster(plaats: Plaats, wachtwoord: str) -> None:
    """initdb in a folder beside it and rename: an interrupted initdb never leaves half a database."""
    tijdelijk = plaats.data.with_name("nieuw")
    shutil.rmtree(tijdelijk, ignore_errors=True)
    plaats.maak_map(tijdelijk)
    wachtwoordbestand = tijdelijk.with_name(f"{tijdelijk.name}.ww")
    _schrijf_geheim(wachtwoordbestand, wachtwoord)
    plaats.geef_aan_server(wachtwoordbestand)
    uitkomst = plaats.voer_uit(
        "initdb", "-D", tijdelijk, "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={wachtwoordbestand}",
        "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions",
    )  # fmt: skip
    wachtwoordbestand.unlink()
    if uitkomst.returncode != 0:
        shutil.rmtree(tijdelijk, ignore_errors=True)
        raise PostgresFout(f"De database kon niet worden gemaakt in {plaats.data}: {uitkomst.stderr.strip()[-400:]}")
    with (tijdelijk / "postgresql.conf").open("a") as bestand:
        bestand.write("include 'veiligthuis.conf'\n")
    tijdelijk.rename(plaats.data)


def _maak_rollen(plaats: Plaats, geheimen: dict[str, str]) -> None:
    omgeving = {f"{rol.upper()}_WACHTWOORD": geheimen[rol] for rol in ROLLEN.values()}
    # CREATEDB: tests make their own database; outside the embedded server nobody needs it.
    opdracht = (BASIS / "veiligthuis" / "rollen.sql").read_text() + "\nALTER ROLE vt_eigenaar CREATEDB;\n"
    uitkomst = plaats.voer_uit(
        "psql", "-X", "-q", "-h", plaats.socketmap, "-U", "postgres", "-d", "postgres",
        input=opdracht, env=omgeving | {"PGPASSWORD": geheimen["postgres"]},
    )  # fmt: skip
    if uitkomst.returncode != 0:
        raise PostgresFout(f"De databaserollen konden niet worden gemaakt: {uitkomst.stderr.strip()[-400:]}")
    (plaats.map / "klaar").touch()


def _antwoordt(plaats: Plaats) -> bool:
    return plaats.voer_uit("pg_isready", "-q", "-t", "5", "-h", plaats.socketmap, "-U", "vt_app").returncode == 0


def _wacht_op_vorige(plaats: Plaats) -> None:
    """A server that is starting, recovering or stopping gets time; one that hangs gives a message."""
    einde = time.monotonic() + WACHTTIJD
    while processen := _levende_processen(plaats.data):
        if _antwoordt(plaats):
            return
        if time.monotonic() > einde:
            raise PostgresFout(
                f"Er draaien nog processen van een eerdere PostgreSQL op {plaats.data} "
                f"(nummers {', '.join(map(str, processen))}) die niet antwoorden. Beëindig die en probeer het opnieuw."
            )
        time.sleep(0.1)


def _levende_processen(data: Path) -> list[int]:
    """Server processes by their working folder: a pid file may be stale and a killed postmaster may be a zombie."""
    if not Path("/proc/self/cwd").exists():
        pidbestand = data / "postmaster.pid"
        return [int(pidbestand.read_text().split()[0])] if pidbestand.exists() else []
    gevonden = []
    for cwd in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            if cwd.readlink() == data:
                gevonden.append(int(cwd.parent.name))
    return gevonden


def _eis_veilige_socketmap(plaats: Plaats) -> None:
    gegevens = plaats.socketmap.lstat()
    if plaats.socketmap.is_symlink() or gegevens.st_uid != plaats.data.stat().st_uid or gegevens.st_mode & 0o077:
        raise PostgresFout(
            f"De map {plaats.socketmap} is van iemand anders. Verwijder die of kies een andere GEGEVENS."
        )


def _geheimen(eigen: Path, *, nieuw: bool = False) -> dict[str, str]:
    """The passwords, in a 0600 file that is written before the database that needs them."""
    bestand = eigen / "geheimen.json"
    if bestand.exists():
        geheimen: dict[str, str] = json.loads(bestand.read_text())
        return geheimen
    if not nieuw:
        raise PostgresFout(
            f"De wachtwoorden van de database ontbreken: {bestand}. Zet dat bestand terug, "
            f"of begin opnieuw door de map {eigen} te verwijderen."
        )
    (eigen / "klaar").unlink(missing_ok=True)
    geheimen = {naam: secrets.token_urlsafe(24) for naam in ("postgres", "secret_key", *ROLLEN.values())}
    tijdelijk = bestand.with_suffix(".nieuw")
    _schrijf_geheim(tijdelijk, json.dumps(geheimen))
    tijdelijk.rename(bestand)
    return geheimen


def _schrijf_geheim(bestand: Path, inhoud: str) -> None:
    bestand.unlink(missing_ok=True)
    bestand.touch(mode=0o600)
    bestand.write_text(inhoud)


if __name__ == "__main__":
    if sys.argv[1:2] != ["bewaak"] or len(sys.argv) != 3:
        sys.exit("gebruik: python -m veiligthuis.postgres bewaak <gegevensmap>")
    bewaak(Path(sys.argv[2]))
