# SPDX-License-Identifier: EUPL-1.2
import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisaties.demo import ACCOUNTS, STANDAARDWACHTWOORD, GeenDemodatabase, maak_accounts, merk_als_demo
from organisaties.models import Rol


class Command(BaseCommand):
    help = "Maakt de demoaccounts, en merkt een lege database als demo als VT_DEMO aan staat."

    def handle(self, *args: Any, **opties: Any) -> None:
        wachtwoord = os.environ.get("DEMO_WACHTWOORD") or STANDAARDWACHTWOORD
        try:
            if settings.DEMO:
                merk_als_demo(timezone.now())
            maak_accounts(wachtwoord)
        except GeenDemodatabase as fout:
            raise CommandError(str(fout)) from fout
        if opties["verbosity"]:
            self._toon(wachtwoord)

    def _toon(self, wachtwoord: str) -> None:
        rollen = dict(Rol.objects.values_list("code", "naam"))
        self.stdout.write(f"{'gebruikersnaam':<22}{'rol':<26}regio")
        for account in ACCOUNTS:
            self.stdout.write(f"{account.username:<22}{rollen[account.rol]:<26}{account.regio}")
        self.stdout.write(f"Wachtwoord van alle accounts: {wachtwoord}")
