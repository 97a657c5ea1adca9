# SPDX-License-Identifier: EUPL-1.2
"""How far an import is, about once a second, and what it did in the end."""

import resource
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from .uitwisseling import Uitslag

OM_DE: Final = 1.0
DOSSIERS: Final = ("nieuw", "gewijzigd", "ongewijzigd", "afgekeurd")


@dataclass
class Verslag:
    """`opmerkingen` are for whoever started it; with one of them the import is not all that was asked."""

    import_id: int = 0
    proef: bool = False
    aantallen: Counter[str] = field(default_factory=Counter)
    rijen: int = 0
    geheugen_werkers: int = 0
    seconden: float = 0.0
    afkeurbestand: Path | None = None
    opmerkingen: list[str] = field(default_factory=list)

    def tel_op(self, uitslag: Uitslag) -> None:
        self.aantallen.update(uitslag.aantallen)
        self.rijen += uitslag.rijen
        self.geheugen_werkers = max(self.geheugen_werkers, uitslag.geheugen)

    @property
    def dossiers(self) -> int:
        return sum(self.aantallen[soort] for soort in DOSSIERS)

    @property
    def in_orde(self) -> bool:
        return not self.aantallen["afgekeurd"] and not self.opmerkingen

    def regels(self) -> list[str]:
        """For the screen."""
        n = self.aantallen
        eigen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        per_dossier = self.rijen / max(n["nieuw"] + n["gewijzigd"], 1)
        telling = ", ".join(f"{n[soort]} {soort}" for soort in (*DOSSIERS, "waarschuwingen", "medewerkers"))
        tempo = self.dossiers / max(self.seconden, 0.001)
        regels = ["Dit was een proef: er is niets bewaard."] if self.proef else []
        regels += [
            f"Import {self.import_id}: {telling}.",
            f"{self.seconden:.1f} s, {tempo:.0f} dossiers/s, {self.rijen} rijen, {per_dossier:.1f} rijen per dossier.",
            f"Meeste geheugen: hoofdproces {eigen // 1024} MiB, werkproces {self.geheugen_werkers // 1024} MiB.",
        ]
        if self.afkeurbestand:
            regels.append(f"Wat niet klopt staat in {self.afkeurbestand}.")
        return regels + self.opmerkingen


class Voortgang:
    def __init__(self, verslag: Verslag, grootte: int, toon: Callable[[str], None]) -> None:
        self._verslag, self._grootte, self._toon = verslag, grootte, toon
        self._begin = self._getoond = time.monotonic()
        self.regels = self.bytes = 0

    @property
    def verstreken(self) -> float:
        return time.monotonic() - self._begin

    def tik(self) -> None:
        """Show it, unless that was just done."""
        nu = time.monotonic()
        if nu - self._getoond < OM_DE:
            return
        self._getoond = nu
        deel = self.bytes / max(self._grootte, 1)
        rest = self.verstreken * (1 - deel) / deel if deel else 0
        nog = f"nog {rest // 60:.0f}:{rest % 60:02.0f}" if deel else "nog onbekend"
        self._toon(
            f"{self.regels} regels, {100 * deel:.1f} %, {self._verslag.dossiers / self.verstreken:.0f} dossiers/s, "
            f"{nog}, {self._verslag.aantallen['afgekeurd']} afgekeurd"
        )
