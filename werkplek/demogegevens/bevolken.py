# SPDX-License-Identifier: EUPL-1.2
"""Who is in a family: the adults of its system, children of ages that fit, now and then a twin or a late arrival."""

from datetime import date, timedelta
from random import Random

from .bekenden import Bekende
from .gezin import Band
from .mensen import Mens
from .namen import Naamgever
from .verdelingen import Systeem
from .wonen import Verhuizing

VOLWASSEN = 18


class Bevolken:
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
        van = ouders
        for nr, jaar in enumerate(sorted(jaren, reverse=True)):
            tweeling = nr == 1 and rng.random() < 0.03
            van = van if tweeling else self._ouders(nr, len(jaren), ouders)
            self._kind(jaar, van, tegelijk=self.mensen[-1] if tweeling else None)
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
        elif self.rng.random() < 0.015:
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
