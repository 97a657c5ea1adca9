# SPDX-License-Identifier: EUPL-1.2
"""Every part of a line that has an id, by its kind: unique, and there when another part names it."""

from collections.abc import Iterable
from typing import Any

from dossiers.formaat import Casus
from dossiers.formaat.melding import Contact, Dienst
from dossiers.formaat.personen import Persoon
from dossiers.formaat.vervolg import Monitoringsmoment, Ontvanger

from .fout import Foutcode
from .oordeel import Oordeel


class Register:
    """Built once per line, with a fault for every id that is there twice."""

    def __init__(self, casus: Casus, oordeel: Oordeel) -> None:
        self._oordeel = oordeel
        self.personen: dict[str, Persoon] = self._lijst("personen", casus.personen)
        self.contacten: dict[str, Contact] = self._lijst("contacten", casus.contacten)
        self._lijst("meldingen", casus.meldingen)
        self.diensten: dict[str, Dienst] = {}
        self._meldingen(casus)
        self.ontvangers: dict[str, Ontvanger] = {}
        for nr, overdracht in enumerate(casus.overdrachten):
            self._voeg_toe(self.ontvangers, f"overdrachten[{nr}].ontvangers", overdracht.ontvangers)
        self._lijst("monitoring", casus.monitoring)
        self.momenten: dict[str, Monitoringsmoment] = {}
        for nr, reeks in enumerate(casus.monitoring):
            self._voeg_toe(self.momenten, f"monitoring[{nr}].momenten", reeks.momenten)
        for lijst in ("consulten", "incidenten", "zorgen", "maatregelen", "trajecten"):
            self._lijst(lijst, getattr(casus, lijst))

    def _meldingen(self, casus: Casus) -> None:
        beoordelingen: dict[str, Any] = {}
        herzieningen: dict[str, Any] = {}
        for nr, melding in enumerate(casus.meldingen):
            pad = f"meldingen[{nr}]"
            self._voeg_toe(self.diensten, f"{pad}.diensten", melding.diensten)
            if beoordeling := melding.beoordeling:
                self._ken(beoordelingen, f"{pad}.beoordeling.id", beoordeling)
                self._voeg_toe(herzieningen, f"{pad}.beoordeling.herzieningen", beoordeling.herzieningen)

    def _lijst(self, pad: str, delen: Iterable[Any]) -> dict[str, Any]:
        bekend: dict[str, Any] = {}
        self._voeg_toe(bekend, pad, delen)
        return bekend

    def _voeg_toe(self, bekend: dict[str, Any], pad: str, delen: Iterable[Any]) -> None:
        for nr, deel in enumerate(delen):
            self._ken(bekend, f"{pad}[{nr}].id", deel)

    def _ken(self, bekend: dict[str, Any], veld: str, deel: Any) -> None:
        if deel.id in bekend:
            self._oordeel.dubbel(veld, "Dit kenmerk staat er twee keer. Geef elk onderdeel een eigen kenmerk.")
        else:
            bekend[deel.id] = deel

    def persoon(self, veld: str, kenmerk: str) -> Persoon | None:
        """The person that is named there; a fault when the line has none."""
        return self._wijs(self.personen, veld, kenmerk, "een persoon")

    def contact(self, veld: str, kenmerk: str) -> Contact | None:
        return self._wijs(self.contacten, veld, kenmerk, "een contact")

    def dienst(self, veld: str, kenmerk: str) -> Dienst | None:
        return self._wijs(self.diensten, veld, kenmerk, "een dienst")

    def ontvanger(self, veld: str, kenmerk: str) -> Ontvanger | None:
        return self._wijs(self.ontvangers, veld, kenmerk, "een ontvanger van een overdracht")

    def moment(self, veld: str, kenmerk: str) -> Monitoringsmoment | None:
        return self._wijs(self.momenten, veld, kenmerk, "een monitoringsmoment")

    def _wijs(self, bekend: dict[str, Any], veld: str, kenmerk: str, wat: str) -> Any:
        deel = bekend.get(kenmerk)
        if deel is None:
            self._oordeel.fout(
                veld, Foutcode.ONBEKENDE_VERWIJZING, f"Noem hier het kenmerk van {wat} uit dezelfde regel."
            )
        return deel
