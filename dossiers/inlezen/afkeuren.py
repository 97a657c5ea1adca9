# SPDX-License-Identifier: EUPL-1.2
"""The reject file: which lines were not taken and why, one JSON per fault, without anything that the file said."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import IO, Final

from dossiers.keuren import Fout

ACHTERVOEGSEL: Final = ".afgekeurd.jsonl"
AFGEKEURD: Final = "afgekeurd"
WAARSCHUWING: Final = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A fault of a line ('afgekeurd': it was not taken), or what happened to one that was ('waarschuwing')."""

    regel: int
    veld: str
    code: str
    reden: str
    ernst: str = AFGEKEURD


def bevindingen(nummer: int, fouten: Iterable[Fout]) -> tuple[Bevinding, ...]:
    return tuple(Bevinding(nummer, fout.veld, str(fout.code), fout.reden) for fout in fouten)


class Afkeurbestand:
    """Made at the first finding, readable by its owner only; a file that is there already is left alone."""

    def __init__(self, bestand: Path, gewenst: Path | None) -> None:
        self._gewenst = gewenst or bestand.with_name(bestand.name + ACHTERVOEGSEL)
        self._stroom: IO[str] | None = None
        self.pad: Path | None = None

    def schrijf(self, gevonden: Iterable[Bevinding]) -> None:
        for bevinding in gevonden:
            if self._stroom is None:
                self.pad, self._stroom = _maak(self._gewenst)
            self._stroom.write(json.dumps(asdict(bevinding), ensure_ascii=False) + "\n")

    def spoel(self) -> None:
        if self._stroom is not None:
            self._stroom.flush()

    def sluit(self) -> None:
        if self._stroom is not None:
            self._stroom.close()


def _maak(gewenst: Path) -> tuple[Path, IO[str]]:
    for nummer in count(1):
        pad = gewenst if nummer == 1 else gewenst.with_name(f"{gewenst.stem}.{nummer}{gewenst.suffix}")
        try:
            # Never another's file, also not through a link.
            fd = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        except FileExistsError:
            continue
        return pad, os.fdopen(fd, "w", encoding="utf-8")
    raise AssertionError
