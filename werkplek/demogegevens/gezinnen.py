# SPDX-License-Identifier: EUPL-1.2
"""A family that fits a system of table 3.1: its people with ages, homes and ties, as they changed over the years."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from .adressen import buurt
from .bekenden import Bekende
from .mensen import MAN, VROUW, Lid, Mens
from .namen import Naamgever
from .verdelingen import Systeem
from .wonen import Verhuizing, betrek, huishouden, knip, opvang

__all__ = ["MAN", "VROUW", "Band", "Gezin", "Gezinsbouwer", "Lid"]

VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Band:
    """`ander` is the `soort` of `een`; for authority `een` is the child. People by place; None is always."""

    een: int
    ander: int
    soort: str = ""
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Gezin:
    """`leden` by place: who is born after the first melding comes last. `gezag` has no `soort`."""

    gemeente: str
    systeem: Systeem
    leden: tuple[Lid, ...]
    relaties: tuple[Band, ...]
    gezag: tuple[Band, ...]
    verhuizing: Verhuizing | None = None

    @property
    def kinderen(self) -> list[int]:
        return [plaats for plaats, lid in enumerate(self.leden) if lid.is_kind]

    @property
    def minderjarig(self) -> bool:
        return self.systeem.kinderen == "minderjarig"

    def gemeente_op(self, dag: date) -> str:
        """Where a melding of this day is counted: who moves out of the region is not reported here any more."""
        naar = self.verhuizing
        return naar.gemeente if naar and dag >= naar.dag and naar.gemeente != "BUITEN" else self.gemeente


class Gezinsbouwer:
    """`op` and `tot` are the days of the first and the last melding, `nu` is the peildatum.

    A `bekende` is somebody of another casus and comes first here.
    """

    def __init__(
        self, rng: Random, gemeente: str, systeem: Systeem, op: date, *, tot: date | None = None,
        nu: date | None = None, verhuizing: Verhuizing | None = None, bekende: Bekende | None = None,
    ) -> None:  # fmt: skip
        self.rng, self.gemeente, self.systeem, self.op = rng, gemeente, systeem, op
        self.tot, self.nu = tot or op, nu or op
        self.verhuizing, self.bekende = verhuizing, bekende
        self.namen = Naamgever(rng)
        self.achternaam = bekende.achternaam if bekende else self.namen.achternaam()
        self.geheim = bekende is None and rng.random() < 0.03
        self.mensen: list[Mens] = []
        self.relaties: list[Band] = []
        self.gezag: list[Band] = []
        self.uit_elkaar: date | None = None

    def bouw(self) -> Gezin:
        self._volwassenen()
        self._kinderen()
        self._stel()
        self._woon()
        leden = tuple(mens.als_lid(self.rng, self.op) for mens in self.mensen)
        return Gezin(
            self.gemeente, self.systeem, leden, tuple(self.relaties), tuple(self.gezag), self.verhuizing
        )  # fmt: skip

    # who

    def _volwassenen(self) -> None:
        self._eerste()
        relatie, eerste_vrouw = self.systeem.relatie, self.mensen[0].vrouw
        if relatie == "anders":
            for _ in range(self.systeem.volwassenen - (2 if self.systeem.kinderen == "volwassen" else 1)):
                self._familielid()
            return
        is_ex = relatie != "partners"
        dader = "betrokkenerol:vermoedelijk_pleger"
        rol = "betrokkenerol:slachtoffer" if self.mensen[0].rol == dader else dader
        self._mens("ex" if is_ex else "partner", rol, vrouw=not eerste_vrouw, jaar=self._leeftijd_van_partner())
        if relatie == "ex_en_nieuw":
            jaar = self._leeftijd_van_partner()
            self._mens("partner", "betrokkenerol:getuige", vrouw=not eerste_vrouw, jaar=jaar)
        elif self.systeem.volwassenen == 3:
            self._familielid()

    def _eerste(self) -> None:
        if self.bekende:
            self.mensen.append(self.bekende.als_mens())
            return
        jaar = self.rng.randint(43, 62) if self.systeem.kinderen == "volwassen" else self.rng.randint(24, 46)
        self._mens("ouder", "betrokkenerol:slachtoffer", vrouw=self.rng.random() < 0.86, jaar=jaar)

    def _leeftijd_van_partner(self) -> int:
        return max(21, min(70, self._jaren(self.mensen[0]) + self.rng.randint(-5, 8)))

    def _familielid(self) -> None:
        """Somebody of an older or the same generation who lives there too."""
        ouder = self.rng.random() < 0.5
        jaar = self.rng.randint(58, 79) if ouder else self.rng.randint(19, 48)
        lid = self._mens("ander", "betrokkenerol:overig", vrouw=self.rng.random() < 0.5, jaar=jaar)
        soort = "familie" if ouder else self.rng.choice(("familie", "familie", "huisgenoot", "mantelzorger", "bekende"))
        self.relaties.append(Band(0, lid, f"relatiesoort:{soort}"))

    def _kinderen(self) -> None:
        kinderen, rng = self.systeem.kinderen, self.rng
        if kinderen == "volwassen":
            self._kind(rng.randint(19, 24), [0])
        if kinderen != "minderjarig":
            return
        ouders = [plaats for plaats, mens in enumerate(self.mensen[:2]) if mens.soort in ("ouder", "partner", "ex")]
        # The youngest parent was seventeen or older, and who is a child stays one until the last melding.
        oudste = min(14, 17 - (self.tot - self.op).days // 365 - 1, *(self._jaren(self.mensen[p]) - 17 for p in ouders))
        jaren = [rng.randint(0, max(0, oudste)) for _ in range(rng.choices((1, 2, 3, 4), (40, 38, 16, 6))[0])]
        for nr, jaar in enumerate(sorted(jaren, reverse=True)):
            tweeling = nr == 1 and rng.random() < 0.03
            self._kind(jaar, self._ouders(nr, len(jaren), ouders), tegelijk=self.mensen[-1] if tweeling else None)
        self._vader_en_zoon()
        self._nakomer(ouders)

    def _ouders(self, nr: int, aantal: int, ouders: list[int]) -> list[int]:
        """Whose child this is: in a blended family not all have the same parents."""
        if self.systeem.relatie == "ex_en_nieuw" and nr == aantal - 1 and aantal > 1 and self.rng.random() < 0.35:
            return [0, 2]
        if self.systeem.relatie == "partners" and nr == 0 and self.rng.random() < 0.14:
            return [0]
        return ouders

    def _kind(self, jaar: int, ouders: list[int], *, tegelijk: Mens | None = None) -> int:
        kind = self._mens("kind", "betrokkenerol:kind", vrouw=self.rng.random() < 0.5, jaar=jaar)
        mens = self.mensen[kind]
        if tegelijk:
            mens.geboren = tegelijk.geboren
        # Most children have the name of their father.
        naamgever = next((o for o in ouders if not self.mensen[o].vrouw and self.rng.random() < 0.8), 0)
        mens.achternaam = self.mensen[naamgever].achternaam
        for ouder in ouders:
            self.relaties.append(Band(kind, ouder, "relatiesoort:ouder", mens.geboren))
            if jaar < VOLWASSEN and (ouder == 0 or self.rng.random() < 0.8):
                # Who does not marry often has authority some time later.
                later = timedelta(days=self.rng.choice((0, 0, 0, 0, 0, 20, 90)) if ouder else 0)
                self.gezag.append(Band(kind, ouder, van=min(mens.geboren + later, max(self.op, mens.geboren))))
        return kind

    def _vader_en_zoon(self) -> None:
        """Now and then a son has his father's first name too."""
        vader = next((m for m in self.mensen[:2] if m.soort != "ander" and not m.vrouw), None)
        zoon = next((m for m in self.mensen if m.soort == "kind" and not m.vrouw), None)
        if vader and zoon and vader.achternaam == zoon.achternaam and self.rng.random() < 0.06:
            zoon.voornaam = vader.voornaam

    def _nakomer(self, ouders: list[int]) -> None:
        """A brother or sister who is born between the first and the last melding, or is not born yet."""
        moeder = next((self.mensen[o] for o in ouders if self.mensen[o].vrouw), None)
        dagen = (self.tot - self.op).days
        if moeder is None or self._jaren(moeder) > 40:
            return
        if dagen > 300 and self.rng.random() < 0.1:
            kind = self._kind(0, ouders)
            mens = self.mensen[kind]
            mens.geboren, mens.later = self.op + timedelta(days=self.rng.randint(60, dagen - 30)), True
        elif self.rng.random() < 0.005:
            kind = self._kind(0, ouders)
            mens = self.mensen[kind]
            mens.geboren, mens.ongeboren = self.op, True
        else:
            return
        self.relaties = [b if b.een != kind else Band(b.een, b.ander, b.soort, mens.geboren) for b in self.relaties]
        self.gezag = [b for b in self.gezag if b.een != kind]
        if mens.later:
            self.gezag += [Band(kind, ouder, van=mens.geboren) for ouder in ouders]

    def _mens(self, soort: str, rol: str, *, vrouw: bool, jaar: int) -> int:
        """Adds somebody; grown-ups who come in have a name of their own."""
        naam = self.namen.achternaam() if soort in ("partner", "ex", "ander") else self.achternaam
        geboren = self.op - timedelta(days=int(jaar * 365.25) + self.rng.randint(1, 360))
        self.mensen.append(Mens(soort, rol, vrouw, geboren, self.namen.voornaam(vrouw=vrouw), naam))
        return len(self.mensen) - 1

    def _jaren(self, mens: Mens) -> int:
        return (self.op - mens.geboren).days // 365

    # who was together with whom

    def _stel(self) -> None:
        eerste = self.mensen[0]
        for plaats, mens in enumerate(self.mensen):
            if mens.soort in ("partner", "ex"):
                kinderen = [b.een for b in self.relaties if b.ander == plaats and not self.mensen[b.een].later]
                mens.sinds = self._samen_sinds(mens, kinderen)
                if mens.soort == "ex":
                    self._ga_uit_elkaar(plaats, mens, kinderen)
                else:
                    self.relaties.append(Band(0, plaats, "relatiesoort:partner", mens.sinds))
                    self._stiefouder(plaats, mens, kinderen)
                    self._trouw(eerste, mens)

    def _samen_sinds(self, mens: Mens, kinderen: list[int]) -> date:
        if self.uit_elkaar and not kinderen:
            # After the ex.
            return self.uit_elkaar + (self.op - self.uit_elkaar) / 2
        eerder = min((self.mensen[kind].geboren for kind in kinderen), default=self.op) - timedelta(days=30)
        zestien = max(mens.geboren, self.mensen[0].geboren) + timedelta(days=5900)
        return min(max(eerder - timedelta(days=self.rng.randint(270, 1500)), zestien), eerder)

    def _ga_uit_elkaar(self, plaats: int, ex: Mens, kinderen: list[int]) -> None:
        """Not before the youngest was on its way."""
        geboren = max((self.mensen[kind].geboren for kind in kinderen), default=date.min)
        dag = self.op - timedelta(days=self.rng.randint(30, 1500))
        sinds = ex.sinds or dag
        if kinderen:
            dag = max(dag, geboren - timedelta(days=200))
        dag = min(max(dag, sinds + timedelta(days=60)), self.op - timedelta(days=8))
        self.uit_elkaar = ex.weg = dag
        self.relaties.append(Band(0, plaats, "relatiesoort:partner", sinds, dag))
        self.relaties.append(Band(0, plaats, "relatiesoort:ex_partner", dag))
        # Both keep authority, unless a court decides otherwise.
        if self.rng.random() < 0.12:
            uitspraak = dag + (self.op - dag) / 2
            self.gezag = [
                Band(b.een, b.ander, van=b.van, tot=uitspraak)
                if b.ander == plaats and b.van and b.van < uitspraak
                else b
                for b in self.gezag
            ]

    def _stiefouder(self, plaats: int, mens: Mens, eigen: list[int]) -> None:
        for kind, lid in enumerate(self.mensen):
            if lid.soort == "kind" and not lid.ongeboren and not lid.later and kind not in eigen:
                van = max(lid.geboren, mens.sinds or lid.geboren)
                self.relaties.append(Band(kind, plaats, "relatiesoort:stiefouder", van))

    def _trouw(self, een: Mens, ander: Mens) -> None:
        """Some who marry use the name of the other, in front of their own."""
        if self.rng.random() < 0.35:
            wie, van = (een, ander) if een.vrouw or self.rng.random() < 0.05 else (ander, een)
            wie.partnernaam = van.achternaam

    # where they lived

    def _woon(self) -> None:
        rng = self.rng
        if self.bekende:
            huizen = [self.bekende.woont]
        else:
            sinds = self.op - timedelta(days=rng.randint(30, 3600))
            if self.uit_elkaar and rng.random() < 0.6:
                sinds = self.uit_elkaar - timedelta(days=rng.randint(100, 2500))
            huizen = huishouden(rng, self.gemeente, sinds, self.verhuizing)
        for mens in self.mensen:
            kind = mens.soort == "kind"
            van = mens.geboren if kind else mens.sinds
            if mens.soort == "ex":
                mens.verblijven = [
                    *knip(huizen, van, mens.weg),
                    *betrek(rng, buurt(rng, self.gemeente), mens.weg or self.op),
                ]
            elif not mens.ongeboren:
                uit_huis = self._uit_huis(mens) if kind else None
                mens.verblijven = list(knip(huizen, van, uit_huis))
                if uit_huis:
                    mens.verblijven += betrek(rng, self.gemeente, uit_huis)
        self._kind_elders()
        self._naar_opvang()
        if self.geheim:
            self._houd_geheim()

    def _uit_huis(self, kind: Mens) -> date | None:
        """When a child of a long closed casus has left home."""
        dag = kind.geboren + timedelta(days=self.rng.randint(6700, 8000))
        return dag if self.tot < dag < self.nu else None

    def _kind_elders(self) -> None:
        """A child that lives with the other parent, or with a foster family."""
        rng, kinderen = self.rng, [m for m in self.mensen if m.soort == "kind" and not m.later and not m.ongeboren]
        ex = next((m for m in self.mensen if m.soort == "ex"), None)
        bij_ex = ex is not None and rng.random() < 0.1
        if not kinderen or self.geheim or not (bij_ex or rng.random() < 0.015):
            return
        kind = rng.choice(kinderen)
        begin = max(kind.geboren, self.uit_elkaar if bij_ex and self.uit_elkaar else kind.geboren)
        dag = begin + (self.op - begin) / 2
        daar = ex.verblijven if bij_ex and ex else betrek(rng, buurt(rng, self.gemeente), dag)
        kind.verblijven = [*knip(kind.verblijven, None, dag), *knip(daar, dag)]

    def _houd_geheim(self) -> None:
        """Where they live now; the partner's file does not ask for it."""
        for mens in self.mensen:
            if mens.soort not in ("ex", "partner"):
                mens.geheim_adres = True
                mens.verblijven = [replace(v, geheim=v.geheim or v.op(max(self.op, v.van))) for v in mens.verblijven]

    def _naar_opvang(self) -> None:
        eerste = self.mensen[0]
        if self.systeem.relatie == "anders" or not eerste.vrouw or self.bekende or self.rng.random() > 0.03:
            return
        verblijf = opvang(self.rng, self.gemeente, self.op)
        if verblijf and verblijf[0].tot and verblijf[0].tot < self.nu:
            for mens in self.mensen:
                thuis = mens.soort == "kind" and not mens.later and not mens.ongeboren
                if mens is eerste or (thuis and any(v.op(self.op) for v in mens.verblijven)):
                    mens.verblijven += verblijf
