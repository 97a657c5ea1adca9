# SPDX-License-Identifier: EUPL-1.2
"""People who turn up in another casus: an ex with a new family, a child of long ago who is a parent now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from dossiers.naspelen.boek import Boek
from dossiers.wereld import Rij
from meldingen.termijnen.kalender import dag_van

from .mensen import VROUW, Lid, Mens
from .wonen import Verblijf

# Per casus the chance that it is about an ex of another casus, or about who was a child in one of long ago.
KANS: Final = {"ex": 0.035, "kind": 0.06}
JONGSTE, PER_GEMEENTE = 21, 25


@dataclass(frozen=True)
class Bekende:
    """A person with a row in another casus; his home is that of the family here."""

    lid: Lid
    persoon: Rij
    adressen: list[Rij]
    woont: Verblijf

    @property
    def achternaam(self) -> tuple[str, str]:
        return self.lid.gegevens.voorvoegsel, self.lid.gegevens.geboortenaam

    def als_mens(self) -> Mens:
        gegevens = self.lid.gegevens
        return Mens(
            soort="ouder",
            rol=f"betrokkenerol:{'vermoedelijk_pleger' if self.lid.soort == 'ex' else 'slachtoffer'}",
            vrouw=gegevens.geslacht == VROUW,
            geboren=self.lid.geboren,
            voornaam=gegevens.voornamen,
            achternaam=self.achternaam,
            bekend=gegevens,
        )

    def zet_in(self, boek: Boek) -> None:
        """As the first person of this casus, with the row that he has."""
        boek.personen.append(self.persoon)
        boek.adressen[self.persoon["id"]] = self.adressen


class Bekenden:
    """Who can turn up again, by the gemeente where he lives."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._wie: dict[tuple[str, str], list[Bekende]] = defaultdict(list)

    def onthoud(self, boek: Boek, leden: Sequence[Lid]) -> None:
        """Nobody of a shielded casus: whoever registers may not know him."""
        if boek.casus["afgeschermd"]:
            return
        for plaats, lid in enumerate(leden):
            if lid.soort not in KANS or lid.bekend or lid.later or not lid.woont or lid.gegevens.onbekend:
                continue
            rijtje = self._wie[lid.soort, lid.woont.gemeente]
            # Children only of a casus of long ago: others are still children.
            uit_huis = lid.soort == "ex" or lid.woont.van - lid.geboren > timedelta(days=6600)
            if uit_huis and lid.gegevens.voornamen and len(rijtje) < PER_GEMEENTE:
                persoon = boek.personen[plaats]
                rijtje.append(Bekende(lid, persoon, boek.adressen.get(persoon["id"], []), lid.woont))

    def kies(self, gemeente: str, op: date) -> Bekende | None:
        """Somebody to begin a casus on this day with, now and then; nobody comes twice."""
        kans = self._rng.random()
        soort = "ex" if kans < KANS["ex"] else "kind" if kans < KANS["ex"] + KANS["kind"] else None
        rijtje = self._wie.get((soort, gemeente), []) if soort else []
        for bekende in rijtje:
            volwassen = op - bekende.lid.geboren > timedelta(days=365.25 * JONGSTE)
            if volwassen and bekende.woont.van < op and dag_van(bekende.persoon["gemaakt_op"]) < op:
                rijtje.remove(bekende)
                return bekende
        return None
