# SPDX-License-Identifier: EUPL-1.2
"""A population to know: households with people in the person format of the import."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from personen.bsn import voldoet_aan_elfproef
from personen.namen import splits_voorvoegsel

from .namen import HERKOMSTEN, halveer

Mens = dict[str, Any]
VANDAAG: Final = date(2026, 11, 1)
STRATEN: Final = ("Verzonnenlaan", "Proefhof", "Voorbeeldweg", "Oefenkade", "Denkbeeldstraat", "Schijnplein")
MET_BSN: Final = 0.55
# Of the women who married: whose partner's name is used.
MET_PARTNERNAAM: Final = 0.45


@dataclass(frozen=True)
class Bewoner:
    """`tweeling` and `naamgenoot` name another person of the household: a twin, a father with the same name."""

    herkomst: str
    mens: Mens
    tweeling: int | None = None
    naamgenoot: int | None = None


class Bevolking:
    def __init__(self, rng: Random, *, proef: bool) -> None:
        self.rng, self.proef = rng, proef
        self._nummer = 0
        self._bsn = (str(n) for n in range(999_990_000, 100_000_000, -1) if voldoet_aan_elfproef(str(n)))
        self.namen = {
            herkomst: tuple(halveer(lijst, proef=proef) for lijst in (h.mannen, h.vrouwen, h.achternamen))
            for herkomst, h in HERKOMSTEN.items()
        }

    def huishoudens(self, personen: int) -> Iterator[list[Bewoner]]:
        """Until there are at least so many people."""
        gemaakt = 0
        while gemaakt < personen:
            huishouden = self._huishouden()
            gemaakt += len(huishouden)
            yield huishouden

    def _huishouden(self) -> list[Bewoner]:
        rng = self.rng
        herkomst = rng.choices(list(HERKOMSTEN), [h.deel for h in HERKOMSTEN.values()])[0]
        adres = self.adres()
        vader = self._volwassene(herkomst, man=True, adres=adres)
        moeder = self._volwassene(herkomst, man=False, adres=adres)
        if rng.random() < MET_PARTNERNAAM:
            moeder["partnernaam"], moeder["partnernaam_voorvoegsel"] = vader["geboortenaam"], vader["voorvoegsel"]
        leden = [Bewoner(herkomst, vader), Bewoner(herkomst, moeder)]
        for _ in range(rng.choices((0, 1, 2, 3, 4), (25, 25, 30, 14, 6))[0]):
            leden.append(self._kind(leden, adres))
        if len(leden) > 2 and rng.random() < 0.04:
            leden.append(self._tweeling(leden, adres))
        return leden

    def _volwassene(self, herkomst: str, *, man: bool, adres: Mens) -> Mens:
        achternaam = self.rng.choice(self.namen[herkomst][2])
        geboren = VANDAAG - timedelta(days=self.rng.randint(20 * 365, 72 * 365))
        return self._mens(herkomst, achternaam, geboren, adres, man=man)

    def _kind(self, leden: list[Bewoner], adres: Mens) -> Bewoner:
        rng, herkomst, vader = self.rng, leden[0].herkomst, leden[0].mens
        man = rng.random() < 0.5
        geboren = VANDAAG - timedelta(days=rng.randint(30, 17 * 365))
        kind = self._mens(herkomst, _achternaam(vader), geboren, adres, man=man)
        if man and rng.random() < 0.05:
            kind["voornamen"] = vader["voornamen"]
            return Bewoner(herkomst, kind, naamgenoot=0)
        return Bewoner(herkomst, kind)

    def _tweeling(self, leden: list[Bewoner], adres: Mens) -> Bewoner:
        ander = len(leden) - 1
        mens = leden[ander].mens
        man = mens["geslacht"] == "man"
        kind = self._mens(
            leden[0].herkomst, _achternaam(mens), date.fromisoformat(mens["geboortedatum"]), adres, man=man
        )
        while kind["voornamen"] == mens["voornamen"]:
            kind["voornamen"] = self._voornaam(leden[0].herkomst, man=man)
        return Bewoner(leden[0].herkomst, kind, tweeling=ander)

    def _mens(self, herkomst: str, achternaam: str, geboren: date, adres: Mens, *, man: bool) -> Mens:
        self._nummer += 1
        voorvoegsel, kern = splits_voorvoegsel(achternaam)
        mens: Mens = {
            "id": f"h{self._nummer}",
            "voornamen": self._voornaam(herkomst, man=man),
            "voorvoegsel": voorvoegsel,
            "geboortenaam": kern,
            "geboortedatum": geboren.isoformat(),
            "geslacht": "man" if man else "vrouw",
            "adressen": [dict(adres)],
        }
        if self.rng.random() < MET_BSN:
            mens["bsn"] = next(self._bsn)
        else:
            mens["bsn_reden"] = "nog_niet"
        if self.rng.random() < 0.5:
            mens["telefoon"] = f"06{self.rng.randint(10_000_000, 99_999_999)}"
        return mens

    def _voornaam(self, herkomst: str, *, man: bool) -> str:
        namen = self.namen[herkomst][0 if man else 1]
        eerste = self.rng.choice(namen)
        if herkomst == "nederlands" and self.rng.random() < 0.45:
            return f"{eerste} {self.rng.choice(namen)}"
        return eerste

    def adres(self) -> Mens:
        rng = self.rng
        letters = "ABCDEGHJKLMNPRSTVWXZ"
        return {
            "straat": rng.choice(STRATEN),
            "huisnummer": rng.randint(1, 240),
            "postcode": f"{rng.randint(1300, 1399)}{rng.choice(letters)}{rng.choice(letters)}",
            "plaats": "Almere",
        }


def _achternaam(mens: Mens) -> str:
    return f"{mens['voorvoegsel']} {mens['geboortenaam']}".strip()
