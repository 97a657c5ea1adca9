# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from veiligthuis import env
from werkplek.demogegevens.nog_eens import NEEMT_AAN, meld_nog_eens
from werkplek.demogegevens.vandaag.vullen import KLEINSTE, vul_vandaag

# The grants come after every table exists and before anything runs as the application.
STAPPEN = ("migrate", "createcachetable", "maak_partities", "verleen_rechten", "laad_stamgegevens", "laad_afspraken",
    "maak_sleutels")  # fmt: skip


class Command(BaseCommand):
    help = "Maakt de database gereed om op te draaien: structuur, rechten, stamgegevens en sleutels. Herhalen mag."

    def handle(self, *args: Any, **opties: Any) -> None:
        for stap in STAPPEN:
            call_command(stap, verbosity=0)
        if settings.DEMO:
            self._demo(opties["verbosity"])

    def _demo(self, verbosity: int) -> None:
        call_command("maak_demo_accounts", verbosity=verbosity, stdout=self.stdout)
        if not apps.get_model("meldingen", "Melding").objects.exists():
            peildatum = timezone.localdate().isoformat()
            aantal = env.geheel("MELDINGEN", 5000)
            call_command("maak_demogegevens", meldingen=aantal, zaad=1, peildatum=peildatum, verbosity=0)
            medewerker = apps.get_model("organisaties", "Medewerker").objects.get(username=NEEMT_AAN)
            meld_nog_eens(medewerker, nu=timezone.now(), zaad=1)
            if aantal >= KLEINSTE:
                vul_vandaag(nu=timezone.now(), zaad=1)
