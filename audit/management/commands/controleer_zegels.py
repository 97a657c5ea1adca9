# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit.models import AuditZegel
from audit.zegels import controleer


class Command(BaseCommand):
    help = "Rekent alle zegels over de audit na; eindigt met een fout bij de kleinste afwijking."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--verwacht", help="een zegel dat buiten de database is bewaard en moet voorkomen")

    def handle(self, *args: Any, **options: Any) -> None:
        afwijkingen = controleer(verwacht=options["verwacht"])
        for afwijking in afwijkingen:
            self.stderr.write(f"zegel {afwijking.volgnummer}: {afwijking.wat}")
        if afwijkingen:
            raise CommandError(f"{len(afwijkingen)} afwijkingen: de audit is veranderd nadat zij werd verzegeld.")
        self.stdout.write(f"{AuditZegel.objects.count()} zegels kloppen.")
