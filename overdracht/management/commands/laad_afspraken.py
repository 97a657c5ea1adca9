# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand

from overdracht.laden import laad


class Command(BaseCommand):
    help = "Zet de meegeleverde samenwerkingsafspraken, routes en interventieoverleggen in de database."

    def handle(self, *args: Any, **opties: Any) -> None:
        laad()
        if opties["verbosity"]:
            self.stdout.write("Afspraken geladen.")
