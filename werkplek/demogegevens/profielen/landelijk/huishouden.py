# SPDX-License-Identifier: EUPL-1.2
"""Light households: who lives there and how they are tied. Everything here is assumed; the study counts no people."""

from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from personen.schrijven import PersoonGegevens
from werkplek.demogegevens.namen import Naamgever, telefoon

# (adults, children under age): how often out of a hundred.
SAMENSTELLINGEN: Final = {(2, 0): 22, (2, 1): 24, (2, 2): 22, (2, 3): 6, (1, 1): 15, (1, 2): 11}


class Lid(NamedTuple):
    rol: str
    gegevens: PersoonGegevens


class Band(NamedTuple):
    """`verwant` is the `soort` of `persoon`; people by place."""

    persoon: int
    verwant: int
    soort: str


class Huishouden(NamedTuple):
    """Adults first."""

    leden: list[Lid]
    banden: list[Band]
    kinderen: int
    is_ex: bool

    @property
    def volwassenen(self) -> int:
        return len(self.leden) - self.kinderen


def verzin(rng: Random, op: date) -> Huishouden:
    """A household as it was on the day of its first melding."""
    volwassenen, kinderen = rng.choices(list(SAMENSTELLINGEN), list(SAMENSTELLINGEN.values()))[0]
    is_ex = volwassenen == 2 and rng.random() < 0.45
    namen = Naamgever(rng)
    vrouw_eerst = rng.random() < 0.86
    achternaam = namen.achternaam()
    leden = [_lid(rng, namen, achternaam, "slachtoffer", vrouw=vrouw_eerst, op=op, jaar=rng.randint(24, 46))]
    banden: list[Band] = []
    if volwassenen == 2:
        ander = namen.achternaam()
        leden.append(
            _lid(rng, namen, ander, "vermoedelijk_pleger", vrouw=not vrouw_eerst, op=op, jaar=rng.randint(25, 50))
        )
        banden.append(Band(0, 1, f"relatiesoort:{'ex_partner' if is_ex else 'partner'}"))
    for nr in range(kinderen):
        leden.append(_lid(rng, namen, achternaam, "kind", vrouw=rng.random() < 0.5, op=op, jaar=rng.randint(0, 14)))
        banden += [Band(volwassenen + nr, ouder, "relatiesoort:ouder") for ouder in range(volwassenen)]
    return Huishouden(leden, banden, kinderen, is_ex)


def _lid(
    rng: Random, namen: Naamgever, achternaam: tuple[str, str], rol: str, *, vrouw: bool, op: date, jaar: int
) -> Lid:
    voorvoegsel, geboortenaam = achternaam
    gegevens = PersoonGegevens(
        voornamen=namen.voornaam(vrouw=vrouw),
        voorvoegsel=voorvoegsel,
        geboortenaam=geboortenaam,
        geboortedatum=op - timedelta(days=int(jaar * 365.25) + rng.randint(1, 360)),
        geboortedatum_precisie="dag",
        geslacht=f"geslacht:{'vrouw' if vrouw else 'man'}",
        bsn_reden="bsnreden:nog_niet",
        telefoon=telefoon(rng) if rol != "kind" and rng.random() < 0.5 else "",
    )
    return Lid(f"betrokkenerol:{rol}", gegevens)
