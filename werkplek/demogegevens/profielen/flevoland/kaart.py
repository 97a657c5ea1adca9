# SPDX-License-Identifier: EUPL-1.2
"""The sample of a hundred casussen as cards: one line of `kaarten.csv` each, read by name.

How they were found: the joint counts of §4.4 and its boxes fix blocks of casussen (history x new violence x help data
x heavy or light), filled in by hand; violence and household were then matched, help handed out and days chosen by
drawing again until every count and every mean of chapters 3 and 4 held at once. The tests count all of them again.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from werkplek.demogegevens.verdelingen import Systeem, Voorval

BESTAND: Final = Path(__file__).with_name("kaarten.csv")


@dataclass(frozen=True)
class Trajectkaart:
    """Help, and what the helper told about it; without `informatie` nothing but that there was help.

    `contact` and `einde` are days after the incident, or after receipt where no incident has a date. `voldoende` None
    is not judged yet: it still runs.
    """

    gericht_op: str
    soort: str
    informatie: bool = False
    geaccepteerd: str = ""
    gestart: str = ""
    voldoende: bool | None = None
    contact: int | None = None
    einde: int | None = None


@dataclass(frozen=True)
class Kaart:
    """One casus of the sample. `vb` and `overdracht` are days after receipt; `samenwerking` has the letters i (help
    data), m (several trajecten at once), a (tuned) and c (coordinated)."""

    nr: int
    mda: bool
    gemeente: str
    melder: str
    systeem: Systeem
    voorval: Voorval
    ontvangen: date
    incident: date | None
    vb: int
    besluit: str
    overdracht: int | None
    uitkomst: str
    eerder: tuple[date, ...]
    eerder_incident: date | None
    maatregelen: tuple[str, ...]
    momenten: tuple[date, ...]
    hermelding: date | None
    incidenten: tuple[tuple[str, date], ...]
    zorgen: tuple[date, ...]
    samenwerking: str
    trajecten: tuple[Trajectkaart, ...]

    def na_ontvangst(self, dagen: int) -> date:
        return self.ontvangen + timedelta(days=dagen)

    def na_incident(self, dagen: int | None) -> date | None:
        return None if dagen is None else (self.incident or self.ontvangen) + timedelta(days=dagen)

    @property
    def zwaar(self) -> bool:
        """What the study calls a heavy history: three earlier meldingen or more."""
        return len(self.eerder) >= 3


@cache
def lees_kaarten() -> tuple[Kaart, ...]:
    """All hundred, in order of receipt."""
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return tuple(_kaart(regel) for regel in csv.DictReader(bestand, delimiter=";"))


def _kaart(regel: dict[str, str]) -> Kaart:
    ontvangen = date.fromisoformat(regel["ontvangen"])
    return Kaart(
        nr=int(regel["nr"]),
        mda=regel["mda"] == "1",
        gemeente=regel["gemeente"],
        melder=regel["melder"],
        systeem=Systeem(regel["kinderen"], int(regel["volwassenen"]), regel["relatie"]),
        voorval=Voorval(_delen(regel["soorten"]), _delen(regel["richtingen"]), regel["kindpositie"] or None),
        ontvangen=ontvangen,
        incident=ontvangen - timedelta(days=int(regel["incident"])) if regel["incident"] else None,
        vb=int(regel["vb"]),
        besluit=regel["besluit"],
        overdracht=int(regel["overdracht"]) if regel["overdracht"] else None,
        uitkomst=regel["uitkomst"],
        eerder=_dagen(regel["eerder"]),
        eerder_incident=_dag(regel["eerder_incident"]),
        maatregelen=_delen(regel["maatregelen"]),
        momenten=_dagen(regel["momenten"]),
        hermelding=_dag(regel["hermelding"]),
        incidenten=tuple(_incident(deel) for deel in _delen(regel["incidenten"])),
        zorgen=_dagen(regel["zorgen"]),
        samenwerking=regel["samenwerking"],
        trajecten=tuple(_traject(deel) for deel in _delen(regel["trajecten"])),
    )


def _delen(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _dagen(tekst: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(deel) for deel in tekst.split())


def _incident(tekst: str) -> tuple[str, date]:
    via, dag = tekst.split(":")
    return via, date.fromisoformat(dag)


def _traject(tekst: str) -> Trajectkaart:
    doel, soort, *verloop = tekst.split("/")
    if not verloop:
        return Trajectkaart(doel, soort)
    geaccepteerd, gestart, voldoende, contact, einde = [*verloop, "", ""][:5]
    return Trajectkaart(
        doel,
        soort,
        informatie=True,
        geaccepteerd=geaccepteerd,
        gestart=gestart,
        voldoende={"ja": True, "nee": False, "": None}[voldoende],
        contact=int(contact) if contact else None,
        einde=int(einde) if einde else None,
    )
