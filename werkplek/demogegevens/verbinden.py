# SPDX-License-Identifier: EUPL-1.2
"""Who was together with whom and until when, who is a stepparent, who uses the name of the other."""

from datetime import date, timedelta

from .bevolken import Bevolken
from .gezin import Band
from .mensen import Mens


class Verbinden(Bevolken):
    def _stel(self) -> None:
        eerste = self.mensen[0]
        for plaats, mens in enumerate(self.mensen):
            if mens.soort in ("partner", "ex"):
                kinderen = [b.een for b in self.relaties if b.ander == plaats and not self.mensen[b.een].later]
                mens.sinds = self._samen_sinds(mens, kinderen)
                if mens.soort == "ex":
                    self._ga_uit_elkaar(plaats, mens, kinderen)
                else:
                    self.relaties.append(Band(0, plaats, "relatiesoort:partner", mens.sinds))
                    self._stiefouder(plaats, mens, kinderen)
                    self._trouw(eerste, mens)

    def _samen_sinds(self, mens: Mens, kinderen: list[int]) -> date:
        if self.uit_elkaar and not kinderen:
            # After the ex.
            return self.uit_elkaar + (self.op - self.uit_elkaar) / 2
        eerder = min((self.mensen[kind].geboren for kind in kinderen), default=self.op) - timedelta(days=30)
        zestien = max(mens.geboren, self.mensen[0].geboren) + timedelta(days=5900)
        return min(max(eerder - timedelta(days=self.rng.randint(270, 1500)), zestien), eerder)

    def _ga_uit_elkaar(self, plaats: int, ex: Mens, kinderen: list[int]) -> None:
        """Not before the youngest was on its way."""
        geboren = max((self.mensen[kind].geboren for kind in kinderen), default=date.min)
        dag = self.op - timedelta(days=self.rng.randint(30, 1500))
        sinds = ex.sinds or dag
        if kinderen:
            dag = max(dag, geboren - timedelta(days=200))
        dag = min(max(dag, sinds + timedelta(days=60)), self.op - timedelta(days=8))
        self.uit_elkaar = ex.weg = dag
        self.relaties.append(Band(0, plaats, "relatiesoort:partner", sinds, dag))
        self.relaties.append(Band(0, plaats, "relatiesoort:ex_partner", dag))
        # Both keep authority, unless a court decides otherwise.
        if self.rng.random() < 0.12:
            uitspraak = dag + (self.op - dag) / 2
            self.gezag = [
                Band(b.een, b.ander, van=b.van, tot=uitspraak)
                if b.ander == plaats and b.van and b.van < uitspraak
                else b
                for b in self.gezag
            ]

    def _stiefouder(self, plaats: int, mens: Mens, eigen: list[int]) -> None:
        for kind, lid in enumerate(self.mensen):
            if lid.soort == "kind" and not lid.ongeboren and not lid.later and kind not in eigen:
                van = max(lid.geboren, mens.sinds or lid.geboren)
                self.relaties.append(Band(kind, plaats, "relatiesoort:stiefouder", van))

    def _trouw(self, een: Mens, ander: Mens) -> None:
        """Some who marry use the name of the other, in front of their own."""
        if self.rng.random() < 0.35:
            wie, van = (een, ander) if een.vrouw or self.rng.random() < 0.05 else (ander, een)
            wie.partnernaam = van.achternaam
