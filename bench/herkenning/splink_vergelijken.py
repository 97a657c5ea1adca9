# SPDX-License-Identifier: EUPL-1.2
"""What splink says to the same questions: the people as it wants them, and its pairs as answers.

splink gives a probability and no verdict. It gets one here with knowledge of the answers: the lowest bar at which at
least 97 in 100 flags are right, so no better bar exists. Once over all questions, as is asked of our own flags, and
once without the twins and namesakes, for whom a probability of a pair cannot be enough.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from personen.datums import omgedraaid
from personen.namen import helften, klanken, vouw

from .antwoord import BEKEND, ONBEKEND, Antwoord, Paar
from .antwoord import ONBESLIST as TWIJFEL
from .mengsel import ONBESLIST
from .mensen import Mens
from .paren import Vraag
from .uitslag import PRECISIE

# Below this a pair is not worth a look.
KIJKEN_WAARD = 0.01
# Weight, probability and id of somebody who may be meant.
Treffer = tuple[float, float, str]


def splink(bekend: Iterable[Mens], vragen: Sequence[Vraag], gegevens: Path) -> tuple[dict[str, list[Paar]], float]:
    """The answers at each of the two bars, and the milliseconds per question: training and all questions, divided."""
    map_ = gegevens / "splink"
    map_.mkdir(exist_ok=True)
    _schrijf(map_ / "bekend.jsonl", ((mens["id"], mens) for mens in bekend))
    _schrijf(map_ / "vragen.jsonl", ((f"v{plaats}", vraag.mens) for plaats, vraag in enumerate(vragen)))
    begin = time.perf_counter()
    _draai(map_)
    per_vraag = 1000 * (time.perf_counter() - begin) / len(vragen)
    gevonden = _lees(map_ / "paren.jsonl")
    per_plaats = [gevonden.get(f"v{plaats}", []) for plaats in range(len(vragen))]
    zeker = [plaats for plaats, vraag in enumerate(vragen) if vraag.soort not in ONBESLIST]
    bars = {
        "splink, beste grens": laagste_bar(vragen, per_plaats),
        "splink, beste grens zonder twijfelgevallen": laagste_bar(
            [vragen[plaats] for plaats in zeker], [per_plaats[plaats] for plaats in zeker]
        ),
    }
    return {naam: _paren(vragen, per_plaats, bar) for naam, bar in bars.items()}, per_vraag


def laagste_bar(vragen: Sequence[Vraag], gevonden: Sequence[Sequence[Treffer]]) -> float:
    """The lowest weight from which on enough of the flags are right."""
    eersten = sorted(
        ((alle[0][0], alle[0][2] == vraag.is_) for vraag, alle in zip(vragen, gevonden, strict=True) if alle),
        reverse=True,
    )
    bar, goed = float("inf"), 0
    for aantal, (gewicht, is_goed) in enumerate(eersten, 1):
        goed += is_goed
        if goed >= PRECISIE * aantal:
            bar = gewicht
    return bar


def eis_splink() -> None:
    """Stop before anything is made, when there is no splink to ask."""
    if subprocess.run([_python(), "-c", "import splink, duckdb"], check=False, capture_output=True).returncode:
        raise SystemExit(
            "splink ontbreekt. Zet het in een eigen omgeving (python3 -m venv MAP; MAP/bin/pip install splink) en geef "
            "VERGELIJK_PYTHON=MAP/bin/python mee."
        )


def _draai(map_: Path) -> None:
    subprocess.run([_python(), str(Path(__file__).with_name("splink_proces.py")), str(map_)], check=True)


def _python() -> str:
    return os.environ.get("VERGELIJK_PYTHON", sys.executable)


def _schrijf(pad: Path, mensen: Iterable[tuple[str, Mens]]) -> None:
    with pad.open("w") as bestand:
        for id_, mens in mensen:
            bestand.write(json.dumps({"unique_id": id_} | _velden(mens)) + "\n")


def _velden(mens: Mens) -> dict[str, Any]:
    """Cleaned as its handbook asks, with our own folding, sound keys and prefixes: empty is null."""
    namen = vouw(mens.get("voornamen") or mens.get("voorletters", "")).split()
    achternamen = [*helften(mens.get("geboortenaam", "")), *helften(mens.get("partnernaam", ""))]
    geboren = mens.get("geboortedatum", "")
    heel = date.fromisoformat(geboren) if len(geboren) == 10 else None
    andersom = omgedraaid(heel) if heel else None
    return {
        "voornaam": namen[0] if namen else None,
        "voornamen": [naam for naam in namen if len(naam) > 1],
        "voorletter": namen[0][0] if namen else None,
        "achternaam": achternamen[0] if achternamen else None,
        "achternamen": achternamen,
        "klank": next(iter(klanken(mens.get("geboortenaam", ""))), None),
        "geboortedatum": heel.isoformat() if heel else None,
        "omgedraaid": andersom.isoformat() if andersom else None,
        "jaar": geboren[:4] or None,
        "adressen": [f"{plek['postcode']} {plek['huisnummer']}" for plek in mens.get("adressen", ())] or None,
        "bsn": mens.get("bsn"),
        "telefoon": mens.get("telefoon", "")[-9:] or None,
        "geslacht": mens.get("geslacht"),
    }


def _lees(pad: Path) -> dict[str, list[Treffer]]:
    """Per question who it may be, best first."""
    gevonden: dict[str, list[Treffer]] = defaultdict(list)
    with pad.open() as bestand:
        for regel in bestand:
            paar = json.loads(regel)
            # Which side is which follows from the names of the tables, and is not promised.
            een, ander = paar["unique_id_l"], paar["unique_id_r"]
            vraag, mens = (een, ander) if een.startswith("v") else (ander, een)
            gevonden[vraag].append((paar["match_weight"], paar["match_probability"], mens))
    return {vraag: sorted(alle, reverse=True)[:5] for vraag, alle in gevonden.items()}


def _paren(vragen: Sequence[Vraag], gevonden: Sequence[Sequence[Treffer]], bar: float) -> list[Paar]:
    paren = []
    for vraag, alle in zip(vragen, gevonden, strict=True):
        bekend = alle[0][2] if alle and alle[0][0] >= bar else None
        kijken = bool(alle) and alle[0][1] >= KIJKEN_WAARD
        oordeel = BEKEND if bekend else TWIJFEL if kijken else ONBEKEND
        paren.append(Paar(vraag, Antwoord(tuple(id_ for _, _, id_ in alle), bekend, oordeel)))
    return paren
