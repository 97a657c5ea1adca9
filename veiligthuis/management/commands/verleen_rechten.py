# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from veiligthuis.rechten_sql import verleen


class Command(BaseCommand):
    help = "Geeft de toepassing en de rapportage precies hun databaserechten; na elke migrate, als eigenaar."

    def handle(self, *args: Any, **opties: Any) -> None:
        with transaction.atomic():
            aantal = verleen(settings.ROL_APP, settings.ROL_LEZER)
        if opties["verbosity"]:
            self.stdout.write(f"Databaserechten: {aantal} aangepast.")
