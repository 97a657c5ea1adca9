# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the stacked bar chart. The template draws; nothing here knows about HTML."""

from collections.abc import Sequence
from typing import Any, TypedDict

from organisaties.templatetags.vt_opmaak import lees

HOOGTE = 260
ONDER = 34
BOVEN = 22
LINKS = 44
VAK = 48
BREEDTE_STAAF = 30


class Deel(TypedDict):
    x: int
    y: float
    hoogte: float
    reeks: int


class Staaf(TypedDict):
    label: str
    midden: int
    top: float
    totaal: int
    delen: list[Deel]


class Lijn(TypedDict):
    y: float
    waarde: int


def _nette_stap(hoogste: int) -> int:
    """A step of 1, 2 or 5 times a power of ten that gives at most five lines."""
    macht = 1
    while True:
        for maat in (1, 2, 5):
            if maat * macht * 5 >= hoogste:
                return maat * macht
        macht *= 10


def staven(rijen: Sequence[Any]) -> dict[str, Any]:
    """Bars, grid lines and the view box for rows with `label` and `waarden` (one per series)."""
    totalen = [sum(lees(rij, "waarden")) for rij in rijen]
    stap = _nette_stap(max([*totalen, 1]))
    hoogste = stap * max(1, -(-max([*totalen, 1]) // stap))
    vlak = HOOGTE - ONDER - BOVEN
    bodem = HOOGTE - ONDER
    breedte = LINKS + VAK * max(len(rijen), 1) + 8
    staaflijst: list[Staaf] = []
    for plaats, (rij, totaal) in enumerate(zip(rijen, totalen, strict=True)):
        x = LINKS + plaats * VAK + (VAK - BREEDTE_STAAF) // 2
        y = float(bodem)
        delen: list[Deel] = []
        for reeks, waarde in enumerate(lees(rij, "waarden"), start=1):
            hoogte = round(waarde * vlak / hoogste, 1)
            y = round(y - hoogte, 1)
            if waarde:
                delen.append({"x": x, "y": y, "hoogte": hoogte, "reeks": reeks})
        staaflijst.append(
            {
                "label": str(lees(rij, "label")),
                "midden": x + BREEDTE_STAAF // 2,
                "top": y - 5,
                "totaal": totaal,
                "delen": delen,
            }
        )
    lijnen: list[Lijn] = [
        {"y": round(bodem - waarde * vlak / hoogste, 1), "waarde": waarde} for waarde in range(0, hoogste + 1, stap)
    ]
    return {
        "staven": staaflijst,
        "lijnen": lijnen,
        "breedte": breedte,
        "hoogte": HOOGTE,
        "bodem": bodem,
        "links": LINKS,
        "rechts": breedte - 8,
        "staafbreedte": BREEDTE_STAAF,
    }


def tabelrij(rij: Any) -> dict[str, Any]:
    """The row of the table beside the chart: each number with its address, when it has one."""
    waarden = lees(rij, "waarden")
    urls = lees(rij, "urls") or [None] * len(waarden)
    return {
        "label": lees(rij, "label"),
        "url": lees(rij, "url"),
        "waarden": waarden,
        "cellen": list(zip(waarden, urls, strict=True)),
    }
