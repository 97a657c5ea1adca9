# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand

from audit.zegels import verzegel


class Command(BaseCommand):
    help = "Verzegelt de auditregels die sinds het laatste zegel zijn vastgelegd."

    def handle(self, *args: Any, **options: Any) -> None:
        zegel = verzegel()
        if zegel is None:
            self.stdout.write("Er is niets verzegeld.")
        else:
            self.stdout.write(f"Zegel {zegel.volgnummer}: {zegel.aantal} regels, {zegel.zegel}")
