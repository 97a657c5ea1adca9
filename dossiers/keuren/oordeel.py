# SPDX-License-Identifier: EUPL-1.2
"""The faults of one line as they are found, and the kinds of rule that come back everywhere."""

from datetime import date, datetime

from meldingen.termijnen.kalender import dag_van

from .fout import Afgekeurd, Fout, Foutcode


class Oordeel:
    """`nu` is the moment of judging: nothing in a file happened later."""

    def __init__(self, nu: datetime) -> None:
        self.nu = nu
        self.vandaag = dag_van(nu)
        # As keys: in the order of finding, each once.
        self._fouten: dict[Fout, None] = {}

    def fout(self, veld: str, code: Foutcode, reden: str) -> None:
        self._fouten[Fout(veld, code, reden)] = None

    def eis(self) -> None:
        """Raise Afgekeurd when anything was found."""
        if self._fouten:
            raise Afgekeurd(tuple(self._fouten))

    def ontbreekt(self, veld: str, reden: str) -> None:
        self.fout(veld, Foutcode.ONTBREEKT, reden)

    def dubbel(self, veld: str, reden: str) -> None:
        self.fout(veld, Foutcode.DUBBEL, reden)

    def tegenstrijdig(self, veld: str, reden: str) -> None:
        self.fout(veld, Foutcode.TEGENSTRIJDIG, reden)

    def codes(self, veld: str, codes: tuple[str, ...]) -> None:
        """A list of codes holds each once."""
        if len(set(codes)) != len(codes):
            self.dubbel(veld, "Een code staat hier twee keer. Laat er een weg.")

    def volgorde(self, pad: str, *stappen: tuple[str, datetime | None]) -> None:
        """Of the steps that were done none came before an earlier one; each a field under `pad` and its moment."""
        eerder = ""
        laatst: datetime | None = None
        for veld, moment in stappen:
            if moment is None:
                continue
            if laatst is not None and moment < laatst:
                self.te_vroeg(f"{pad}.{veld}", eerder)
            else:
                eerder, laatst = veld, moment

    def te_vroeg(self, veld: str, eerder: str) -> None:
        self.fout(veld, Foutcode.TE_VROEG, f"Dit ligt voor '{eerder}'. Controleer beide datums en tijden.")

    def periode(self, pad: str, van: date | None, tot: date | None) -> None:
        if van is not None and tot is not None and tot <= van:
            self.fout(
                f"{pad}.tot", Foutcode.PERIODE_ONGELDIG, "Het einde ('tot', de eerste dag erna) ligt niet na 'van'."
            )
