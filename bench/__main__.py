# SPDX-License-Identifier: EUPL-1.2
"""`make bench MELDINGEN=100000`: load, measure, count, print the table and keep it as JSON."""

import argparse
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import django

from bench import omgeving
from veiligthuis.omgeving import BASIS

UITVOER = BASIS / ".uitvoer"
STANDAARD = 100_000


def main() -> int:
    argumenten = _argumenten()
    meldingen = int(os.environ.get("MELDINGEN") or STANDAARD)
    with omgeving.werkmap(argumenten.bewaar) as gegevens:
        print(f"{meldingen} meldingen klaarzetten in {gegevens} …", flush=True)
        laadtijd = omgeving.bereid_voor(meldingen)
        print(f"Klaar in {laadtijd:.0f} s. Meten …", flush=True)
        django.setup()
        from bench.meting import meet
        from bench.tabel import toon

        verslag = meet(gegevens, meldingen, argumenten.rondes) | {"laadtijd_s": round(laadtijd, 1)}
    bestand = _bewaar(verslag, argumenten.map)
    print(f"\n{toon(verslag)}\n\nBewaard in {bestand}")
    return 0


def _bewaar(verslag: dict[str, Any], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    bestand = folder / f"bench-{verslag['aantallen']['meldingen']}-{datetime.now().astimezone():%Y%m%d-%H%M%S}.json"
    bestand.write_text(json.dumps(verslag, indent=2, ensure_ascii=False))
    return bestand


def _argumenten() -> argparse.Namespace:
    ontleder = argparse.ArgumentParser(prog="make bench")
    ontleder.add_argument("--rondes", type=int, default=60, help="hoe vaak elke handeling wordt gemeten")
    ontleder.add_argument("--bewaar", type=Path, help="map waarin de database blijft staan, voor een volgende keer")
    ontleder.add_argument("--map", type=Path, default=UITVOER, help="waar de cijfers als JSON worden bewaard")
    return ontleder.parse_args()


if __name__ == "__main__":
    sys.exit(main())
