# SPDX-License-Identifier: EUPL-1.2
"""Which row belongs to which object of the file, kept while the acts are played."""

from collections import defaultdict
from typing import Final

from dossiers.formaat.vervolg import Monitoring, Monitoringsmoment
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Rij
from monitoring.werkproces import Aanleiding, Momentsoort

from .plan import Act, Verwijzing

# By kind: where the Boek keeps its rows.
LIJSTEN: Final = {
    "persoon": "personen", "contact": "contacten", "melding": "meldingen", "beoordeling": "beoordelingen",
    "herziening": "beoordelingen", "dienst": "diensten", "consult": "consulten", "overdracht": "overdrachten",
}  # fmt: skip


class NietGemaakt(LookupError):
    """Nothing was made for this object yet."""

    def __init__(self, wat: Verwijzing) -> None:
        super().__init__()
        self.soort = wat[0]


class Register:
    def __init__(self, boek: Boek) -> None:
        self._boek = boek
        self._rijen: dict[Verwijzing, Rij] = {}
        self._plaatsen: dict[Verwijzing, int] = {}
        self._reeksen = self._momenten = 0
        # By kind: the id of the row, by the id in the file.
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)

    def noteer(self, wat: Verwijzing, rij: Rij, plaats: int = -1) -> None:
        """`plaats` is its index in the list of the Boek, where it has one."""
        soort, kenmerk = wat
        self._rijen[wat], self._plaatsen[wat] = rij, plaats
        self.ids[soort][kenmerk] = rij["id"]
        if "extern_id" in rij:
            rij["extern_id"] = kenmerk

    def rij(self, wat: Verwijzing) -> Rij:
        if wat not in self._rijen:
            raise NietGemaakt(wat)
        return self._rijen[wat]

    def plaats(self, wat: Verwijzing) -> int:
        if wat not in self._plaatsen:
            raise NietGemaakt(wat)
        return self._plaatsen[wat]

    def kent(self, wat: Verwijzing) -> bool:
        return wat in self._rijen

    def verwerk(self, act: Act, reeksen: tuple[Monitoring, ...]) -> list[tuple[Monitoringsmoment, Rij]]:
        """Name what the act left; returns the moments among it, with their part of the line."""
        per_lijst: dict[str, list[Verwijzing]] = {}
        for wat in act.maakt:
            if wat[0] in LIJSTEN:
                per_lijst.setdefault(LIJSTEN[wat[0]], []).append(wat)
        for lijst, namen in per_lijst.items():
            rijen: list[Rij] = getattr(self._boek, lijst)
            # What an act makes is the last of its list.
            for plaats, wat in enumerate(namen, len(rijen) - len(namen)):
                self.noteer(wat, rijen[plaats], plaats)
        return self._verwerk_monitoring(act, reeksen)

    def _verwerk_monitoring(self, act: Act, reeksen: tuple[Monitoring, ...]) -> list[tuple[Monitoringsmoment, Rij]]:
        """What monitoring an act plans is known by what it follows: the act itself may not know."""
        monitoringen, momenten = self._boek.monitoringen, self._boek.momenten
        for plaats in range(self._reeksen, len(monitoringen)):
            self._noem_reeks(act, reeksen, plaats, monitoringen[plaats])
        nieuw = range(self._momenten, len(momenten))
        self._reeksen, self._momenten = len(monitoringen), len(momenten)
        return [paar for plaats in nieuw for paar in self._noem_moment(act, reeksen, plaats, momenten[plaats])]

    def _noem_reeks(self, act: Act, reeksen: tuple[Monitoring, ...], plaats: int, rij: Rij) -> None:
        wat = next((wat for wat in act.maakt if wat[0] == "monitoring"), None)
        reeks = next((reeks for reeks in reeksen if self._hoort_bij(reeks, rij)), None)
        if wat or reeks:
            self.noteer(wat or ("monitoring", reeks.id), rij, plaats)  # type: ignore[union-attr]

    def _hoort_bij(self, reeks: Monitoring, rij: Rij) -> bool:
        soort = str(reeks.aanleiding)
        if soort == Aanleiding.HEROPENING or rij["aanleiding"] != soort or reeks.verwijst is None:
            return False
        return self.ids[soort].get(reeks.verwijst) == rij[f"{soort}_id"]

    def _noem_moment(
        self, act: Act, reeksen: tuple[Monitoring, ...], plaats: int, rij: Rij
    ) -> list[tuple[Monitoringsmoment, Rij]]:
        naam = next((wat[1] for wat in act.maakt if wat[0] == "moment"), None)
        for reeks in reeksen:
            eigen = self.ids["monitoring"].get(reeks.id) == rij["monitoring_id"]
            for moment in reeks.momenten:
                extra = rij["soort"] == Momentsoort.EXTRA
                if (moment.id == naam) if extra else (eigen and moment.soort == rij["soort"]):
                    self.noteer(("moment", moment.id), rij, plaats)
                    return [(moment, rij)]
        return []
