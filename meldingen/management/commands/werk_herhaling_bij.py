# SPDX-License-Identifier: EUPL-1.2
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from meldingen.herhaling import vegen

VOORTGANG_PER = 10_000


class Command(BaseCommand):
    help = (
        "Berekent van elke melding die dat nog niet heeft of de betrokkenen bekend waren en hoe elke bron dat noemt "
        "(docs/herhaling.md). Herhalen mag; na een onderbreking gaat het verder waar het was."
    )

    def handle(self, *args: Any, **opties: Any) -> None:
        begin = monotonic()

        def toon(gedaan: int) -> None:
            if opties["verbosity"] and gedaan % VOORTGANG_PER < vegen.PER_KEER:
                self.stderr.write(f"{gedaan} meldingen, {gedaan / (monotonic() - begin):.0f} per seconde")

        gedaan = vegen.veeg(timezone.now(), toon=toon)
        if opties["verbosity"]:
            self.stdout.write(f"{gedaan} meldingen bijgewerkt in {monotonic() - begin:.1f} s")
