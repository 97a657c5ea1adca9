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
    "monitoring": "monitoringen", "moment": "momenten",
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
        self._gezien = dict.fromkeys(LIJSTEN.values(), 0)
        # By kind: the id of the row, by the id in the file.
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)

    def noteer(self, wat: Verwijzing, rij: Rij) -> None:
        soort, kenmerk = wat
        self._rijen[wat] = rij
        self.ids[soort][kenmerk] = rij["id"]
        if "extern_id" in rij:
            rij["extern_id"] = kenmerk

    def rij(self, wat: Verwijzing) -> Rij:
        if wat not in self._rijen:
            raise NietGemaakt(wat)
        return self._rijen[wat]

    def plaats(self, wat: Verwijzing) -> int:
        """Its index in the list of the Boek."""
        rij = self.rij(wat)
        return next(plaats for plaats, r in enumerate(getattr(self._boek, LIJSTEN[wat[0]])) if r is rij)

    def kent(self, wat: Verwijzing) -> bool:
        return wat in self._rijen

    def nieuw(self, lijst: str) -> list[Rij]:
        """What was added to this list of the Boek since the last time it was asked."""
        rijen: list[Rij] = getattr(self._boek, lijst)
        begin, self._gezien[lijst] = self._gezien[lijst], len(rijen)
        return rijen[begin:]

    def verwerk(self, act: Act, reeksen: tuple[Monitoring, ...]) -> list[tuple[Monitoringsmoment, Rij]]:
        """Name what the act left; returns the moments among it, with their part of the line."""
        for lijst in self._gezien:
            if lijst in ("monitoringen", "momenten"):
                continue
            namen = [wat for wat in act.maakt if LIJSTEN[wat[0]] == lijst]
            # A decision that is revised later makes a dienst that a file need not know.
            for wat, rij in zip(namen, self.nieuw(lijst), strict=False):
                self.noteer(wat, rij)
        for rij in self.nieuw("monitoringen"):
            self._noem_reeks(act, reeksen, rij)
        return [paar for rij in self.nieuw("momenten") for paar in self._noem_moment(act, reeksen, rij)]

    def _noem_reeks(self, act: Act, reeksen: tuple[Monitoring, ...], rij: Rij) -> None:
        wat = next((wat for wat in act.maakt if wat[0] == "monitoring"), None)
        reeks = next((reeks for reeks in reeksen if self._hoort_bij(reeks, rij)), None)
        if wat or reeks:
            self.noteer(wat or ("monitoring", reeks.id), rij)  # type: ignore[union-attr]

    def _hoort_bij(self, reeks: Monitoring, rij: Rij) -> bool:
        soort = str(reeks.aanleiding)
        if soort == Aanleiding.HEROPENING or rij["aanleiding"] != soort or reeks.verwijst is None:
            return False
        return self.ids[soort].get(reeks.verwijst) == rij[f"{soort}_id"]

    def _noem_moment(self, act: Act, reeksen: tuple[Monitoring, ...], rij: Rij) -> list[tuple[Monitoringsmoment, Rij]]:
        naam = next((wat[1] for wat in act.maakt if wat[0] == "moment"), None)
        for reeks in reeksen:
            eigen = self.ids["monitoring"].get(reeks.id) == rij["monitoring_id"]
            for moment in reeks.momenten:
                extra = rij["soort"] == Momentsoort.EXTRA
                if (moment.id == naam) if extra else (eigen and moment.soort == rij["soort"]):
                    self.noteer(("moment", moment.id), rij)
                    return [(moment, rij)]
        return []
