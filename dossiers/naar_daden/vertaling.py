# SPDX-License-Identifier: EUPL-1.2
"""From what a file says to what a step takes; what cannot be is noted, so that a line is refused with all faults."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from dossiers.daden import verwijzing
from dossiers.formaat.personen import Adres, Persoon
from dossiers.keuren import Afgekeurd, Fout
from meldingen.termijnen.kalender import dag_van
from personen.models import Persoon as Persoonrij
from personen.schrijven import AdresGegevens, PersoonGegevens

from .codes import Speelcode

BSN_LENGTE: Final = 9
# By the length of what is known of a birth date: how precise that is, and the rest of a whole date.
PRECISIE: Final = {
    4: (Persoonrij.Precisie.JAAR.value, "-01-01"),
    7: (Persoonrij.Precisie.MAAND.value, "-01"),
    10: (Persoonrij.Precisie.DAG.value, ""),
}


class Vertaler:
    """`nu` is the moment of the import: nothing in a file happened later."""

    def __init__(self, medewerkers: Mapping[str, int], partijen: Mapping[str, int], nu: datetime) -> None:
        self._medewerkers, self._partijen, self._nu = medewerkers, partijen, nu
        self._vandaag = dag_van(nu)
        self._plaatsen: dict[str, int] = {}
        self.gemeenten: dict[str, str] = {}
        self.fouten: dict[Fout, None] = {}

    def fout(self, pad: str, code: Speelcode, reden: str) -> None:
        self.fouten[Fout(pad, code, reden)] = None

    def eis(self) -> None:
        """Raise Afgekeurd when anything was noted."""
        if self.fouten:
            raise Afgekeurd(tuple(self.fouten))

    def medewerker(self, pad: str, kenmerk: str | None) -> int | None:
        if kenmerk is None:
            return None
        if kenmerk not in self._medewerkers:
            self.fout(
                pad, Speelcode.ONBEKENDE_MEDEWERKER, "Deze medewerker is niet bekend. Noem hem op een eigen regel."
            )
        return self._medewerkers.get(kenmerk)

    def partij(self, pad: str, kenmerk: str | None) -> str | None:
        """The code, of which the replay makes the row."""
        if kenmerk is not None and kenmerk not in self._partijen:
            self.fout(pad, Speelcode.ONBEKENDE_PARTIJ, "Deze organisatie is niet bekend. Gebruik haar code.")
            return None
        return kenmerk

    def partij_id(self, pad: str, kenmerk: str | None) -> int | None:
        kenmerk = self.partij(pad, kenmerk)
        return None if kenmerk is None else self._partijen[kenmerk]

    def gemeente(self, pad: str, code: str) -> str:
        """Whether it exists is known when the acts are played."""
        self.gemeenten.setdefault(code, pad)
        return code

    def moment(self, pad: str, waarde: datetime) -> datetime:
        """In UTC, as the database gives it back."""
        if waarde > self._nu:
            self._toekomst(pad)
        return waarde.astimezone(UTC)

    def dag(self, pad: str, waarde: date) -> date:
        """A day on which something happened, so not one to come."""
        if waarde > self._vandaag:
            self._toekomst(pad)
        return waarde

    def noem(self, persoon: str) -> bool:
        """Give this person the next place; whether it is new."""
        nieuw = persoon not in self._plaatsen
        self._plaatsen.setdefault(persoon, len(self._plaatsen))
        return nieuw

    def persoon(self, pad: str, kenmerk: str) -> str:
        if kenmerk not in self._plaatsen:
            self.fout(pad, Speelcode.PERSOON_ZONDER_MELDING, "Deze persoon staat bij geen enkele melding.")
        return verwijzing(self._plaatsen.get(kenmerk, 0))

    def gegevens(self, pad: str, persoon: Persoon) -> PersoonGegevens:
        geboren, precisie = self._geboren(f"{pad}.geboortedatum", persoon.geboortedatum)
        gelijk = (
            "voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam",
            "geslacht", "bsn_reden", "onbekend", "geheim_adres", "telefoon", "overleden_op",
        )  # fmt: skip
        return PersoonGegevens(
            geboortedatum=geboren,
            geboortedatum_precisie=precisie,
            bsn=persoon.bsn.zfill(BSN_LENGTE) if persoon.bsn else None,
            extern_id=persoon.id,
            **{veld: getattr(persoon, veld) for veld in gelijk},
        )

    def adres(self, pad: str, adres: Adres) -> AdresGegevens:
        if adres.gemeente:
            self.gemeente(f"{pad}.gemeente", adres.gemeente)
        return AdresGegevens(**{veld: getattr(adres, veld) for veld in AdresGegevens.__dataclass_fields__})

    def _geboren(self, pad: str, tekst: str | None) -> tuple[date | None, str]:
        if tekst is None:
            return None, Persoonrij.Precisie.ONBEKEND.value
        precisie, rest = PRECISIE[len(tekst)]
        try:
            return self.dag(pad, date.fromisoformat(tekst + rest)), precisie
        except ValueError:
            self.fout(pad, Speelcode.DATUM_ONGELDIG, "Geef een bestaande datum, zoals 1987-05-31.")
            return None, Persoonrij.Precisie.ONBEKEND.value

    def _toekomst(self, pad: str) -> None:
        self.fout(pad, Speelcode.IN_DE_TOEKOMST, "Dit ligt in de toekomst. Geef wanneer het echt gebeurde.")
