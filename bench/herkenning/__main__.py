# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.herkenning`: who is found in the first five, per kind of disturbance and per origin of the name."""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping

import django

from bench import omgeving
from bench.invoer import STAPPEN, doe


def main() -> int:
    lezer = argparse.ArgumentParser(prog="bench.herkenning", description="Hoe goed bekende personen gevonden worden")
    lezer.add_argument("--personen", type=int, default=100_000, help="hoeveel mensen bekend zijn (standaard 100.000)")
    lezer.add_argument("--vragen", type=int, default=3_000, help="ongeveer hoeveel vragen over hen (standaard 3.000)")
    lezer.add_argument("--zaad", type=int, default=1, help="begingetal van het toeval (standaard 1)")
    argumenten = lezer.parse_args()
    with omgeving.werkmap(None):
        for stap in STAPPEN:
            doe(stap, "-v", "0")
        os.environ["VT_ROL"] = "eigenaar"
        django.setup()
        from .meten import stel, vraag_na

        wie, vragen = stel(argumenten.zaad, personen=argumenten.personen, aantal=argumenten.vragen)
        telling = vraag_na(vragen, wie)
        print(f"{len(wie)} mensen bekend, {len(vragen)} vragen, {telling.geweigerd} te weinig om te zoeken")
        _toon("vraag", telling.plaatsen, 0)
        _toon("naam", telling.plaatsen, 1)
        tijden = sorted(telling.milliseconden)
        print(f"\nper vraag: p50 {tijden[len(tijden) // 2]:.1f} ms, p95 {tijden[int(0.95 * len(tijden))]:.1f} ms")
    return 0


def _toon(kop: str, plaatsen: Mapping[tuple[str, str], Iterable[int | None]], deel: int) -> None:
    samen: dict[str, list[int | None]] = {}
    for sleutel, eigen in plaatsen.items():
        samen.setdefault(sleutel[deel], []).extend(eigen)
    samen["alles"] = [plaats for eigen in plaatsen.values() for plaats in eigen]
    print(f"\n{kop:<40}{'vragen':>8}{'eerste':>9}{'top 5':>9}")
    for wat, alle in sorted(samen.items(), key=lambda paar: (paar[0] == "alles", paar[0])):
        eerste, vijf = alle.count(0) / len(alle), 1 - alle.count(None) / len(alle)
        print(f"{wat:<40}{len(alle):>8}{eerste:>9.3f}{vijf:>9.3f}")


if __name__ == "__main__":
    sys.exit(main())
