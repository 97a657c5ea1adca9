# SPDX-License-Identifier: EUPL-1.2
"""Somebody as he is, and as he was written down: not every name, birth date or number is known of everybody."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from personen.schrijven import AdresGegevens, PersoonGegevens

from .namen import telefoon
from .wonen import Verblijf

VROUW, MAN = "geslacht:vrouw", "geslacht:man"
# How often a melder does not know who it is.
ONBEKEND: Final = {"ex": 0.02, "partner": 0.005, "ander": 0.06}
BSN_REDENEN: Final = ("bsnreden:nog_niet", "bsnreden:spoed", "bsnreden:geen_bsn")


@dataclass(frozen=True)
class Lid:
    """`soort`: ouder (or the first adult), partner, ex, ander or kind.

    `adres` is that of the melding in which somebody is first named, `adressen` are all others, earlier and later. A
    person who is `bekend` has a row already, in another casus; `later` is born after the first melding.
    """

    soort: str
    rol: str
    gegevens: PersoonGegevens
    adres: AdresGegevens | None
    adressen: tuple[AdresGegevens, ...] = ()
    geboren: date = date.min
    bekend: bool = False
    later: bool = False
    # Where he lives when all is over, for another casus that he turns up in.
    woont: Verblijf | None = None

    @property
    def is_kind(self) -> bool:
        return self.soort == "kind"


@dataclass
class Mens:
    """A `Lid` in the making."""

    soort: str
    rol: str
    vrouw: bool
    geboren: date
    voornaam: str
    achternaam: tuple[str, str]
    # Since when in the household, and when he left it.
    sinds: date | None = None
    weg: date | None = None
    later: bool = False
    ongeboren: bool = False
    partnernaam: tuple[str, str] | None = None
    geheim_adres: bool = False
    verblijven: list[Verblijf] = field(default_factory=list)
    bekend: PersoonGegevens | None = None

    def als_lid(self, rng: Random, op: date) -> Lid:
        """`op` is the day of the first melding."""
        dag = max(op, self.geboren)
        # A shelter comes beside a home, and after the first melding.
        eerste = next((verblijf for verblijf in reversed(self.verblijven) if verblijf.op(dag)), None)
        laatste = next((v for v in reversed(self.verblijven) if v.tot is None and not v.geheim), None)
        gegevens = self.bekend or self._gegevens(rng)
        return Lid(
            soort=self.soort,
            rol="betrokkenerol:vermoedelijk_pleger" if gegevens.onbekend else self.rol,
            gegevens=gegevens,
            adres=eerste.adres if eerste and not self.bekend else None,
            adressen=() if self.bekend else tuple(v.adres for v in self.verblijven if v is not eerste),
            geboren=self.geboren,
            bekend=self.bekend is not None,
            later=self.later,
            woont=laatste,
        )

    def _gegevens(self, rng: Random) -> PersoonGegevens:
        if self.ongeboren:
            return PersoonGegevens(
                voorvoegsel=self.achternaam[0],
                geboortenaam=self.achternaam[1],
                geboortedatum_precisie="onbekend",
                bsn_reden="bsnreden:ongeboren",
                geheim_adres=self.geheim_adres,
            )
        geslacht = VROUW if self.vrouw else MAN
        if rng.random() < ONBEKEND.get(self.soort, 0):
            return PersoonGegevens(
                geslacht=geslacht, geboortedatum_precisie="onbekend", bsn_reden="bsnreden:onbekend", onbekend=True
            )
        geboortedatum, precisie = self._geboortedatum(rng)
        volwassen = self.soort != "kind"
        met_letters = self.soort not in ("ouder", "kind") and rng.random() < 0.05
        voorvoegsel, geboortenaam = self.achternaam
        van_partner, partnernaam = self.partnernaam or ("", "")
        if partnernaam and rng.random() < 0.15:
            # Some melders tell a double name as one name, in either order.
            delen = [geboortenaam, partnernaam]
            rng.shuffle(delen)
            geboortenaam, van_partner, partnernaam = "-".join(delen), "", ""
        return PersoonGegevens(
            voornamen="" if met_letters else self.voornaam,
            voorletters=f"{self.voornaam[0]}." if met_letters else "",
            voorvoegsel=voorvoegsel,
            geboortenaam=geboortenaam,
            partnernaam_voorvoegsel=van_partner,
            partnernaam=partnernaam,
            geboortedatum=geboortedatum,
            geboortedatum_precisie=precisie,
            geslacht=geslacht,
            bsn_reden=rng.choices(BSN_REDENEN, (88, 8, 4))[0],
            telefoon=telefoon(rng) if volwassen and rng.random() < 0.7 else "",
            geheim_adres=self.geheim_adres,
        )

    def _geboortedatum(self, rng: Random) -> tuple[date | None, str]:
        kans = rng.random()
        if self.soort in ("ex", "ander") and kans < 0.14:
            if kans < 0.02:
                return None, "onbekend"
            return self.geboren.replace(month=1, day=1), "jaar"
        if kans > 0.98:
            return self.geboren.replace(day=1), "maand"
        return self.geboren, "dag"
