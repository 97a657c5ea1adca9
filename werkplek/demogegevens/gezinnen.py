# SPDX-License-Identifier: EUPL-1.2
"""A family that fits a system of table 3.1: its people with ages, addresses and ties."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from personen.schrijven import AdresGegevens, PersoonGegevens

from .adressen import Plek, verzin
from .namen import Naamgever, telefoon
from .verdelingen import Systeem

VROUW, MAN = "geslacht:vrouw", "geslacht:man"


@dataclass(frozen=True)
class Lid:
    """`soort`: ouder (or the first adult), partner, ex, ander or kind."""

    soort: str
    rol: str
    gegevens: PersoonGegevens
    adres: AdresGegevens | None

    @property
    def is_kind(self) -> bool:
        return self.soort == "kind"


@dataclass(frozen=True)
class Gezin:
    """`relaties` are (person, relative, kind of relative); `gezag` is (child, holder). People by place."""

    gemeente: str
    systeem: Systeem
    leden: tuple[Lid, ...]
    relaties: tuple[tuple[int, int, str], ...]
    gezag: tuple[tuple[int, int], ...]

    @property
    def kinderen(self) -> list[int]:
        return [plaats for plaats, lid in enumerate(self.leden) if lid.is_kind]

    @property
    def minderjarig(self) -> bool:
        return self.systeem.kinderen == "minderjarig"


class Gezinsbouwer:
    def __init__(self, rng: Random, gemeente: str, systeem: Systeem, op: date) -> None:
        self.rng, self.gemeente, self.systeem, self.op = rng, gemeente, systeem, op
        self.namen = Naamgever(rng)
        self.achternaam = self.namen.achternaam()
        self.woonplek = verzin(rng, gemeente)
        self.geheim = rng.random() < 0.03
        self.leden: list[Lid] = []
        self.relaties: list[tuple[int, int, str]] = []
        self.gezag: list[tuple[int, int]] = []

    def bouw(self) -> Gezin:
        self._volwassenen()
        self._kinderen()
        return Gezin(self.gemeente, self.systeem, tuple(self.leden), tuple(self.relaties), tuple(self.gezag))

    def _volwassenen(self) -> None:
        moeder_eerst = self.rng.random() < 0.86
        self._lid("ouder", "betrokkenerol:slachtoffer", vrouw=moeder_eerst, jaar=self.rng.randint(24, 46))
        relatie = self.systeem.relatie
        if relatie == "anders":
            for _ in range(self.systeem.volwassenen - (2 if self.systeem.kinderen == "volwassen" else 1)):
                self._familielid()
            return
        is_ex = relatie != "partners"
        tweede = self._lid(
            "ex" if is_ex else "partner",
            "betrokkenerol:vermoedelijk_pleger",
            vrouw=not moeder_eerst,
            jaar=self.rng.randint(25, 50),
            elders=is_ex,
        )
        self.relaties.append((0, tweede, "relatiesoort:ex_partner" if is_ex else "relatiesoort:partner"))
        if relatie == "ex_en_nieuw":
            nieuwe = self._lid(
                "partner", "betrokkenerol:getuige", vrouw=not moeder_eerst, jaar=self.rng.randint(25, 50)
            )
            self.relaties.append((0, nieuwe, "relatiesoort:partner"))
        elif self.systeem.volwassenen == 3:
            self._familielid()

    def _familielid(self) -> None:
        """Somebody of an older or the same generation who lives there too."""
        ouder = self.rng.random() < 0.5
        jaar = self.rng.randint(58, 79) if ouder else self.rng.randint(19, 48)
        lid = self._lid("ander", "betrokkenerol:overig", vrouw=self.rng.random() < 0.5, jaar=jaar)
        self.relaties.append((0, lid, "relatiesoort:familie"))

    def _kinderen(self) -> None:
        kinderen = self.systeem.kinderen
        if kinderen == "geen":
            return
        jong = kinderen == "minderjarig"
        for _ in range(self.rng.choices((1, 2, 3, 4), (40, 38, 16, 6))[0] if jong else 1):
            jaar = self.rng.randint(0, 14) if jong else self.rng.randint(19, 24)
            kind = self._lid("kind", "betrokkenerol:kind", vrouw=self.rng.random() < 0.5, jaar=jaar)
            for ouder, lid in enumerate(self.leden[:2]):
                if lid.soort in ("ouder", "partner", "ex"):
                    self.relaties.append((kind, ouder, "relatiesoort:ouder"))
                    if jong and (ouder == 0 or self.rng.random() < 0.8):
                        self.gezag.append((kind, ouder))

    def _lid(self, soort: str, rol: str, *, vrouw: bool, jaar: int, elders: bool = False) -> int:
        """Adds somebody; the partner and the ex have a name and the ex a place of their own."""
        eigen = soort in ("partner", "ex", "ander")
        voorvoegsel, geboortenaam = self.namen.achternaam() if eigen else self.achternaam
        geboren = self.op - timedelta(days=int(jaar * 365.25) + self.rng.randint(1, 360))
        volwassen = soort != "kind"
        gegevens = PersoonGegevens(
            voornamen=self.namen.voornaam(vrouw=vrouw),
            voorvoegsel=voorvoegsel,
            geboortenaam=geboortenaam,
            geboortedatum=geboren,
            geboortedatum_precisie="dag",
            geslacht=VROUW if vrouw else MAN,
            bsn_reden="bsnreden:nog_niet",
            telefoon=telefoon(self.rng) if volwassen and self.rng.random() < 0.7 else "",
            geheim_adres=self.geheim and not elders and soort != "partner",
        )
        if soort == "ander" and self.rng.random() < 0.15:
            gegevens = replace(gegevens, geboortedatum=geboren.replace(month=1, day=1), geboortedatum_precisie="jaar")
        plek = verzin(self.rng, self.gemeente) if elders else self.woonplek
        self.leden.append(Lid(soort, rol, gegevens, self._adres(plek, geheim=gegevens.geheim_adres)))
        return len(self.leden) - 1

    def _adres(self, plek: Plek | None, *, geheim: bool) -> AdresGegevens | None:
        if plek is None:
            return None
        sinds = self.op - timedelta(days=self.rng.randint(90, 4000))
        return AdresGegevens(
            straat=plek.straat,
            huisnummer=plek.huisnummer,
            postcode=plek.postcode,
            plaats=plek.plaats,
            gemeente=self.gemeente,
            van=sinds,
            geheim=geheim,
        )
