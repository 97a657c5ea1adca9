# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from personen.herschrijven import PARTIJ, schrijf_sleutels


class Command(BaseCommand):
    help = (
        "Schrijft de sleutels opnieuw waarop personen worden gevonden. Nodig na een versie waarin de regels voor namen "
        "zijn veranderd. Het werk gaat door terwijl dit loopt. Afgebroken? Begin opnieuw, of verder met --na."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--na", type=int, default=0, help="ga verder na de persoon met dit id")
        parser.add_argument("--partij", type=int, default=PARTIJ, help="aantal personen per transactie")

    def handle(self, *args: Any, **opties: Any) -> None:
        gelezen = geschreven = 0
        for stap in schrijf_sleutels(na=opties["na"], partij=opties["partij"]):
            gelezen += stap.gelezen
            geschreven += stap.geschreven
            if opties["verbosity"] > 1:
                self.stdout.write(f"tot en met {stap.tot}: {gelezen} gelezen, {geschreven} geschreven")
        self.stdout.write(f"{gelezen} personen gelezen, {geschreven} met nieuwe sleutels.")
