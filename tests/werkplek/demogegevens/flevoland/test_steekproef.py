# SPDX-License-Identifier: EUPL-1.2
"""The rows of the sample, counted with the definitions of the study."""

from pathlib import Path

from dossiers.schrijven import Schrijver
from werkplek.demogegevens.marges import Oordeel
from werkplek.demogegevens.marges.flevoland import tel_steekproef
from werkplek.demogegevens.marges.verslag import pagina

PAGINA = Path(__file__).parents[4] / "docs" / "marges-flevoland-2018h1.md"


def test_de_rijen_hebben_elk_getal_van_de_hoofdstukken_3_en_4(maak_steekproef):
    schrijver = Schrijver()
    for zaak in maak_steekproef():
        schrijver.voeg_toe(zaak.boek.rijen)
    schrijver.spoel()
    marges = tel_steekproef()
    assert [marge for marge in marges if marge.oordeel is Oordeel.ANDERS] == []
    assert len(marges) > 200
    # The page shows these very lines, made from the whole profile.
    getoond = PAGINA.read_text(encoding="utf-8")
    geteld = pagina(marges, "", "").split("## ", 1)[1]
    assert geteld in getoond
    assert ", 0 anders zonder verklaring." in getoond


def test_de_daden_staan_op_volgorde_en_vallen_voor_de_peildatum(maak_steekproef):
    for zaak in maak_steekproef():
        momenten = [daad.nu for daad in zaak.daden]
        assert momenten == sorted(momenten)
        assert momenten[-1] < zaak.boek.wereld.nu
