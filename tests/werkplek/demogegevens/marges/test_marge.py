# SPDX-License-Identifier: EUPL-1.2
"""A printed figure beside a counted one, and the command that shows them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from werkplek.demogegevens.marges import TELLINGEN, Bereik, Marge, Oordeel, Telling
from werkplek.demogegevens.marges.verslag import getal


@pytest.mark.parametrize(
    ("marge", "oordeel"),
    [
        (Marge("1", "a", 5, 5), Oordeel.GELIJK),
        (Marge("1", "a", 5, 6), Oordeel.ANDERS),
        (Marge("1", "a", 5, 6, "een opmerking is nog geen verklaring"), Oordeel.ANDERS),
        (Marge("1", "a", 5, 6, "de tabel zegt 6", gevolgd=6), Oordeel.VERKLAARD),
        (Marge("1", "a", 5, 5, "de tabel zegt 6", gevolgd=6), Oordeel.ANDERS),
        (Marge("1", "a", Bereik(40, 130), 40), Oordeel.GELIJK),
        (Marge("1", "a", Bereik(40, 130), 131), Oordeel.ANDERS),
    ],
)
def test_oordeel(marge, oordeel):
    assert marge.oordeel is oordeel


def test_een_ander_getal_volgen_vraagt_een_reden():
    with pytest.raises(ValueError, match="waarom"):
        Marge("1", "a", 5, 6, gevolgd=6)


@pytest.mark.parametrize(
    ("waarde", "gelezen"),
    [(1999, "1.999"), (2.87, "2,87"), (28.0, "28"), (66.5, "66,5"), (Bereik(40, 130), "40 tot 130"), (0, "0")],
)
def test_getallen_zoals_men_ze_hier_schrijft(waarde, gelezen):
    assert getal(waarde) == gelezen


def _toon(monkeypatch, marges, **opties):
    monkeypatch.setitem(TELLINGEN, "proef", Telling("Proef", "Uit het hoofd.", lambda: marges))
    uitvoer = StringIO()
    call_command("toon_marges", profiel="proef", stdout=uitvoer, **opties)
    return uitvoer.getvalue()


def test_de_opdracht_toont_elk_getal_en_bewaart_het(monkeypatch, tmp_path):
    marges = [Marge("Tabel 1", "rood", 1999, 1999, kolom="n"), Marge("Tabel 1", "blauw", 5, 6, "telfout", gevolgd=6)]
    uitvoer = _toon(monkeypatch, marges, naar=tmp_path / "marges.md")
    assert "1.999" in uitvoer
    assert uitvoer.endswith("2 getallen: 1 gelijk aan de bron, 1 anders en verklaard, 0 anders zonder verklaring.\n")
    bewaard = (tmp_path / "marges.md").read_text(encoding="utf-8")
    assert "| rood | n | 1.999 | 1.999 | gelijk |  |" in bewaard
    assert "| blauw |  | 5 | 6 | verklaard | telfout |" in bewaard


def test_de_opdracht_faalt_op_een_verschil_zonder_verklaring(monkeypatch):
    with pytest.raises(CommandError, match="verklaring: 1"):
        _toon(monkeypatch, [Marge("1", "a", 5, 6), Marge("1", "b", 5, 5)])


@pytest.mark.django_db
def test_zonder_de_zaken_van_het_profiel_valt_er_niets_te_tellen():
    with pytest.raises(CommandError, match="staan niet in deze database"):
        call_command("toon_marges", profiel="flevoland-2018h1")
