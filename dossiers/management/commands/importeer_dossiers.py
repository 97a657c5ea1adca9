# SPDX-License-Identifier: EUPL-1.2
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dossiers.inlezen.importeren import KanNiet, Verzoek, importeer
from dossiers.inlezen.lezen import Onleesbaar
from dossiers.inlezen.werkers import standaard_aantal


class Command(BaseCommand):
    help = (
        "Leest dossiers uit een bestand met één dossier per regel (docs/import/). Goede regels worden ingelezen, foute "
        "komen met hun reden in een afkeurbestand. Nog een keer draaien verandert niets; na een onderbreking gaat het "
        "verder. Eindigt met 0 (alles ingelezen), 1 (niet alles) of 2 (de import kon niet draaien)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het bestand (JSON Lines, UTF-8)")
        parser.add_argument("--proef", action="store_true", help="keur alles en speel alles na, maar bewaar niets")
        parser.add_argument(
            "--afkeur", type=Path, default=None, help="afkeurbestand (standaard BESTAND.afgekeurd.jsonl)"
        )
        parser.add_argument(
            "--processen", type=int, default=standaard_aantal(), help="aantal werkprocessen (standaard %(default)s)"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        if opties["processen"] < 1:
            raise CommandError("Geef een aantal processen van 1 of meer.", returncode=2)
        verzoek = Verzoek(
            bestand=Path(opties["bestand"]),
            proef=opties["proef"],
            afkeurbestand=Path(opties["afkeur"]) if opties["afkeur"] else None,
            processen=opties["processen"],
            toon=self._toon if opties["verbosity"] else lambda _: None,
        )
        try:
            verslag = importeer(verzoek)
        except (KanNiet, Onleesbaar) as fout:
            raise CommandError(str(fout), returncode=2) from None
        except KeyboardInterrupt:
            raise CommandError("Afgebroken. Wat al is ingelezen blijft staan.", returncode=2) from None
        if opties["verbosity"]:
            self.stdout.write("\n".join(verslag.regels()))
        if not verslag.in_orde:
            sys.exit(1)

    def _toon(self, regel: str) -> None:
        self.stderr.write(regel)
        self.stderr.flush()
