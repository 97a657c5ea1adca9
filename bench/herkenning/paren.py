# SPDX-License-Identifier: EUPL-1.2
"""Questions with their answer: a person as reported, and who that is among those on file."""

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random

from . import verstoren as v
from .bestand import VOLLEDIG
from .mengsel import (
    ANDER_OP_DIE_DAG,
    ANDEREN,
    BEIDEN,
    GEZINSLID,
    MENGSEL,
    NAAMGENOOT,
    NIEUW,
    TWEELING,
    ZELFDE_NAAM_EN_JAAR,
    ZELFDE_OP_DIE_DAG,
    Soort,
    heeft_ingevulde_dag,
)
from .mensen import VANDAAG, Bevolking, Bewoner, Mens

# Of those who have a telephone: whose report says the same number, and whose another.
ZELFDE_NUMMER, ANDER_NUMMER = 0.35, 0.1


@dataclass(frozen=True)
class Vraag:
    """`is_` is the id of who is meant; None for somebody who is not on file. `soort` is what was disturbed."""

    mens: Mens
    soort: str
    herkomst: str
    is_: str | None


class Vragen:
    """Known people and questions about them; some twins, namesakes and others of a family are kept off the file."""

    def __init__(self, rng: Random, *, proef: bool) -> None:
        self.rng = rng
        self.bevolking = Bevolking(rng, proef=proef)
        self.bekend: list[Bewoner] = []
        self._gezinnen: list[list[Bewoner]] = []
        self._apart: dict[str, list[Bewoner]] = defaultdict(list)

    def bevolk(self, personen: int) -> Iterator[Mens]:
        """The people on file as the file has them, one by one."""
        for huishouden in self.bevolking.huishoudens(personen):
            bekend = [bewoner for bewoner in huishouden if self._komt_erin(bewoner, huishouden)]
            self.bekend += bekend
            if len(bekend) >= 4:
                self._gezinnen.append(bekend)
            yield from (bewoner.bekend_als for bewoner in bekend)

    def stel(self, aantal: int) -> list[Vraag]:
        """About `aantal` questions about known people, and those about others in proportion."""
        per_aandeel = aantal / sum(soort.aandeel for soort in MENGSEL.values())
        vragen: list[Vraag] = []
        for naam, soort in MENGSEL.items():
            vragen += self._over_bekenden(naam, round(per_aandeel * soort.aandeel))
        for naam, per_duizend in ANDEREN.items():
            vragen += self._over_anderen(naam, aantal * per_duizend // 1000)
        self.rng.shuffle(vragen)
        return vragen

    def gezinnen(self, aantal: int) -> list[list[Vraag]]:
        """Families of four of whom all are known, each member reported with another disturbance or none."""
        gekozen = self.rng.sample(self._gezinnen, min(aantal, len(self._gezinnen)))
        return [[self._als_gezinslid(bewoner) for bewoner in gezin[:4]] for gezin in gekozen]

    def _als_gezinslid(self, bewoner: Bewoner) -> Vraag:
        mens = v.een_van_alle(bewoner.mens, self.rng, self.bevolking) or bewoner.mens
        return Vraag(self._vraagvorm(mens), "gezin", bewoner.herkomst, bewoner.mens["id"])

    def _komt_erin(self, bewoner: Bewoner, huishouden: list[Bewoner]) -> bool:
        """Whether he is on file; who is asked after for what he is to another is set apart."""
        kans = self.rng.random()
        if bewoner.tweeling is not None:
            soort = TWEELING if kans < 0.5 else ""
        elif bewoner.naamgenoot is not None:
            soort = NAAMGENOOT if kans < 0.5 else BEIDEN
        else:
            # Not one of a family with twins: of these one is named by the other.
            eerste_kind = bewoner is huishouden[min(2, len(huishouden) - 1)] and len(huishouden) > 2
            alleen = eerste_kind and all(lid.tweeling is None for lid in huishouden)
            soort = GEZINSLID if alleen and kans < 0.1 else ""
        if soort:
            self._apart[soort].append(bewoner)
        return soort in ("", BEIDEN)

    def _over_bekenden(self, naam: str, nodig: int) -> Iterator[Vraag]:
        soort = MENGSEL[naam]
        for _ in range(200 * nodig):
            if not nodig:
                return
            bewoner = self.rng.choice(self.bekend)
            if not soort.wie(bewoner) or (soort.met_bsn and "bsn" not in bewoner.mens):
                continue
            mens = self._verstoord(bewoner.mens, soort)
            if mens is not None:
                nodig -= 1
                gemeld = self._vraagvorm(mens, met_bsn=soort.met_bsn)
                yield Vraag(gemeld, naam, bewoner.herkomst, bewoner.mens["id"])

    def _verstoord(self, mens: Mens, soort: Soort) -> Mens | None:
        nieuw: Mens | None = deepcopy(mens)
        for verstoring in soort.verstoringen:
            nieuw = verstoring(nieuw, self.rng, self.bevolking) if nieuw else None
        return nieuw

    def _over_anderen(self, soort: str, aantal: int) -> Iterator[Vraag]:
        if soort in (TWEELING, NAAMGENOOT, BEIDEN, GEZINSLID):
            for bewoner in self._apart[soort][:aantal]:
                mens = bewoner.mens
                if soort in (NAAMGENOOT, BEIDEN):
                    # With their birth dates nobody would take one for the other.
                    mens = v.zonder(mens, "geboortedatum")
                is_ = bewoner.mens["id"] if soort == BEIDEN else None
                yield Vraag(self._vraagvorm(mens), soort, bewoner.herkomst, is_)
            return
        if soort in (ANDER_OP_DIE_DAG, ZELFDE_OP_DIE_DAG):
            yield from self._op_ingevulde_dag(soort, aantal)
            return
        nieuwe = (bewoner for huis in self.bevolking.huishoudens(4 * aantal) for bewoner in huis)
        for bewoner, _ in zip(nieuwe, range(aantal), strict=False):
            mens = self._met_naam_van_bekende(bewoner.mens, soort) if soort != NIEUW else bewoner.mens
            yield Vraag(self._vraagvorm(mens, met_bsn=soort == NIEUW), soort, bewoner.herkomst, None)

    def _op_ingevulde_dag(self, soort: str, aantal: int) -> Iterator[Vraag]:
        """Somebody with the name and the date of one on file, elsewhere or reported without an address: who he is
        himself when he moved, and another one."""
        allen = [bewoner for bewoner in self.bekend if heeft_ingevulde_dag(bewoner) and bewoner.stand == VOLLEDIG]
        for _ in range(aantal):
            bewoner = self.rng.choice(allen)
            mens = v.zonder(bewoner.mens, "telefoon", "telefoons_thuis", "adressen")
            if self.rng.random() < 0.5:
                mens["adressen"] = [self.bevolking.adres()]
            is_ = bewoner.mens["id"] if soort == ZELFDE_OP_DIE_DAG else None
            if is_ is None:
                mens = v.zonder(mens, "partnernaam", "partnernaam_voorvoegsel")
            yield Vraag(self._vraagvorm(mens), soort, bewoner.herkomst, is_)

    def _met_naam_van_bekende(self, mens: Mens, soort: str) -> Mens:
        naamgever = self.rng.choice(self.bekend).mens
        gelijk = ("voornamen", "voorvoegsel", "geboortenaam", "geslacht")
        nieuw: Mens = v.zonder(mens, "partnernaam", "partnernaam_voorvoegsel")
        nieuw |= {veld: naamgever[veld] for veld in gelijk}
        if soort == ZELFDE_NAAM_EN_JAAR:
            nieuw["geboortedatum"] = self._andere_dag(naamgever["geboortedatum"])
        return nieuw

    def _andere_dag(self, geboren: str) -> str:
        """Another day and another month of the same year: no slip of the pen."""
        dag = date.fromisoformat(geboren)
        while True:
            nieuw = date(dag.year, self.rng.randint(1, 12), self.rng.randint(1, 28))
            if not {nieuw.day, nieuw.month} & {dag.day, dag.month} and nieuw < VANDAAG:
                return nieuw.isoformat()

    def _vraagvorm(self, mens: Mens, *, met_bsn: bool = False) -> Mens:
        """As somebody reports it: no id, where they live now, and mostly no telephone."""
        weg = {"id", "telefoons_thuis", "telefoon", "gemelde_telefoon"} | (set() if met_bsn else {"bsn", "bsn_reden"})
        vorm = {veld: waarde for veld, waarde in mens.items() if veld not in weg}
        if "adressen" in vorm:
            vorm["adressen"] = [{deel: w for deel, w in vorm["adressen"][0].items() if deel not in ("van", "tot")}]
        nummer = mens.get("gemelde_telefoon") or self._nummer(mens)
        return vorm | ({"telefoon": nummer} if nummer else {})

    def _nummer(self, mens: Mens) -> str:
        kans = self.rng.random()
        if kans < ZELFDE_NUMMER:
            return str(mens.get("telefoon", ""))
        return self.bevolking.telefoon() if kans < ZELFDE_NUMMER + ANDER_NUMMER else ""
