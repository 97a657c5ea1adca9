# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.context import in_context
from intake import sleutels
from intake.formaten.vt_bericht_1 import FORMAAT


class Command(BaseCommand):
    help = (
        "Geef een afzender van berichten een sleutel, een nieuwe sleutel, of trek haar in. Uitleg: docs/berichten.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisatie", required=True, help="de code, bijvoorbeeld flevoland")
        parser.add_argument("--code", required=True, help="korte naam van de afzender, bijvoorbeeld politie")
        parser.add_argument("--naam", help="hoe de afzender op het scherm heet")
        parser.add_argument("--formaat", default=FORMAAT)
        parser.add_argument("--meldersoort", help="code uit de lijst meldersoort, als het bericht er geen noemt")
        wat = parser.add_mutually_exclusive_group()
        wat.add_argument("--nieuwe-sleutel", action="store_true", help="het oude geheim vervalt meteen")
        wat.add_argument("--intrekken", action="store_true", help="deze afzender kan niets meer afleveren")

    def handle(self, *_: Any, **opties: Any) -> None:
        wie = {"organisatie_code": opties["organisatie"], "code": opties["code"]}
        with in_context("commando"):
            try:
                if opties["intrekken"]:
                    sleutels.trek_in(**wie)
                    self.stdout.write(f"Afzender '{opties['code']}' kan niets meer afleveren.")
                    return
                self._toon(sleutels.vernieuw(**wie) if opties["nieuwe_sleutel"] else self._maak(opties, wie))
            except sleutels.Sleutelweigering as fout:
                raise CommandError(str(fout)) from None

    def _maak(self, opties: dict[str, Any], wie: dict[str, str]) -> sleutels.Sleutel:
        if not opties["naam"]:
            raise CommandError("Geef --naam: hoe de afzender op het scherm heet.")
        return sleutels.maak_afzender(
            **wie, naam=opties["naam"], formaat=opties["formaat"], meldersoort=opties["meldersoort"]
        )

    def _toon(self, sleutel: sleutels.Sleutel) -> None:
        self.stdout.write(f"client_id:     {sleutel.client_id}\nclient_secret: {sleutel.geheim}")
        self.stderr.write("Het geheim staat alleen hier. Geef het langs een veilige weg aan de afzender.")
