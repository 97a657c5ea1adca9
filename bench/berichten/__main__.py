# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.berichten`: send, wait until everything is read, count, print; ends with 1 when a row is missing,
double or unread."""

import argparse
import sys
from pathlib import Path

import django

from bench import omgeving


def main() -> int:
    argumenten = _argumenten()
    with omgeving.werkmap(argumenten.bewaar) as gegevens:
        omgeving.bereid_voor(1)
        django.setup()
        from bench.berichten.storm import storm, toon

        uitslag = storm(gegevens, argumenten.berichten, argumenten.verbindingen, argumenten.zaad)
    print(toon(uitslag), flush=True)
    return 0 if uitslag.klopt else 1


def _argumenten() -> argparse.Namespace:
    ontleder = argparse.ArgumentParser(prog="python -m bench.berichten")
    ontleder.add_argument("--berichten", type=int, default=10_000)
    ontleder.add_argument("--verbindingen", type=int, default=8, help="hoeveel verbindingen tegelijk afleveren")
    ontleder.add_argument("--zaad", type=int, default=1, help="bepaalt hoe vaak en in welke volgorde")
    ontleder.add_argument("--bewaar", type=Path, help="map waarin de database blijft staan")
    return ontleder.parse_args()


if __name__ == "__main__":
    sys.exit(main())
