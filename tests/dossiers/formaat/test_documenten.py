# SPDX-License-Identifier: EUPL-1.2
"""The pages for whoever makes a file say what the code does."""

import ast
import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from django.core.management import load_command_class

from dossiers.keuren import Foutcode
from tests.dossiers.formaat.voorbeeld import MAP, als_json

LEESMIJ: Final = (MAP / "README.md").read_text(encoding="utf-8")
UITLEG: Final = (MAP / "voorbeeld.md").read_text(encoding="utf-8")
BLOKKEN: Final = [json.loads(blok) for blok in re.findall(r"```json\n(.*?)```", UITLEG, re.DOTALL)]


def _codes_in(pad: Path) -> set[str]:
    """What is given as code to Fout (second) and Bevinding (third), written out or by a name of the module."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    namen = {
        doel.id: deel.value.value
        for deel in boom.body
        if isinstance(deel, ast.AnnAssign | ast.Assign) and isinstance(deel.value, ast.Constant)
        for doel in (deel.targets if isinstance(deel, ast.Assign) else [deel.target])
        if isinstance(doel, ast.Name)
    }
    gevonden = set()
    for knoop in ast.walk(boom):
        naam = knoop.func.id if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) else ""
        plek = {"Fout": 1, "Bevinding": 2}.get(naam)
        if plek is not None and len(knoop.args) > plek:
            code = knoop.args[plek]
            gevonden.add(code.value if isinstance(code, ast.Constant) else namen.get(getattr(code, "id", "")))
    return {code for code in gevonden if isinstance(code, str)}


def _alle_codes() -> set[str]:
    bestanden = (Path(settings.BASE_DIR) / "dossiers").rglob("*.py")
    return {str(code) for code in Foutcode}.union(*map(_codes_in, bestanden))


def _uitgelegd() -> set[str]:
    """The first column of the tables of codes."""
    tabellen = LEESMIJ.partition("## Het afkeurbestand")[2].partition("## Het formaat verandert")[0]
    rijen = re.findall(r"^\| (`.*?) \|", tabellen, re.MULTILINE)
    return {code for rij in rijen for code in re.findall(r"`(\w+)`", rij)}


def test_elke_code_staat_op_de_pagina_en_geen_andere():
    assert {"regel_te_lang", "geweigerd_door_database", "persoon_bewerkt"} <= _alle_codes()
    assert _uitgelegd() == _alle_codes()


def test_de_opdracht_heeft_de_opties_van_de_pagina():
    parser = load_command_class("dossiers", "importeer_dossiers").create_parser("manage.py", "importeer_dossiers")
    opties = {optie for actie in parser._actions for optie in actie.option_strings}
    genoemd = set(re.findall(r"\[(--\w+)", LEESMIJ))
    assert genoemd == {"--proef", "--afkeur", "--processen"}
    assert genoemd <= opties


def _bevat(geheel: Any, deel: Any) -> bool:
    """Whether `deel` is what `geheel` says, with things left out."""
    if isinstance(deel, dict):
        return isinstance(geheel, dict) and all(n in geheel and _bevat(geheel[n], w) for n, w in deel.items())
    return geheel == deel


def _delen(geheel: Any) -> list[Any]:
    onder = geheel.values() if isinstance(geheel, dict) else geheel if isinstance(geheel, list) else ()
    return [geheel, *(deel for iets in onder for deel in _delen(iets))]


@pytest.mark.parametrize("blok", BLOKKEN, ids=lambda blok: blok.get("id", "deel"))
def test_wat_de_uitleg_laat_zien_staat_in_het_voorbeeld(blok):
    assert any(_bevat(deel, blok) for regel in als_json() for deel in _delen(regel))


def test_de_uitleg_laat_elke_soort_regel_zien():
    assert {blok.get("soort") for blok in BLOKKEN} >= {"kop", "medewerker", "casus", "advies"}


def test_elk_pad_in_de_uitleg_bestaat():
    rijk = als_json()[6]
    paden = re.findall(r"`([a-z]+\[\d\][\w.\[\]]*)`", UITLEG)
    assert len(paden) > 10
    for pad in paden:
        deel: Any = rijk
        for stap in re.findall(r"\w+", pad):
            deel = deel[int(stap)] if stap.isdecimal() else deel[stap]
        assert deel
