# SPDX-License-Identifier: EUPL-1.2
"""The command writes a file that can be read, and leaves the database as it was."""

import json
import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dossiers.formaat import Advies, Casus, Kop
from dossiers.formaat import Medewerker as Regelmedewerker
from dossiers.keuren import keur, lees_regel
from meldingen.models import Casus as Casusrij
from organisaties.models import Medewerker
from tests.dossiers.regels import CODES
from tests.werkplek.demogegevens.conftest import PEILDATUM
from werkplek.demogegevens.geleverd import begin_van

pytestmark = pytest.mark.django_db


def _maak(pad, *, meldingen=12, **opties):
    uitvoer = StringIO()
    call_command(
        "maak_demogegevens", meldingen=meldingen, zaad=1, peildatum=PEILDATUM, naar=pad, stdout=uitvoer, **opties
    )
    return uitvoer.getvalue()


def test_een_bestand_dat_te_lezen_is(tmp_path, frontoffice):
    pad, namen = tmp_path / "zaken.jsonl", set(Medewerker.objects.values_list("username", flat=True))
    uitvoer = _maak(pad)
    regels = [lees_regel(ruw, codes=CODES) for ruw in pad.read_bytes().splitlines()]
    for regel in regels:
        keur(regel, nu=begin_van(PEILDATUM))
    soorten = [type(regel) for regel in regels]
    assert soorten[0] is Kop
    assert (regels[0].organisatie, regels[0].bron) == (
        "flevoland",
        "verzonnen: profiel demo, zaad 1, peildatum 2026-03-11",
    )
    # Who is named is told before the first casus, and nobody else is.
    eerste = soorten.index(Casus)
    assert set(soorten[1:eerste]) == {Regelmedewerker}
    assert set(soorten[eerste:]) == {Casus, Advies}
    genoemd = {regel.id for regel in regels[1:eerste]}
    assert frontoffice.username in genoemd
    assert all(naam in pad.read_text() for naam in genoemd)
    assert uitvoer.startswith(f"12 meldingen, {len(soorten) - eerste} dossiers in het bestand, ")
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert not Casusrij.objects.exists()
    assert set(Medewerker.objects.values_list("username", flat=True)) == namen


def test_een_medewerker_van_een_partij_noemt_haar(tmp_path, flevoland):
    _maak(tmp_path / "zaken.jsonl", meldingen=45)
    regels = [json.loads(regel) for regel in (tmp_path / "zaken.jsonl").read_text().splitlines()]
    partijen = {regel["id"]: regel.get("partij") for regel in regels if regel["soort"] == "medewerker"}
    van_partij = {naam for naam, partij in partijen.items() if partij}
    assert van_partij == {naam for naam in partijen if naam.startswith(("collega-1.", "collega-2."))}
    assert van_partij
    assert all(naam.endswith(f".{partijen[naam]}") for naam in van_partij)


def test_twee_keer_geeft_hetzelfde_bestand(tmp_path, flevoland):
    een, ander = tmp_path / "een.jsonl", tmp_path / "ander.jsonl"
    _maak(een)
    _maak(ander)
    assert een.read_bytes() == ander.read_bytes()


def test_een_andere_organisatie(tmp_path, flevoland):
    _maak(tmp_path / "zaken.jsonl", organisatie="utrecht")
    kop = json.loads((tmp_path / "zaken.jsonl").read_text().splitlines()[0])
    assert kop["organisatie"] == "utrecht"


def test_een_bestand_wordt_niet_overschreven(tmp_path, flevoland):
    pad = tmp_path / "zaken.jsonl"
    pad.write_text("van iemand")
    with pytest.raises(CommandError, match="bestaat al"):
        _maak(pad)
    assert pad.read_text() == "van iemand"


def test_wat_niet_kan_laat_niets_achter(tmp_path, flevoland):
    with pytest.raises(CommandError, match="kan hier niet"):
        _maak(tmp_path / "er is geen map" / "zaken.jsonl")
    with pytest.raises(CommandError, match="niet bekend"):
        _maak(tmp_path / "zaken.jsonl", organisatie="nergens")
    assert list(tmp_path.iterdir()) == []
