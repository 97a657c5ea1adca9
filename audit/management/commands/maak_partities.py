# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from audit.partities import MAANDEN_VOORUIT, maak_partities


class Command(BaseCommand):
    help = "Maakt de maandpartities van audit en historie, als eigenaar van de database. Herhalen mag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--maanden", type=int, default=MAANDEN_VOORUIT, help="zoveel maanden vooruit")

    def handle(self, *args: Any, **options: Any) -> None:
        nieuw = maak_partities(timezone.now().date(), maanden=options["maanden"])
        if options["verbosity"]:
            self.stdout.write(f"{len(nieuw)} partities gemaakt.")
