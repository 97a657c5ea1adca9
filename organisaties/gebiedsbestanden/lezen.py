# SPDX-License-Identifier: EUPL-1.2
"""A CSV file as checked lines; every fault is said in Dutch with the line it is on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError

from organisaties.gebiedsbestanden.kolommen import Kolommen

SCHEIDING: Final = ";"


@dataclass(frozen=True)
class Regel:
    """One line: the value of every column, by name."""

    bestand: str
    nummer: int
    waarden: dict[str, Any]

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden[kolom]

    @property
    def van(self) -> date:
        return self.waarden["van"]

    @property
    def tot(self) -> date | None:
        return self.waarden["tot"]

    def fout(self, tekst: str) -> str:
        return f"{self.bestand}, regel {self.nummer}: {tekst}"


def lees(pad: Path, kolommen: Kolommen, fouten: list[str]) -> list[Regel]:
    """The lines that are right in themselves; what is wrong goes to `fouten`."""
    try:
        # With the mark that spreadsheets put in front.
        tekst = pad.read_bytes().decode("utf-8-sig")
    except OSError:
        fouten.append(f"{pad.name}: het bestand is niet te openen.")
        return []
    except UnicodeDecodeError as fout:
        nummer = bytes(fout.object).count(b"\n", 0, fout.start) + 1
        fouten.append(f"{pad.name}, regel {nummer}: dit is geen UTF-8. Bewaar het bestand als 'CSV UTF-8'.")
        return []
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=SCHEIDING, strict=True)
    try:
        return list(_regels(pad.name, lezer, kolommen, fouten))
    except csv.Error:
        fouten.append(f"{pad.name}, regel {lezer.line_num}: de aanhalingstekens of leestekens kloppen niet.")
        return []


def _regels(bestand: str, lezer: Any, kolommen: Kolommen, fouten: list[str]) -> Iterator[Regel]:
    kop = [cel.strip() for cel in next(lezer, [])]
    if sorted(kop) != sorted(kolommen):
        fouten.append(f"{bestand}, regel 1: de kolommen moeten zijn: {SCHEIDING.join(kolommen)}.")
        return
    for cellen in lezer:
        if not any(cel.strip() for cel in cellen):
            continue
        if len(cellen) != len(kop):
            fouten.append(
                f"{bestand}, regel {lezer.line_num}: er zijn {len(cellen)} kolommen in plaats van {len(kop)}."
            )
            continue
        gelezen = _waarden(dict(zip(kop, cellen, strict=True)), kolommen)
        if isinstance(gelezen, dict):
            yield Regel(bestand, lezer.line_num, gelezen)
        else:
            fouten += [f"{bestand}, regel {lezer.line_num}: {fout}" for fout in gelezen]


def _waarden(cellen: dict[str, str], kolommen: Kolommen) -> dict[str, Any] | list[str]:
    """The cleaned cells, or what is wrong with them."""
    waarden, fouten = {}, []
    for kolom, veld in kolommen.items():
        try:
            waarden[kolom] = veld.clean(cellen[kolom].strip())
        except ValidationError as fout:
            fouten.append(f"{kolom} {fout.messages[0]}")
    van, tot = waarden.get("van"), waarden.get("tot")
    if van and tot and tot <= van:
        fouten.append("tot ligt niet na van. De dag bij tot is de eerste dag die niet meer telt.")
    return fouten or waarden
