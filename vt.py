#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The project's commands, on the standard library only, so that they run before anything is installed.

  demo    set everything up and run it: web server, worker and beat on the embedded PostgreSQL
  test    set everything up and run the tests (arguments go to pytest)
  zwaar   the heavy proofs at full size; keeps what it printed in .uitvoer/
  bench   how fast it is with MELDINGEN meldingen, beside the limits of this machine; keeps JSON in .uitvoer/
  herkenning  how well known persons are found, per kind of disturbance and per origin of the name
  berichten   a storm of messages by machine; fails unless every one stands in the table once and is read
  check   style, types, import directions, templates, migrations and deployment settings
  setup   make .venv/ and nothing else
  lock    renew the locked dependencies (needs uv)
  psql    open the database as its owner

Environment: HOST, PORT, GEGEVENS, MELDINGEN, DEMO_WACHTWOORD, DATABASE_URL; see the README.
"""

import errno
import os
import shutil
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path

BASIS = Path(__file__).resolve().parent
sys.path.insert(0, str(BASIS))
VENV = BASIS / ".venv"
UITVOER = BASIS / ".uitvoer"
COMPILEER = (
    "pip compile -q --upgrade --universal --generate-hashes --python-version 3.11 "
    "--no-header --no-annotate --no-emit-index-url --no-emit-find-links"
)


def main(argumenten: list[str]) -> int:
    opdracht, rest = (argumenten[0] if argumenten else "help"), argumenten[1:]
    opdrachten = {f.__name__: f for f in (demo, test, zwaar, bench, herkenning, berichten, check, setup, lock, psql)}
    if opdracht not in opdrachten:
        print(__doc__)
        return 0 if opdracht in {"help", "-h", "--help"} else 2
    from veiligthuis.omgeving import Opzetfout

    try:
        return opdrachten[opdracht](rest)
    except Opzetfout as fout:
        print(f"\n{fout}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def setup(_: list[str]) -> int:
    _zet_op("ontwikkeling")
    print("Klaar: .venv/bin/python manage.py <opdracht>")
    return 0


def demo(_: list[str]) -> int:
    host, poort = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    _eis_vrije_poort(host, poort)
    _zet_op("basis", "demo", frontend=True)
    from veiligthuis.demo import draai

    return draai(host, int(poort))


def test(rest: list[str]) -> int:
    _zet_op("ontwikkeling", "test", *rest, frontend=True)
    verdeling = [] if any(deel.startswith("-n") for deel in rest) else ["-n", "2"]
    return _python("-m", "pytest", *verdeling, *rest)


def zwaar(rest: list[str]) -> int:
    _zet_op("ontwikkeling", "zwaar", *rest, frontend=True)
    UITVOER.mkdir(exist_ok=True)
    verslag = UITVOER / f"zwaar-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    with verslag.open("w") as bestand:
        proces = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-m", "zwaar", "-s", "-v", *rest],
            cwd=BASIS,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for regel in proces.stdout or ():
            sys.stdout.write(regel)
            bestand.write(regel)
    print(f"Bewaard in {verslag.relative_to(BASIS)}")
    return proces.wait()


def bench(rest: list[str]) -> int:
    _zet_op("basis", "bench", *rest, frontend=True)
    return _python("-m", "bench", *rest)


def herkenning(rest: list[str]) -> int:
    _zet_op("basis", "herkenning", *rest)
    return _python("-m", "bench.herkenning", *rest)


def berichten(rest: list[str]) -> int:
    _zet_op("basis", "berichten", *rest, frontend=True)
    return _python("-m", "bench.berichten", *rest)


def check(rest: list[str]) -> int:
    _zet_op("ontwikkeling", "check", *rest)
    from veiligthuis.postgres import zet_omgeving

    zet_omgeving()
    productie = {"VT_DEMO": "0", "HTTPS": "1", "SECRET_KEY": os.urandom(40).hex(), "ALLOWED_HOSTS": "vt.example"}
    bin_ = VENV / "bin"
    templates = sorted(str(pad) for pad in BASIS.glob("**/templates/**/*.html") if ".venv" not in pad.parts)
    controles: list[tuple[str, list[str | Path], dict[str, str]]] = [
        ("opmaak", [bin_ / "ruff", "format", "--check", "."], {}),
        ("stijl", [bin_ / "ruff", "check", "."], {}),
        ("templates", [bin_ / "djade", "--target-version", "5.2", "--check", *templates], {}),
        ("importrichting", [bin_ / "lint-imports"], {}),
        ("typen", [bin_ / "mypy", "."], {}),
        ("migraties", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], {}),
        ("instellingen", [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], productie),
    ]
    gezakt = []
    for naam, opdracht, omgeving in controles:
        print(f"== {naam}", flush=True)
        delen = [str(deel) for deel in opdracht]
        if subprocess.run(delen, cwd=BASIS, env=os.environ | omgeving, check=False).returncode:
            gezakt.append(naam)
    print(f"Niet goed: {', '.join(gezakt)}" if gezakt else "Alles goed.")
    return 1 if gezakt else 0


def lock(_: list[str]) -> int:
    """Compile for every supported Python and platform; lock files name no registry."""
    uv = shutil.which("uv") or str(VENV / "bin" / "uv")
    for naam, invoer in (
        ("basis", ["pyproject.toml"]),
        ("ontwikkeling", ["-c", "requirements/basis.txt", "--group", "dev", "pyproject.toml"]),
        ("node", ["requirements/node.in"]),
    ):
        opdracht = [uv, *COMPILEER.split(), *invoer, "-o", f"requirements/{naam}.txt"]
        if code := subprocess.run(opdracht, cwd=BASIS, check=False).returncode:
            return code
    return subprocess.run(["npm", "update", "--package-lock-only"], cwd=BASIS, check=False).returncode


def psql(rest: list[str]) -> int:
    _zet_op("basis", "psql", *rest)
    from veiligthuis.postgres import zet_omgeving
    from veiligthuis.postgres_plaats import bepaal_programmas

    zet_omgeving()
    return subprocess.run(
        [bepaal_programmas() / "psql", os.environ["DATABASE_URL_EIGENAAR"], *rest], check=False
    ).returncode


def _zet_op(pakketten: str, opdracht: str = "", *rest: str, frontend: bool = False) -> None:
    """Make the environment and go on inside it."""
    from veiligthuis.omgeving import maak_frontend, maak_venv

    python = maak_venv(pakketten)
    if frontend:
        maak_frontend(python, alles=pakketten == "ontwikkeling")
    if opdracht and Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(python, [str(python), str(BASIS / "vt.py"), opdracht, *rest])  # noqa: S606


def _python(*argumenten: str) -> int:
    return subprocess.run([sys.executable, *argumenten], cwd=BASIS, check=False).returncode


def _eis_vrije_poort(host: str, poort: str) -> None:
    from veiligthuis.omgeving import Opzetfout

    try:
        with socket.create_server((host, int(poort))):
            return
    except (ValueError, OverflowError):
        reden = f"PORT={poort} is geen poortnummer."
    except OSError as fout:
        bezet = fout.errno == errno.EADDRINUSE
        reden = f"Poort {poort} is al in gebruik." if bezet else f"Adres {host}:{poort} kan niet ({fout.strerror})."
    raise Opzetfout(f"{reden} Kies een andere, bijvoorbeeld: make demo PORT=8001")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
