# SPDX-License-Identifier: EUPL-1.2
"""The questions that recognising is measured with: fair, repeatable, and none without its answer."""

from collections import Counter
from random import Random

from bench.herkenning.namen import HERKOMSTEN, halveer
from bench.herkenning.paren import ANDEREN, MENGSEL, NAAMGENOOT, ONBESLIST, TWEELING, Vragen
from personen.bsn import voldoet_aan_elfproef


def _stel(zaad=1, *, proef=True):
    vragen = Vragen(Random(zaad), proef=proef)
    bekend = {mens["id"]: mens for mens in vragen.bevolk(3_000)}
    return bekend, vragen.stel(1_000)


def _zonder_nummers(mens):
    return {veld: waarde for veld, waarde in mens.items() if veld not in ("id", "bsn", "bsn_reden")}


def test_wie_afstelt_ziet_de_namen_van_de_meting_niet():
    for herkomst in HERKOMSTEN.values():
        for namen in (herkomst.mannen, herkomst.vrouwen, herkomst.achternamen):
            een, ander = halveer(namen, proef=False), halveer(namen, proef=True)
            assert sorted((*een, *ander)) == sorted(namen)
            assert min(len(een), len(ander)) >= 9


def test_iedere_soort_vraag_komt_voor_met_een_antwoord_dat_bestaat():
    bekend, vragen = _stel()
    soorten = Counter(vraag.soort for vraag in vragen)
    assert set(soorten) == {*MENGSEL, *ANDEREN}
    assert {soort: soorten[soort] for soort in MENGSEL} == {soort: aantal for soort, (aantal, _) in MENGSEL.items()}
    for vraag in vragen:
        assert (vraag.is_ is None) == (vraag.soort in ANDEREN)
        assert vraag.is_ is None or vraag.is_ in bekend
        assert "id" not in vraag.mens
        assert "bsn" not in vraag.mens or vraag.soort.startswith(("met BSN", "nieuw"))


def test_een_verstoring_verandert_wat_gevraagd_wordt():
    bekend, vragen = _stel()
    for vraag in vragen:
        if vraag.is_ is not None and vraag.soort not in ("ongewijzigd", "met BSN"):
            assert _zonder_nummers(vraag.mens) != _zonder_nummers(bekend[vraag.is_])


def test_een_tweeling_en_een_naamgenoot_staan_zelf_niet_in_het_bestand():
    bekend, vragen = _stel()
    namen = {(mens["voornamen"], mens["geboortenaam"], mens["geboortedatum"]) for mens in bekend.values()}
    for vraag in vragen:
        if vraag.soort == TWEELING:
            assert (vraag.mens["voornamen"], vraag.mens["geboortenaam"], vraag.mens["geboortedatum"]) not in namen
        if vraag.soort == NAAMGENOOT:
            assert "geboortedatum" not in vraag.mens
    assert set(ONBESLIST) <= {vraag.soort for vraag in vragen}


def test_elk_bsn_voldoet_en_is_van_een_persoon():
    bekend, _ = _stel()
    nummers = [mens["bsn"] for mens in bekend.values() if "bsn" in mens]
    assert len(set(nummers)) == len(nummers) > 1_000
    assert all(voldoet_aan_elfproef(nummer) for nummer in nummers)


def test_zelfde_zaad_zelfde_vragen():
    assert _stel(3) == _stel(3)
    assert _stel(3) != _stel(4)
