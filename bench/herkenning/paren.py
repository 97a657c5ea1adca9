# SPDX-License-Identifier: EUPL-1.2
"""Questions with their answer: a person as reported, and who that is among those on file."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Final

from . import verstoren as v
from .mensen import Bevolking, Bewoner, Mens

# Never on file, so nobody is meant; but one on file may be taken for it.
NIEUW, TWEELING, NAAMGENOOT, ZELFDE_NAAM = "nieuw persoon", "tweeling zonder BSN", "vader en zoon", "zelfde naam"
ONBESLIST: Final = (TWEELING, NAAMGENOOT)


@dataclass(frozen=True)
class Vraag:
    """`is` is the id of who is meant; None for somebody who is not on file. `soort` is what was disturbed."""

    mens: Mens
    soort: str
    herkomst: str
    is_: str | None


# How many in a thousand questions about known people are disturbed how (assumed; the BSN stays only where named).
MENGSEL: Final[dict[str, tuple[int, tuple[v.Verstoring, ...]]]] = {
    "met BSN": (120, ()),
    "met BSN, typefout in de naam": (40, (v.typefout_achternaam,)),
    "met BSN, verhuisd en andere naam": (40, (v.verhuisd, v.naam_van_partner)),
    "ongewijzigd": (120, ()),
    "typefout in de achternaam": (70, (v.typefout_achternaam,)),
    "typefout in de voornaam": (60, (v.typefout_voornaam,)),
    "dag en maand verwisseld": (50, (v.dag_en_maand,)),
    "cijfer in de datum": (50, (v.cijfer_in_datum,)),
    "verhuisd": (80, (v.verhuisd,)),
    "verhuisd, typefout in de achternaam": (40, (v.verhuisd, v.typefout_achternaam)),
    "meisjesnaam": (30, (v.meisjesnaam,)),
    "naam van de partner": (30, (v.naam_van_partner,)),
    "dubbele naam": (30, (v.dubbele_naam,)),
    "nam een naam aan": (20, (v.trouwde,)),
    "voorvoegsel": (30, (v.voorvoegsel,)),
    "zelfde klank": (50, (v.zelfde_klank,)),
    "overgezet": (60, (v.overgezet,)),
    "overgezet en verhuisd": (30, (v.overgezet, v.verhuisd)),
    "voorletters": (40, (v.voorletters,)),
    "roepnaam": (30, (v.roepnaam,)),
    "tweede voornaam": (20, (v.tweede_voornaam,)),
    "zonder tekens": (20, (v.zonder_tekens,)),
    "voor- en achternaam omgewisseld": (20, (v.omgewisseld,)),
    "alleen geboortejaar": (30, (v.alleen_jaar,)),
    "geen geboortedatum": (30, (v.geen_geboortedatum,)),
    "geen adres": (30, (v.geen_adres,)),
    "typefout in naam en datum": (30, (v.typefout_achternaam, v.cijfer_in_datum)),
    "verhuisd en datum verwisseld": (20, (v.verhuisd, v.dag_en_maand)),
    "jaren later": (20, (v.jaren_later,)),
}
# And how many questions, per thousand of those, are about somebody who is not on file.
ANDEREN: Final = {NIEUW: 350, TWEELING: 60, NAAMGENOOT: 40, ZELFDE_NAAM: 100}


class Vragen:
    """Known people and questions about them; half of the twins and namesakes are kept off the file."""

    def __init__(self, rng: Random, *, proef: bool) -> None:
        self.rng = rng
        self.bevolking = Bevolking(rng, proef=proef)
        self.bekend: list[Bewoner] = []
        self._afwezig: dict[str, list[tuple[Bewoner, Bewoner]]] = {TWEELING: [], NAAMGENOOT: []}

    def bevolk(self, personen: int) -> Iterator[Mens]:
        """The people on file, one by one."""
        for huishouden in self.bevolking.huishoudens(personen):
            for bewoner in huishouden:
                ander = bewoner.tweeling if bewoner.tweeling is not None else bewoner.naamgenoot
                if ander is not None and self.rng.random() < 0.5:
                    soort = TWEELING if bewoner.tweeling is not None else NAAMGENOOT
                    self._afwezig[soort].append((bewoner, huishouden[ander]))
                    continue
                self.bekend.append(bewoner)
                yield bewoner.mens

    def stel(self, aantal: int) -> list[Vraag]:
        """About `aantal` questions about known people, and those about others in proportion."""
        vragen = [vraag for soort in MENGSEL for vraag in self._over_bekenden(soort, aantal)]
        for soort, per_duizend in ANDEREN.items():
            vragen += self._over_anderen(soort, aantal * per_duizend // 1000)
        self.rng.shuffle(vragen)
        return vragen

    def _over_bekenden(self, soort: str, aantal: int) -> Iterator[Vraag]:
        per_duizend, verstoringen = MENGSEL[soort]
        nodig, met_bsn = aantal * per_duizend // 1000, soort.startswith("met BSN")
        for _ in range(50 * nodig):
            if not nodig:
                return
            bewoner = self.rng.choice(self.bekend)
            if met_bsn and "bsn" not in bewoner.mens:
                continue
            mens = self._verstoord(bewoner.mens, verstoringen)
            if mens is not None:
                nodig -= 1
                yield Vraag(_vraagvorm(mens, met_bsn=met_bsn), soort, bewoner.herkomst, bewoner.mens["id"])

    def _verstoord(self, mens: Mens, verstoringen: Sequence[v.Verstoring]) -> Mens | None:
        nieuw: Mens | None = deepcopy(mens)
        for verstoring in verstoringen:
            nieuw = verstoring(nieuw, self.rng, self.bevolking) if nieuw else None
        return nieuw

    def _over_anderen(self, soort: str, aantal: int) -> Iterator[Vraag]:
        if soort in self._afwezig:
            for bewoner, ander in self._afwezig[soort][:aantal]:
                mens = bewoner.mens
                if soort == NAAMGENOOT:
                    # With their birth dates nobody would take one for the other.
                    mens = {veld: waarde for veld, waarde in mens.items() if veld != "geboortedatum"}
                yield Vraag(_vraagvorm(mens, met_bsn=False), soort, ander.herkomst, None)
            return
        nieuwe = (bewoner for huis in self.bevolking.huishoudens(4 * aantal) for bewoner in huis)
        for bewoner, _ in zip(nieuwe, range(aantal), strict=False):
            mens = deepcopy(bewoner.mens)
            if soort == ZELFDE_NAAM:
                naamgever = self.rng.choice(self.bekend).mens
                mens |= {veld: naamgever[veld] for veld in ("voornamen", "voorvoegsel", "geboortenaam", "geslacht")}
                mens.pop("partnernaam", None)
            yield Vraag(_vraagvorm(mens, met_bsn=soort == NIEUW), soort, bewoner.herkomst, None)


def _vraagvorm(mens: Mens, *, met_bsn: bool) -> Mens:
    """As somebody reports it: without the id that it has on file."""
    weg = {"id"} if met_bsn else {"id", "bsn", "bsn_reden"}
    return {veld: waarde for veld, waarde in mens.items() if veld not in weg}
