# SPDX-License-Identifier: EUPL-1.2
"""What is gathered while the acts of a casus go by, and what its parts are called."""

from collections.abc import Mapping
from typing import Any

from dossiers.daden import Daad, plaats_van
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Rij

from .vorm import Deel, moment


class Verslag:
    """`namen` are the names by which employees are written, by id; `genoemd` are those that were asked for."""

    def __init__(self, boek: Boek, namen: Mapping[int, str]) -> None:
        self.boek = boek
        self._namen = namen
        self.genoemd: set[int] = set()
        self.contacten: list[Deel] = []
        self.meldingen: list[Deel] = []
        self.beoordelingen = 0
        self.diensten: list[Deel] = []
        self.consulten: list[Deel] = []
        self.overdrachten: list[Deel] = []
        self.ontvangers: list[Deel] = []
        self.uitvoeringen: dict[int, Deel] = {}
        self.einden: list[Deel] = []
        self.heropeningen: list[Deel] = []
        self.toegangen: list[Deel] = []

    def medewerker(self, pk: int) -> str:
        self.genoemd.add(pk)
        return self._namen[pk]

    def iemand(self, pk: int | None) -> str | None:
        return None if pk is None else self.medewerker(pk)

    def partij(self, pk: int | None) -> str | None:
        return None if pk is None else self.boek.wereld.partij_op_id[pk].code

    def persoon(self, verwijzing: str) -> str:
        return kenmerk(self.boek.personen[plaats_van(verwijzing)])

    def persoon_met(self, pk: int) -> str:
        return kenmerk(next(rij for rij in self.boek.personen if rij["id"] == pk))

    def volgende_beoordeling(self) -> str:
        self.beoordelingen += 1
        return f"b{self.beoordelingen}"

    def handeling(self, daad: Daad, **velden: Any) -> Deel:
        """When, by whom, and what else."""
        wie = self.iemand(daad.wie)
        return {"op": moment(daad.nu), **({} if wie is None else {"door": wie}), **velden}


def kenmerk(rij: Rij) -> str:
    """Of what is known outside its casus: the id that it came with, or else its public number."""
    return str(rij.get("extern_id") or rij["nummer"])
