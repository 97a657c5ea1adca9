# SPDX-License-Identifier: EUPL-1.2
"""Comparing is fair: whoever is held against whom, the levels are the same; and brothers are no slips of the pen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personen.datums import is_plaatshouder, verschrijvingen
from personen.gelijkenis import Beeld, vergelijk
from personen.gewichten import GEWICHTEN, weeg
from personen.naamvarianten import varianten, zijn_namen, zijn_varianten

VOORNAMEN = [
    "Sanne",
    "Sannah",
    "Jan Pieter",
    "Pieter Jan",
    "Jan Kees",
    "J.P.",
    "Mohamed",
    "Muhammad",
    "Hussein",
    "Bo",
    "",
]
ACHTERNAMEN = ["de Vries", "Jansen", "Janssen", "de Vries-Jansen", "Yilmaz", "van den Berg", "Berg", "El Amrani", ""]
DAGEN = [
    date(1990, 5, 14),
    date(1990, 5, 4),
    date(1990, 4, 5),
    date(1990, 5, 15),
    date(2015, 2, 3),
    date(1990, 1, 1),
    None,
]
BEELDEN = st.builds(
    Beeld,
    voornamen=st.sampled_from(VOORNAMEN) | st.text(max_size=12),
    voorletters=st.sampled_from(["", "S.", "J.P."]),
    geboortenaam=st.sampled_from(ACHTERNAMEN) | st.text(max_size=12),
    partnernaam=st.sampled_from(ACHTERNAMEN),
    geboortedatum=st.sampled_from(DAGEN),
    precisie=st.sampled_from(["dag", "maand", "jaar"]),
    geslacht=st.sampled_from(["", "geslacht:man", "geslacht:vrouw", "geslacht:onbekend"]),
    bsn_index=st.sampled_from([None, b"a", b"b"]),
    telefoon=st.sampled_from(["", "0612345678", "+31612345678", "0687654321"]),
    adressen=st.sampled_from([{}, {("1315AB", 12): None}, {("1316CD", 3): None}]),
)


def _niveaus(een, ander):
    return {stand.deel: stand.niveau for stand in vergelijk(een, ander)}


def _voornaam(een, ander):
    return _niveaus(Beeld(voornamen=een), Beeld(voornamen=ander))["voornaam"]


@given(BEELDEN, BEELDEN)
def test_wie_met_wie_wordt_vergeleken_maakt_niet_uit(een, ander):
    heen, terug = _niveaus(een, ander), _niveaus(ander, een)
    if "omgewisseld" in (*heen.values(), *terug.values()):
        # Which of the two has the names in the wrong fields cannot be told.
        heen, terug = ({deel: n for deel, n in x.items() if "naam" not in deel} for x in (heen, terug))
    assert heen == terug


@given(BEELDEN)
def test_wie_met_zichzelf_wordt_vergeleken_is_nergens_anders(beeld):
    assert set(_niveaus(beeld, beeld).values()) <= {
        "gelijk", "onbekend", "letter", "deel", "omgewisseld", "plaatshouder", "beide",
    }  # fmt: skip


@given(BEELDEN, BEELDEN)
def test_een_ander_bsn_maakt_nooit_zwaarder_en_een_gelijk_nooit_lichter(een, ander):
    zonder = weeg(vergelijk(replace(een, bsn_index=None), ander))
    assert weeg(vergelijk(replace(een, bsn_index=b"x"), replace(ander, bsn_index=b"y"))) < zonder
    assert weeg(vergelijk(replace(een, bsn_index=b"x"), replace(ander, bsn_index=b"x"))) > zonder


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31)))
def test_een_verschrijving_is_over_en_weer_en_lijkt_erop(dag):
    for anders in verschrijvingen(dag):
        assert dag in verschrijvingen(anders)
        if is_plaatshouder(dag) or is_plaatshouder(anders):
            continue
        niveau = _niveaus(Beeld(geboortedatum=dag), Beeld(geboortedatum=anders))["datum"]
        assert niveau in ("cijfer", "dagen", "omgedraaid")
    assert dag not in verschrijvingen(dag)


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [
        ("Hassan", "Hussein", "anders"),
        ("Tim", "Tom", "anders"),
        ("Sanne", "Sannne", "lijkt"),
        ("Jan Pieter", "Jan Peter", "gelijk"),
        ("Mohammed Amin", "Mohammed Ali", "eerste"),
        ("Mohammed Amin", "Mohammed", "gelijk"),
        ("Lotte Maria", "Sanne Maria", "deelt"),
        ("Sane Maria", "Sanne Maria", "lijkt"),
        ("Jan Pieter", "Pieter Jan", "een_van"),
        ("Maria", "Johanna Maria", "een_van"),
    ],
)
def test_een_broer_is_geen_verschrijving(een, ander, verwacht):
    assert _voornaam(een, ander) == _voornaam(ander, een) == verwacht


def test_varianten_zijn_elkaars_variant_en_geen_twee_namen():
    for naam in ("jan", "fatima", "kees", "wim"):
        for vorm in varianten(naam):
            assert zijn_varianten(naam, vorm)
            assert zijn_varianten(vorm, naam)
            assert not zijn_namen(naam, vorm)
    assert varianten("bestaatniet") == frozenset()


@given(st.sampled_from(DAGEN[:6]), st.integers(min_value=-400, max_value=400))
def test_verder_weg_weegt_nooit_zwaarder_dan_dezelfde_dag(dag, dagen):
    bekend = Beeld(geboortedatum=dag)
    dezelfde = weeg(vergelijk(bekend, bekend))
    assert weeg(vergelijk(Beeld(geboortedatum=dag + timedelta(days=dagen)), bekend)) <= dezelfde


def test_een_gelijk_deel_weegt_zwaarder_dan_elk_ander_niveau():
    for deel in {deel for deel, _ in GEWICHTEN}:
        waarden = {niveau: waarde for (van, niveau), waarde in GEWICHTEN.items() if van == deel}
        assert max(waarden["gelijk"], waarden.get("beide", 0)) == max(waarden.values()) > 0
        assert min(waarden.values()) < 0
