# SPDX-License-Identifier: EUPL-1.2
"""A family that fits a system of table 3.1: who is in it, what they are to each other, and where they lived."""

from dataclasses import replace
from datetime import date, timedelta

from .adressen import buurt
from .gezin import Gezin
from .mensen import Mens
from .verbinden import Verbinden
from .wonen import betrek, huishouden, knip, opvang

__all__ = ["Gezin", "Gezinsbouwer"]


class Gezinsbouwer(Verbinden):
    def bouw(self) -> Gezin:
        self._volwassenen()
        self._kinderen()
        self._stel()
        self._woon()
        leden = tuple(mens.als_lid(self.rng, self.op) for mens in self.mensen)
        banden = tuple(self.relaties), tuple(self.gezag)
        return Gezin(self.gemeente, self.systeem, leden, *banden, self.verhuizing)

    def _woon(self) -> None:
        rng = self.rng
        if self.bekende:
            huizen = [self.bekende.woont]
        else:
            sinds = self.op - timedelta(days=rng.randint(30, 3600))
            if self.uit_elkaar and rng.random() < 0.6:
                sinds = self.uit_elkaar - timedelta(days=rng.randint(100, 2500))
            huizen = huishouden(rng, self.gemeente, sinds, self.verhuizing)
        for mens in self.mensen:
            kind = mens.soort == "kind"
            van = mens.geboren if kind else mens.sinds
            if mens.soort == "ex":
                mens.verblijven = [
                    *knip(huizen, van, mens.weg),
                    *betrek(rng, buurt(rng, self.gemeente), mens.weg or self.op),
                ]
            elif not mens.ongeboren:
                uit_huis = self._uit_huis(mens) if kind else None
                mens.verblijven = list(knip(huizen, van, uit_huis))
                if uit_huis:
                    mens.verblijven += betrek(rng, self.gemeente, uit_huis)
        self._kind_elders()
        self._naar_opvang()
        if self.geheim:
            self._houd_geheim()

    def _uit_huis(self, kind: Mens) -> date | None:
        """When a child of a long closed casus has left home."""
        dag = kind.geboren + timedelta(days=self.rng.randint(6700, 8000))
        return dag if self.tot < dag < self.nu else None

    def _kind_elders(self) -> None:
        """A child that lives with the other parent, or with a foster family."""
        rng, kinderen = self.rng, [m for m in self.mensen if m.soort == "kind" and not m.later and not m.ongeboren]
        ex = next((m for m in self.mensen if m.soort == "ex"), None)
        bij_ex = ex is not None and rng.random() < 0.1
        if not kinderen or self.geheim or not (bij_ex or rng.random() < 0.015):
            return
        kind = rng.choice(kinderen)
        begin = max(kind.geboren, self.uit_elkaar if bij_ex and self.uit_elkaar else kind.geboren)
        dag = begin + (self.op - begin) / 2
        daar = ex.verblijven if bij_ex and ex else betrek(rng, buurt(rng, self.gemeente), dag)
        kind.verblijven = [*knip(kind.verblijven, None, dag), *knip(daar, dag)]

    def _houd_geheim(self) -> None:
        """Where they live now; the partner's file does not ask for it."""
        for mens in self.mensen:
            if mens.soort not in ("ex", "partner"):
                mens.geheim_adres = True
                mens.verblijven = [replace(v, geheim=v.geheim or v.op(max(self.op, v.van))) for v in mens.verblijven]

    def _naar_opvang(self) -> None:
        eerste = self.mensen[0]
        if self.systeem.relatie == "anders" or not eerste.vrouw or self.bekende or self.rng.random() > 0.03:
            return
        verblijf = opvang(self.rng, self.gemeente, self.op)
        if verblijf and verblijf[0].tot and verblijf[0].tot < self.nu:
            for mens in self.mensen:
                thuis = mens.soort == "kind" and not mens.later and not mens.ongeboren
                if mens is eerste or (thuis and any(v.op(self.op) for v in mens.verblijven)):
                    mens.verblijven += verblijf
