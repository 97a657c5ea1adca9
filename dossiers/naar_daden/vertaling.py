# SPDX-License-Identifier: EUPL-1.2
"""From what a judged line says to what a step takes. What only the database knows is noted here when it is wrong."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from dossiers.daden import verwijzing
from dossiers.formaat.personen import Adres, Persoon
from dossiers.keuren import Afgekeurd, Fout, Foutcode
from personen.models import Persoon as Persoonrij
from personen.schrijven import AdresGegevens, PersoonGegevens

BSN_LENGTE: Final = 9
# By the length of what is known of a birth date: how precise that is, and the rest of a whole date.
PRECISIE: Final = {
    4: (Persoonrij.Precisie.JAAR.value, "-01-01"),
    7: (Persoonrij.Precisie.MAAND.value, "-01"),
    10: (Persoonrij.Precisie.DAG.value, ""),
}


class Vertaler:
    """Who is named must be known; all who are not are refused at once."""

    def __init__(self, medewerkers: Mapping[str, int], partijen: Mapping[str, int]) -> None:
        self._medewerkers, self._partijen = medewerkers, partijen
        self._plaatsen: dict[str, int] = {}
        self.gemeenten: dict[str, str] = {}
        self.fouten: dict[Fout, None] = {}

    def fout(self, pad: str, code: Foutcode, reden: str) -> None:
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
                pad, Foutcode.ONBEKENDE_MEDEWERKER, "Deze medewerker is niet bekend. Noem hem op een eigen regel."
            )
        return self._medewerkers.get(kenmerk)

    def partij(self, pad: str, kenmerk: str | None) -> str | None:
        """The code, of which the replay makes the row."""
        if kenmerk is not None and kenmerk not in self._partijen:
            self.fout(pad, Foutcode.ONBEKENDE_PARTIJ, "Deze organisatie is niet bekend. Gebruik haar code.")
            return None
        return kenmerk

    def partij_id(self, pad: str, kenmerk: str | None) -> int | None:
        kenmerk = self.partij(pad, kenmerk)
        return None if kenmerk is None else self._partijen[kenmerk]

    def gemeente(self, pad: str, code: str) -> str:
        """Whether it exists is known when the acts are played."""
        self.gemeenten.setdefault(code, pad)
        return code

    def noem(self, persoon: str) -> bool:
        """Give this person the next place; whether it is new."""
        nieuw = persoon not in self._plaatsen
        self._plaatsen.setdefault(persoon, len(self._plaatsen))
        return nieuw

    def persoon(self, kenmerk: str) -> str:
        return verwijzing(self._plaatsen[kenmerk])

    def gegevens(self, persoon: Persoon) -> PersoonGegevens:
        geboren, precisie = lees_geboortedatum(persoon.geboortedatum)
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


def utc(moment: datetime) -> datetime:
    """As the database gives it back."""
    return moment.astimezone(UTC)


def lees_geboortedatum(tekst: str | None) -> tuple[date | None, str]:
    """The first day that it may be, and how precise that is; ValueError when there is no such day."""
    if tekst is None:
        return None, Persoonrij.Precisie.ONBEKEND.value
    precisie, rest = PRECISIE[len(tekst)]
    return date.fromisoformat(tekst + rest), precisie
