# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from werkplek.demogegevens.marges import TELLINGEN, NietGevuld, Oordeel
from werkplek.demogegevens.marges.verslag import pagina, tekst


class Command(BaseCommand):
    help = "Telt de zaken in de database en zet elk getal naast dat van de bron. Eindigt met 1 als iets niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--profiel", choices=TELLINGEN, required=True, help="waarmee de database gevuld is")
        parser.add_argument("--naar", type=Path, default=None, help="schrijf het ook als Markdown naar dit bestand")

    def handle(self, *args: Any, **opties: Any) -> None:
        profiel = opties["profiel"]
        telling = TELLINGEN[profiel]
        try:
            marges = telling.tel()
        except NietGevuld as fout:
            hoe = f"manage.py maak_demogegevens --profiel {profiel}"
            raise CommandError(f"De zaken van dit profiel staan niet in deze database. Maak ze met: {hoe}") from fout
        self.stdout.write(tekst(marges))
        if opties["naar"]:
            inleiding = f"{telling.bron}\n\nGemaakt met `manage.py toon_marges --profiel {profiel}`."
            opties["naar"].write_text(pagina(marges, telling.titel, inleiding), encoding="utf-8")
        anders = sum(marge.oordeel is Oordeel.ANDERS for marge in marges)
        if anders:
            raise CommandError(f"Zo veel getallen wijken af zonder verklaring: {anders}.")
