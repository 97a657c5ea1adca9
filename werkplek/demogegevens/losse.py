# SPDX-License-Identifier: EUPL-1.2
"""Contacts that belong to no casus: those that became an advies, and those still to be settled."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from dossiers.daden import Daad
from dossiers.wereld import Wereld
from meldingen.termijnen.kalender import dag_van

from .kaarten import Stapel
from .klok import Klok
from .namen import beller, telefoon
from .plan import venster_dagen
from .teksten import ADVIESVRAGEN, NOTITIES
from .verdelingen import GEMEENTEN, MELDERS, MELDERSOORTEN

AANLEIDINGEN: Final = ("partnergeweld", "vechtscheiding", "km_anders", "hg_anders", "ouderenmishandeling", "kindcheck")
OPEN_CONTACTEN: Final = 6


class Adviesmaker:
    def __init__(self, wereld: Wereld, rng: Random) -> None:
        self.wereld, self.rng = wereld, rng
        self.klok = Klok(wereld.instelling.kalender, rng)
        # The police report, they do not ask advice.
        self.vragers = Stapel([groep for groep in MELDERS if groep != "politie"], rng)

    def advies(self) -> list[Daad]:
        """One contact that became an advies, some time in the window."""
        rng = self.rng
        ontvangen = self._moment(venster_dagen(self.wereld.nu) - 3)
        kanaal = f"kanaal:{rng.choices(('telefoon', 'chat', 'schriftelijk'), (80, 15, 5))[0]}"
        wie = rng.choice(self.wereld.staf["frontoffice"])
        vraag, antwoord = rng.choice(ADVIESVRAGEN)
        gemeente = rng.choices(list(GEMEENTEN), list(GEMEENTEN.values()))[0]
        contact = self._contact(ontvangen, kanaal, wie)
        advies = {
            "kanaal": kanaal,
            "ontvangen_op": ontvangen,
            "adviesvrager_soort": f"meldersoort:{rng.choice(MELDERSOORTEN[self.vragers.trek()])}",
            "vraag": vraag,
            "antwoord": antwoord,
            "gemeente_code": gemeente if self.wereld.regio.code == "flevoland" else "GM0344",
            "aanleiding": (f"aanleiding:{rng.choice(AANLEIDINGEN)}",),
        }
        klaar = contact.nu + timedelta(minutes=rng.randint(5, 40))
        return [contact, Daad("advies_registreren", klaar, wie, 0, advies)]

    def open_contact(self, nr: int) -> list[Daad]:
        """A contact of the last days; the demo account of the front office took the first."""
        frontoffice = self.wereld.staf["frontoffice"]
        return [self._contact(self._moment(2), "kanaal:telefoon", frontoffice[nr % len(frontoffice)], spoed=nr == 1)]

    def _moment(self, venster: int) -> datetime:
        dag = self.wereld.nu - timedelta(days=1 + self.rng.random() * venster)
        moment = self.klok.kantoor(dag_van(dag))
        return moment if moment < self.wereld.nu else self.klok.voor(self.wereld.nu, 1, 1)

    def _contact(self, ontvangen: datetime, kanaal: str, wie: int, *, spoed: bool = False) -> Daad:
        met = {
            "kanaal": kanaal,
            "ontvangen_op": ontvangen,
            "notities": self.rng.choice(NOTITIES),
            "beller": f"{beller(self.rng)}, {telefoon(self.rng)}",
            "spoed": spoed,
        }
        return Daad("contact_vastleggen", ontvangen + timedelta(minutes=self.rng.randint(1, 9)), wie, -1, met)
