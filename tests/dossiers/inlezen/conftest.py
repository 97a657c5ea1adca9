# SPDX-License-Identifier: EUPL-1.2
"""The real command on real files, as owner of the database, with real worker processes."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests import testdatabase
from tests.dossiers.regels import KOP, MEDEWERKER, als_bytes


@dataclass
class Afloop:
    code: int
    uitvoer: str
    fouten: str
    afkeurbestand: Path

    @property
    def bevindingen(self) -> list[dict]:
        if not self.afkeurbestand.exists():
            return []
        return [json.loads(regel) for regel in self.afkeurbestand.read_text().splitlines()]

    def codes(self) -> dict[int, set[str]]:
        per: dict[int, set[str]] = {}
        for bevinding in self.bevindingen:
            per.setdefault(bevinding["regel"], set()).add(bevinding["code"])
        return per


@pytest.fixture
def importeer(db) -> Callable[..., Afloop]:
    def draai(pad: Path, **opties) -> Afloop:
        afkeur = pad.with_name(pad.name + ".afgekeurd.jsonl")
        afkeur.unlink(missing_ok=True)
        uitvoer, fouten = StringIO(), StringIO()
        code = 0
        with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
            try:
                call_command("importeer_dossiers", str(pad), stdout=uitvoer, stderr=fouten, **opties)
            except SystemExit as einde:
                code = einde.code
            except CommandError as fout:
                code = fout.returncode
                fouten.write(str(fout))
        return Afloop(code, uitvoer.getvalue(), fouten.getvalue(), afkeur)

    return draai


@pytest.fixture
def bestand(tmp_path) -> Callable[..., Path]:
    """A file of a head, one employee and these lines; bytes go in as they are."""

    def maak(*regels, naam: str = "dossiers.jsonl", voor: tuple = (KOP, MEDEWERKER)) -> Path:
        pad = tmp_path / naam
        delen = [regel if isinstance(regel, bytes) else als_bytes(regel) for regel in (*voor, *regels)]
        pad.write_bytes(b"".join(deel + b"\n" for deel in delen))
        return pad

    return maak
