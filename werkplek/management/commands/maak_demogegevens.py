# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dossiers.wereld import Uitgifte
from organisaties.models import VTOrganisatie
from werkplek.demogegevens.geleverd import Geleverd, KanNiet, Opdracht, Profiel
from werkplek.demogegevens.maken import NietLeeg, schrijf, vul
from werkplek.demogegevens.profielen import PEILDATA, PROFIELEN

VROEGSTE = date(2016, 1, 1)
VOORTGANG_PER = 20_000


class Command(BaseCommand):
    help = "Vult een lege database met verzonnen zaken. Hetzelfde zaad en dezelfde peildatum geven hetzelfde."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--profiel", choices=PROFIELEN, default="demo", help="welke zaken (standaard demo)")
        parser.add_argument("--meldingen", type=int, default=5000, help="aantal meldingen (standaard 5000)")
        parser.add_argument(
            "--schaal", type=int, default=1, help="deel de aantallen van het profiel hierdoor (standaard 1: alles)"
        )
        parser.add_argument("--zaad", type=int, default=1, help="begingetal van het toeval (standaard 1)")
        parser.add_argument(
            "--peildatum",
            type=_dag,
            default=None,
            help="de dag waarop de demo begint, als JJJJ-MM-DD (standaard vandaag, of de dag van het profiel)",
        )
        parser.add_argument(
            "--naar",
            type=Path,
            metavar="BESTAND",
            help="schrijf een nieuw bestand dat importeer_dossiers kan lezen en laat de database zoals zij is; "
            "het bestand is niet versleuteld: het is er alleen voor verzonnen zaken",
        )
        parser.add_argument(
            "--organisatie",
            default="flevoland",
            help="bij --naar: van welke Veilig Thuis-organisatie (standaard flevoland)",
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        begin = monotonic()
        # A caller from Python may hand over a text.
        peildatum = opties["peildatum"] or PEILDATA.get(opties["profiel"]) or timezone.localdate()
        peildatum = _dag(peildatum) if isinstance(peildatum, str) else peildatum
        if opties["meldingen"] < 1:
            raise CommandError("Geef een aantal meldingen van 1 of meer.")
        if opties["schaal"] < 1:
            raise CommandError("Geef een schaal van 1 of meer.")
        if peildatum < VROEGSTE:
            raise CommandError(f"Geef een peildatum vanaf {VROEGSTE.isoformat()}: Veilig Thuis bestaat sinds 2015.")
        try:
            opdracht = Opdracht(opties["zaad"], peildatum, opties["meldingen"], opties["schaal"])
            profiel = PROFIELEN[opties["profiel"]]
            profiel = self._gevolgd(profiel, begin) if opties["verbosity"] else profiel
            gemaakt = self._schrijf(profiel, opdracht, opties) if opties["naar"] else f"{vul(profiel, opdracht)} rijen"
        except KanNiet as fout:
            raise CommandError(str(fout)) from fout
        except NietLeeg as fout:
            raise CommandError(
                "Deze database bevat al zaken. Demogegevens komen alleen in een lege database; maak een nieuwe aan."
            ) from fout
        if opties["verbosity"]:
            duur = monotonic() - begin
            naam = opties["profiel"]
            wat = f"{opties['meldingen']} meldingen" if naam == "demo" else f"Profiel {naam}"
            self.stdout.write(f"{wat}, {gemaakt}, peildatum {peildatum}: {duur:.1f} s")

    def _schrijf(self, profiel: Profiel, opdracht: Opdracht, opties: dict[str, Any]) -> str:
        regio = VTOrganisatie.objects.filter(code=opties["organisatie"]).first()
        if regio is None:
            raise CommandError("Deze organisatie is niet bekend.")
        bron = f"verzonnen: profiel {opties['profiel']}, zaad {opdracht.zaad}, peildatum {opdracht.peildatum}"
        try:
            geschreven = schrijf(profiel, opdracht, Path(opties["naar"]), regio=regio, bron=bron)
        except FileExistsError as fout:
            raise CommandError("Dit bestand bestaat al. Kies een andere naam.") from fout
        except OSError as fout:
            raise CommandError("Dit bestand kan hier niet worden gemaakt.") from fout
        return f"{geschreven.dossiers} dossiers in het bestand, {geschreven.overgeslagen} overgeslagen"

    def _gevolgd(self, profiel: Profiel, begin: float) -> Profiel:
        """The same profile, that says now and then how far it is."""

        def lever(uitgifte: Uitgifte, opdracht: Opdracht) -> Iterator[Geleverd]:
            for aantal, geleverd in enumerate(profiel(uitgifte, opdracht), start=1):
                if aantal % VOORTGANG_PER == 0:
                    duur = monotonic() - begin
                    self.stderr.write(f"{aantal} casussen en contacten, {aantal / duur:.0f} per seconde")
                yield geleverd

        return lever


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)
