# SPDX-License-Identifier: EUPL-1.2
"""The household of a card: the system of table 3.1 on the day of receipt, old enough for every earlier melding."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from personen.schrijven import AdresGegevens, PersoonGegevens
from werkplek.demogegevens.adressen import verzin
from werkplek.demogegevens.namen import Naamgever, telefoon

from .kaart import Kaart

VROUW, MAN = "geslacht:vrouw", "geslacht:man"
JAAR = 365.25


@dataclass(frozen=True)
class Bewoner:
    rol: str
    gegevens: PersoonGegevens
    adres: AdresGegevens | None

    @property
    def geboren(self) -> date:
        return self.gegevens.geboortedatum or date.min


@dataclass(frozen=True)
class Huis:
    """People by place: grown-ups first, then children, the oldest first, so that who is born later comes later.

    `relaties` are (person, relative, kind of relative), `gezag` is (child, holder).
    """

    bewoners: tuple[Bewoner, ...]
    kinderen: tuple[int, ...]
    relaties: tuple[tuple[int, int, str], ...]
    gezag: tuple[tuple[int, int], ...]

    def op(self, dag: date) -> list[int]:
        """Who was born by then."""
        return [plaats for plaats, bewoner in enumerate(self.bewoners) if bewoner.geboren <= dag]


class Huisbouwer:
    def __init__(self, kaart: Kaart, rng: Random) -> None:
        self.kaart, self.rng, self.op = kaart, rng, kaart.ontvangen
        self.begin = min((*kaart.eerder, kaart.ontvangen))
        self.namen = Naamgever(rng)
        self.naam = self.namen.achternaam()
        self.plek = verzin(rng, kaart.gemeente)
        self.bewoners: list[Bewoner] = []
        self.kinderen: list[int] = []
        self.relaties: list[tuple[int, int, str]] = []
        self.gezag: list[tuple[int, int]] = []

    def bouw(self) -> Huis:
        systeem, rng = self.kaart.systeem, self.rng
        oud = self.kaart.voorval.soorten == ("verwaarlozing_oudere",)
        # Grown up at the first melding, and old enough for grown-up children.
        jonger = int((self.op - self.begin).days / JAAR) + 20
        jaar = rng.randint(74, 86) if oud else max(jonger, rng.randint(28, 44))
        jaar = max(jaar, 45) if systeem.kinderen == "volwassen" else jaar
        moeder = rng.random() < 0.86
        self._volwassene("slachtoffer", jaar, vrouw=moeder)
        if systeem.relatie in ("partners", "ex_partners", "ex_en_nieuw"):
            self._paar(systeem.relatie, jaar, jonger, vrouw=not moeder)
        volwassen_kind = systeem.kinderen == "volwassen"
        while len(self.bewoners) < systeem.volwassenen - volwassen_kind:
            plaats = self._volwassene("overig", max(jonger, rng.randint(22, 62)), vrouw=rng.random() < 0.5)
            self.relaties.append((0, plaats, "relatiesoort:familie"))
        if systeem.kinderen != "geen":
            self._kinderen(jaar, volwassen=volwassen_kind)
        return Huis(tuple(self.bewoners), tuple(self.kinderen), tuple(self.relaties), tuple(self.gezag))

    def _paar(self, relatie: str, jaar: int, jonger: int, *, vrouw: bool) -> None:
        is_ex = relatie != "partners"
        ander = max(jonger, jaar + self.rng.randint(-4, 7))
        plaats = self._volwassene("vermoedelijk_pleger", ander, vrouw=vrouw, elders=is_ex)
        self.relaties.append((0, plaats, f"relatiesoort:{'ex_partner' if is_ex else 'partner'}"))
        if relatie == "ex_en_nieuw":
            nieuw = self._volwassene("getuige", max(jonger, jaar + self.rng.randint(-6, 6)), vrouw=vrouw)
            self.relaties.append((0, nieuw, "relatiesoort:partner"))

    def _kinderen(self, jaar: int, *, volwassen: bool) -> None:
        rng = self.rng
        if volwassen:
            jaren = [rng.randint(19, 24)]
        else:
            grens = min(16, jaar - 18)
            aantal = rng.choices((1, 2, 3, 4), (40, 38, 16, 6))[0]
            if "kind_kind" in self.kaart.voorval.richtingen:
                aantal = max(2, aantal)
            jaren = [rng.randint(0, grens) for _ in range(aantal)]
            if self.kaart.zwaar:
                # Violence against the children is part of a heavy history: one was there for most of it.
                jaren[0] = min(grens, int((self.op - self.kaart.eerder[1]).days / JAAR) + 1)
        ouders = [0] if self.kaart.systeem.relatie == "anders" else [0, 1]
        for leeftijd in sorted(jaren, reverse=True):
            kind = self._mens("kind", leeftijd, self.naam, vrouw=rng.random() < 0.5, plek=True)
            self.kinderen.append(kind)
            for ouder in ouders:
                self.relaties.append((kind, ouder, "relatiesoort:ouder"))
                if not volwassen and (ouder == 0 or rng.random() < 0.8):
                    self.gezag.append((kind, ouder))

    def _volwassene(self, rol: str, jaar: int, *, vrouw: bool, elders: bool = False) -> int:
        naam = self.naam if not self.bewoners else self.namen.achternaam()
        return self._mens(rol, jaar, naam, vrouw=vrouw, plek=not elders)

    def _mens(self, rol: str, jaar: int, naam: tuple[str, str], *, vrouw: bool, plek: bool) -> int:
        rng = self.rng
        geboren = self.op - timedelta(days=int(jaar * JAAR) + rng.randint(1, 360))
        voorvoegsel, geboortenaam = naam
        gegevens = PersoonGegevens(
            voornamen=self.namen.voornaam(vrouw=vrouw),
            voorvoegsel=voorvoegsel,
            geboortenaam=geboortenaam,
            geboortedatum=geboren,
            geboortedatum_precisie="dag",
            geslacht=VROUW if vrouw else MAN,
            bsn_reden="bsnreden:nog_niet",
            telefoon=telefoon(rng) if rol != "kind" and rng.random() < 0.7 else "",
        )
        self.bewoners.append(Bewoner(f"betrokkenerol:{rol}", gegevens, self._adres(geboren, hier=plek)))
        return len(self.bewoners) - 1

    def _adres(self, geboren: date, *, hier: bool) -> AdresGegevens | None:
        plek = self.plek if hier else verzin(self.rng, self.kaart.gemeente)
        if plek is None:
            return None
        return AdresGegevens(
            straat=plek.straat,
            huisnummer=plek.huisnummer,
            postcode=plek.postcode,
            plaats=plek.plaats,
            gemeente=self.kaart.gemeente,
            van=max(geboren, self.begin - timedelta(days=200)),
        )
