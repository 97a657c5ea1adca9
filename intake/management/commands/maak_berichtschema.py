# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from intake.formaten.schema import als_tekst, maak_schema


class Command(BaseCommand):
    help = (
        "Schrijft het JSON Schema van berichten. Na een wijziging van het formaat: "
        "manage.py maak_berichtschema --naar docs/berichten/vt-bericht-1.schema.json."
    )
    # Only the models are read.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naar", type=Path, default=None, help="bestand (standaard: op het scherm)")

    def handle(self, *args: Any, naar: Path | None, **opties: Any) -> None:
        tekst = als_tekst(maak_schema())
        if naar is None:
            self.stdout.write(tekst, ending="")
            return
        naar.write_text(tekst, encoding="utf-8")
        self.stdout.write(f"Geschreven: {naar}")
