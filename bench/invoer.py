# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.invoer [BESTAND]`: how fast dossiers come in, on a scratch database, and what a second run costs.

Without a file it makes one, with the generator of the demo.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from bench import omgeving
from veiligthuis.omgeving import BASIS

# Everything but cases.
STAPPEN: Final = ("migrate", "createcachetable", "maak_partities", "verleen_rechten", "laad_stamgegevens",
    "laad_afspraken", "maak_sleutels", "maak_demo_accounts")  # fmt: skip


def main() -> int:
    argumenten = _argumenten()
    with omgeving.werkmap(argumenten.bewaar) as gegevens:
        for stap in STAPPEN:
            doe(stap, "-v", "0")
        bestand = argumenten.bestand or _maak_bestand(gegevens, argumenten)
        print(f"{bestand.name}: {bestand.stat().st_size / 1e6:.1f} MB", flush=True)
        for keer in ("eerste keer", "tweede keer"):
            begin = time.perf_counter()
            afloop = doe(
                "importeer_dossiers", str(bestand), "--processen", str(argumenten.processen),
                "--afkeur", str(gegevens / "afgekeurd.jsonl"), mag_weigeren=True,
            )  # fmt: skip
            print(f"\n== {keer}: {time.perf_counter() - begin:.1f} s met het starten erbij\n{afloop}", flush=True)
    return 0


def _maak_bestand(gegevens: Path, argumenten: argparse.Namespace) -> Path:
    bestand = gegevens / "dossiers.jsonl"
    if not bestand.exists():
        doe(
            "maak_demogegevens", "--naar", str(bestand), "--profiel", argumenten.profiel,
            "--meldingen", str(argumenten.meldingen),
        )  # fmt: skip
    return bestand


def doe(*opdracht: str, mag_weigeren: bool = False) -> str:
    proces = subprocess.run(
        [sys.executable, "manage.py", *opdracht],
        cwd=BASIS,
        env=os.environ | {"VT_ROL": "eigenaar"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    # 1 says that lines were refused; the figures are still figures.
    if proces.returncode > int(mag_weigeren):
        raise SystemExit(f"{opdracht[0]} eindigde met {proces.returncode}")
    return proces.stdout


def _argumenten() -> argparse.Namespace:
    ontleder = argparse.ArgumentParser(prog="python -m bench.invoer")
    ontleder.add_argument("bestand", type=Path, nargs="?", help="het bestand (standaard een verzonnen)")
    ontleder.add_argument("--profiel", default="demo", help="profiel van de generator, als er geen bestand is")
    ontleder.add_argument("--meldingen", type=int, default=1000, help="hoeveel meldingen te verzinnen")
    ontleder.add_argument("--processen", type=int, default=2, help="werkprocessen van de import")
    ontleder.add_argument("--bewaar", type=Path, help="map waarin de database blijft staan")
    return ontleder.parse_args()


if __name__ == "__main__":
    sys.exit(main())
