# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisaties.sleutelbeheer import voeg_actieve_toe
from organisaties.sleutelring import Sleutelfout, sleutelring
from organisaties.sleutelrotatie import PARTIJ, herversleutel_alles, onleesbaar, verwijder_oude


class Command(BaseCommand):
    help = (
        "Maakt een nieuwe sleutel per organisatie en versleutelt alles daarmee opnieuw. "
        "Afgebroken? Ga verder met --hervat. De oude sleutels blijven tot u ze met --verwijder-oude weghaalt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisatie", help="alleen deze organisatie (code)")
        parser.add_argument("--hervat", action="store_true", help="geen nieuwe sleutel, alleen verder versleutelen")
        parser.add_argument(
            "--verwijder-oude", action="store_true", help="verwijder oude sleutels die geen enkele rij meer gebruikt"
        )
        parser.add_argument("--partij", type=int, default=PARTIJ, help="aantal rijen per transactie")

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            self._draai(**opties)
        except Sleutelfout as fout:
            raise CommandError(str(fout)) from fout

    def _draai(self, *, organisatie: str | None, hervat: bool, verwijder_oude: bool, partij: int, **_: Any) -> None:
        codes = [organisatie] if organisatie else sorted(sleutelring().bossen)
        if verwijder_oude:
            self._verwijder(codes)
            return
        if not hervat:
            for code in codes:
                voeg_actieve_toe(code, nu=timezone.now())
        aantal = herversleutel_alles(codes, partij=partij)
        self.stdout.write(f"{aantal} rijen opnieuw versleuteld voor {len(codes)} organisaties.")
        kwijt = onleesbaar()
        if kwijt:
            raise CommandError(f"{kwijt} rijen hebben een sleutel die niet in het sleutelbestand staat.")

    def _verwijder(self, codes: list[str]) -> None:
        verwijderd = verwijder_oude(codes, nu=timezone.now())
        self.stdout.write(f"{len(verwijderd)} oude sleutels verwijderd.")
        self.stdout.write("Back-ups van vóór de rotatie zijn alleen leesbaar met het sleutelbestand van toen.")
