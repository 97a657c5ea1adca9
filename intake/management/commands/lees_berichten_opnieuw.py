# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from collections.abc import Collection
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.context import in_context
from intake.lezen import Herlezing, lees_opnieuw
from intake.models import Afzender


class Command(BaseCommand):
    help = (
        "Lees berichten die niet te lezen waren nog eens, nadat een formaat of een codelijst is verbeterd. "
        "Uitleg: docs/berichten.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisatie", help="de code, bijvoorbeeld flevoland (standaard: alle)")
        parser.add_argument("--afzender", help="de korte naam, bijvoorbeeld politie (standaard: alle)")
        parser.add_argument("--proef", action="store_true", help="tel alleen; er verandert niets")

    def handle(self, *_: Any, **opties: Any) -> None:
        with in_context("commando"):
            uitkomst = lees_opnieuw(nu=timezone.now(), afzenders=_afzenders(opties), proef=opties["proef"])
        self.stdout.write(_zin(uitkomst, proef=opties["proef"]))


def _afzenders(opties: dict[str, Any]) -> Collection[int] | None:
    gezocht = {"organisatie__code": opties["organisatie"], "code": opties["afzender"]}
    genoemd = {naam: waarde for naam, waarde in gezocht.items() if waarde is not None}
    if not genoemd:
        return None
    gevonden = list(Afzender.objects.filter(**genoemd).values_list("pk", flat=True))
    if not gevonden:
        raise CommandError("Deze afzender bestaat niet. Controleer --organisatie en --afzender.")
    return gevonden


def _zin(uitkomst: Herlezing, *, proef: bool) -> str:
    regels = [
        f"{'Nu te lezen' if proef else 'Gelezen'}: {uitkomst.gelezen}",
        f"Nog niet te lezen: {uitkomst.onleesbaar}",
    ]
    if uitkomst.bezet:
        regels.append(f"Overgeslagen, een ander is ermee bezig: {uitkomst.bezet}. Draai de opdracht straks nog eens.")
    if proef:
        regels.append("Dit was een proef: er is niets veranderd.")
    return "\n".join(regels)
