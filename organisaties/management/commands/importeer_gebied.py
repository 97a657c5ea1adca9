# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisaties.gebiedsbestanden import Afgekeurd, lees_in

GETOOND = 100


class Command(BaseCommand):
    help = (
        "Leest gemeenten, inwoners, buurten en postcodes uit CSV-bestanden: alles of niets. "
        "Opnieuw uitvoeren kan altijd. Zie docs/import/gebied.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gemeenten", type=Path, help="gemeenten met hun regio en de periode daarvan")
        parser.add_argument("--buurten", type=Path, help="buurten met hun gemeente")
        parser.add_argument("--postcodes", type=Path, help="postcodes van zes tekens met hun buurt")
        parser.add_argument("--inwoners", type=Path, help="inwoners van een gemeente, buurt of regio op een dag")

    def handle(self, *args: Any, **opties: Any) -> None:
        soorten = ("gemeenten", "buurten", "postcodes", "inwoners")
        bestanden = {soort: opties[soort] for soort in soorten if opties[soort]}
        if not bestanden:
            raise CommandError("Geef ten minste één bestand: --gemeenten, --buurten, --postcodes of --inwoners.")
        try:
            tellingen = lees_in(bestanden)
        except Afgekeurd as fout:
            raise CommandError(_tekst(fout.fouten)) from fout
        for soort, telling in tellingen.items():
            self.stdout.write(f"{soort}: {telling}")


def _tekst(fouten: list[str]) -> str:
    meer = len(fouten) - GETOOND
    slot = [f"... en nog {meer} fouten."] if meer > 0 else []
    return "\n".join(["Er is niets gewijzigd.", *fouten[:GETOOND], *slot])
