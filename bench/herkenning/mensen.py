# SPDX-License-Identifier: EUPL-1.2
"""A population to know: households with people in the person format of the import."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from personen.bsn import voldoet_aan_elfproef
from personen.namen import splits_voorvoegsel

from .bestand import AANDELEN, LEGT_VAST, VOLLEDIG
from .namen import HERKOMSTEN, halveer

Mens = dict[str, Any]
# First names of men and of women, and surnames.
Namen = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
VANDAAG: Final = date(2026, 11, 1)
STRATEN: Final = ("Verzonnenlaan", "Proefhof", "Voorbeeldweg", "Oefenkade", "Denkbeeldstraat", "Schijnplein")
MET_BSN: Final = 0.55
# Of the women who married: whose partner's name is used.
MET_PARTNERNAAM: Final = 0.45
# Households whose every name is one that many bear, out of so many first names and surnames.
ALGEMEEN: Final = 0.06
EERSTE_VOORNAMEN, EERSTE_ACHTERNAMEN = 6, 4
# Adults who were given a day because nobody wrote down when they were born: 1 January, or of some 1 July.
DAG_INGEVULD: Final = {"hoorn_van_afrika": 0.35, "turks": 0.08, "marokkaans": 0.08}
EEN_JULI: Final = 0.2
EERDER_VERHUISD: Final = 0.3


@dataclass(frozen=True)
class Bewoner:
    """`mens` is how he is, `bekend_als` how he is on file, of which `stand` is the kind.

    `tweeling` and `naamgenoot` name another person of the household: a twin, a father with the same name.
    """

    herkomst: str
    mens: Mens
    tweeling: int | None = None
    naamgenoot: int | None = None
    algemeen: bool = False
    stand: str = VOLLEDIG
    bekend_als: Mens = field(default_factory=dict)


class Bevolking:
    def __init__(self, rng: Random, *, proef: bool) -> None:
        self.rng, self.proef = rng, proef
        self._nummer = 0
        self._bsn = (str(n) for n in range(999_990_000, 100_000_000, -1) if voldoet_aan_elfproef(str(n)))
        self.namen: dict[str, Namen] = {
            herkomst: (
                halveer(h.mannen, proef=proef), halveer(h.vrouwen, proef=proef), halveer(h.achternamen, proef=proef)
            )
            for herkomst, h in HERKOMSTEN.items()
        }  # fmt: skip

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
        algemeen = rng.random() < ALGEMEEN
        namen = _algemene(self.namen[herkomst]) if algemeen else self.namen[herkomst]
        adressen = self._adressen()
        vader = self._volwassene(herkomst, namen, adressen, man=True)
        moeder = self._volwassene(herkomst, namen, adressen, man=False)
        if rng.random() < MET_PARTNERNAAM:
            moeder["partnernaam"], moeder["partnernaam_voorvoegsel"] = vader["geboortenaam"], vader["voorvoegsel"]
        leden = [Bewoner(herkomst, vader, algemeen=algemeen), Bewoner(herkomst, moeder, algemeen=algemeen)]
        for _ in range(rng.choices((0, 1, 2, 3, 4), (25, 25, 30, 14, 6))[0]):
            leden.append(self._kind(leden, namen, adressen))
        if len(leden) > 2 and rng.random() < 0.04:
            leden.append(self._tweeling(leden, namen, adressen))
        return [self._vastgelegd(lid, leden) for lid in leden]

    def _volwassene(self, herkomst: str, namen: Namen, adressen: list[Mens], *, man: bool) -> Mens:
        geboren = VANDAAG - timedelta(days=self.rng.randint(20 * 365, 72 * 365))
        if self.rng.random() < DAG_INGEVULD.get(herkomst, 0.0):
            geboren = geboren.replace(month=7 if self.rng.random() < EEN_JULI else 1, day=1)
        return self._mens(herkomst, namen, self.rng.choice(namen[2]), geboren, adressen, man=man)

    def _kind(self, leden: list[Bewoner], namen: Namen, adressen: list[Mens]) -> Bewoner:
        rng, ouder = self.rng, leden[0]
        man = rng.random() < 0.5
        geboren = VANDAAG - timedelta(days=rng.randint(30, 17 * 365))
        kind = self._mens(ouder.herkomst, namen, _achternaam(ouder.mens), geboren, adressen, man=man)
        if man and rng.random() < 0.05:
            kind["voornamen"] = ouder.mens["voornamen"]
            return replace(ouder, mens=kind, naamgenoot=0)
        return replace(ouder, mens=kind)

    def _tweeling(self, leden: list[Bewoner], namen: Namen, adressen: list[Mens]) -> Bewoner:
        ander = len(leden) - 1
        mens = leden[ander].mens
        man, herkomst = mens["geslacht"] == "man", leden[0].herkomst
        geboren = date.fromisoformat(mens["geboortedatum"])
        kind = self._mens(herkomst, namen, _achternaam(mens), geboren, adressen, man=man)
        while kind["voornamen"] == mens["voornamen"]:
            kind["voornamen"] = self._voornaam(herkomst, namen, man=man)
        return replace(leden[0], mens=kind, tweeling=ander)

    def _mens(
        self, herkomst: str, namen: Namen, achternaam: str, geboren: date, adressen: list[Mens], *, man: bool
    ) -> Mens:
        self._nummer += 1
        voorvoegsel, kern = splits_voorvoegsel(achternaam)
        mens: Mens = {
            "id": f"h{self._nummer}",
            "voornamen": self._voornaam(herkomst, namen, man=man),
            "voorvoegsel": voorvoegsel,
            "geboortenaam": kern,
            "geboortedatum": geboren.isoformat(),
            "geslacht": "man" if man else "vrouw",
            "adressen": [dict(adres) for adres in adressen],
        }
        if self.rng.random() < MET_BSN:
            mens["bsn"] = next(self._bsn)
        else:
            mens["bsn_reden"] = "nog_niet"
        if self.rng.random() < 0.5:
            mens["telefoon"] = self.telefoon()
        return mens

    def _voornaam(self, herkomst: str, namen: Namen, *, man: bool) -> str:
        lijst = namen[0 if man else 1]
        eerste = self.rng.choice(lijst)
        if herkomst == "nederlands" and self.rng.random() < 0.45:
            return f"{eerste} {self.rng.choice(lijst)}"
        return eerste

    def _vastgelegd(self, lid: Bewoner, leden: list[Bewoner]) -> Bewoner:
        """With the telephones of the others at home, and as somebody once wrote it down."""
        thuis = tuple(ander.mens["telefoon"] for ander in leden if ander is not lid and "telefoon" in ander.mens)
        stand = self.rng.choices(list(AANDELEN), list(AANDELEN.values()))[0]
        return replace(
            lid, mens=lid.mens | {"telefoons_thuis": thuis}, stand=stand, bekend_als=LEGT_VAST[stand](lid.mens)
        )

    def _adressen(self) -> list[Mens]:
        """Where they live, and for some where they lived before."""
        if self.rng.random() >= EERDER_VERHUISD:
            return [self.adres()]
        sinds = (VANDAAG - timedelta(days=self.rng.randint(30, 3000))).isoformat()
        return [self.adres() | {"van": sinds}, self.adres() | {"tot": sinds}]

    def adres(self) -> Mens:
        rng = self.rng
        letters = "ABCDEGHJKLMNPRSTVWXZ"
        return {
            "straat": rng.choice(STRATEN),
            "huisnummer": rng.randint(1, 240),
            "postcode": f"{rng.randint(1300, 1399)}{rng.choice(letters)}{rng.choice(letters)}",
            "plaats": "Almere",
        }

    def telefoon(self) -> str:
        return f"06{self.rng.randint(10_000_000, 99_999_999)}"


def _algemene(namen: Namen) -> Namen:
    mannen, vrouwen, achternamen = namen
    return mannen[:EERSTE_VOORNAMEN], vrouwen[:EERSTE_VOORNAMEN], achternamen[:EERSTE_ACHTERNAMEN]


def _achternaam(mens: Mens) -> str:
    return f"{mens['voorvoegsel']} {mens['geboortenaam']}".strip()
