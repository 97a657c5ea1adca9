# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisaties.models import VTOrganisatie
from organisaties.sleutelbeheer import vul_aan
from organisaties.sleutelring import Sleutelfout, sleutelbestand


class Command(BaseCommand):
    help = "Maakt sleutels voor elke organisatie die er nog geen heeft. Bestaande sleutels blijven."

    def handle(self, *args: Any, **opties: Any) -> None:
        codes = list(VTOrganisatie.objects.order_by("id").values_list("code", flat=True))
        try:
            nieuw = vul_aan(codes, nu=timezone.now())
        except Sleutelfout as fout:
            raise CommandError(str(fout)) from fout
        if opties["verbosity"] and nieuw:
            self.stdout.write(f"Sleutels gemaakt voor {len(nieuw)} organisaties in {sleutelbestand()}.")
            self.stdout.write(
                "Bewaar een kopie op een andere plaats dan de database: zonder dit bestand is er geen weg terug."
            )
