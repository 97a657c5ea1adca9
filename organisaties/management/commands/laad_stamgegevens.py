# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand

from organisaties.laden import laad


class Command(BaseCommand):
    help = "Laadt rollen, organisaties, gemeenten en codelijsten. Opnieuw uitvoeren kan altijd."

    def handle(self, *args: Any, **opties: Any) -> None:
        laad()
        if opties["verbosity"]:
            self.stdout.write("Stamgegevens geladen.")
