# SPDX-License-Identifier: EUPL-1.2
"""The verdict over who was weighed: known, for a human to look at, or not known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personen.gelijkenis import Beeld, vergelijk
from personen.gewichten import weeg
from personen.oordeel import BEKEND, ONBEKEND, ONBESLIST, Gewogen, oordeel

THUIS = {("1315AB", 12): None}
ELDERS = {("1316CD", 3): None}
SANNE = Beeld(
    voornamen="Sanne",
    geboortenaam="Dijkstra",
    geboortedatum=date(1990, 5, 14),
    geslacht="geslacht:vrouw",
    telefoon="0612345678",
    adressen=THUIS,
)
EEN_JANUARI = date(1990, 1, 1)
OP_1_JANUARI = replace(SANNE, geboortedatum=EEN_JANUARI)
ANDER_NUMMER = "0687654321"


def _gewogen(vraag, *bekenden):
    mensen = [
        Gewogen(nummer, weeg(standen), standen, bekend)
        for nummer, bekend in enumerate(bekenden)
        for standen in [vergelijk(vraag, bekend)]
    ]
    return sorted(mensen, key=lambda mens: (-mens.gewicht, mens.persoon_id))


def _oordeel(vraag, *bekenden):
    return oordeel(_gewogen(vraag, *bekenden))


def _van(**velden):
    return replace(SANNE, **velden)


@pytest.mark.parametrize(
    ("wat", "vraag", "bekend", "verwacht"),
    [
        ("alles gelijk", SANNE, SANNE, BEKEND),
        ("BSN gelijk, al het andere anders", Beeld("Piet", bsn_index=b"a"), _van(bsn_index=b"a"), BEKEND),
        ("BSN verschilt, al het andere gelijk", _van(bsn_index=b"a"), _van(bsn_index=b"b"), ONBESLIST),
        ("verhuisd, ander nummer", _van(adressen=ELDERS, telefoon=ANDER_NUMMER), SANNE, BEKEND),
        ("verhuisd, een dag ernaast", _van(adressen=ELDERS, telefoon="", geboortedatum=date(1990, 5, 15)), SANNE,
         BEKEND),
        ("verhuisd, cijfer in de datum", _van(adressen=ELDERS, telefoon="", geboortedatum=date(1990, 5, 24)), SANNE,
         ONBESLIST),
        ("adres niet gevraagd, cijfer in de datum", _van(adressen={}, telefoon="", geboortedatum=date(1990, 5, 24)),
         SANNE, ONBESLIST),
        ("zelfde adres, cijfer in de datum", _van(telefoon="", geboortedatum=date(1990, 5, 24)), SANNE, BEKEND),
        ("zelfde nummer, cijfer in de datum", _van(adressen=ELDERS, geboortedatum=date(1990, 5, 24)), SANNE, BEKEND),
        ("typefout in de achternaam", _van(geboortenaam="Dijksta"), SANNE, BEKEND),
        ("typefout in de voornaam", _van(voornamen="Sannne"), SANNE, BEKEND),
        ("voorletter", _van(voornamen="S."), SANNE, BEKEND),
        ("dag en maand omgedraaid", _van(geboortedatum=date(1990, 4, 5)), _van(geboortedatum=date(1990, 5, 4)), BEKEND),
        ("alleen het geboortejaar", _van(precisie="jaar"), SANNE, BEKEND),
        ("naam en telefoon", Beeld("Sanne", geboortenaam="Dijkstra", telefoon="+31612345678"), SANNE, BEKEND),
        ("alleen een naam", Beeld("Sanne", geboortenaam="Dijkstra"), SANNE, ONBESLIST),
        ("naam en adres", Beeld("Sanne", geboortenaam="Dijkstra", adressen=THUIS), SANNE, ONBESLIST),
        ("vader en zoon van een naam", _van(geboortedatum=None, telefoon=""), _van(telefoon=""), ONBESLIST),
        ("vader en zoon met beider datum", _van(geboortedatum=date(2015, 2, 3), telefoon=""), SANNE, ONBESLIST),
        ("1 januari, verhuisd", _van(geboortedatum=EEN_JANUARI, adressen=ELDERS, telefoon=""), OP_1_JANUARI, ONBESLIST),
        ("1 januari, geen adres", _van(geboortedatum=EEN_JANUARI, adressen={}, telefoon=""), OP_1_JANUARI, ONBESLIST),
        ("1 januari, zelfde adres", _van(geboortedatum=EEN_JANUARI, telefoon=""), OP_1_JANUARI, BEKEND),
        ("1 januari, zelfde nummer", _van(geboortedatum=EEN_JANUARI, adressen=ELDERS), OP_1_JANUARI, BEKEND),
        ("gemeld met 1 januari, zelfde adres", _van(geboortedatum=EEN_JANUARI, telefoon=""), SANNE, BEKEND),
        ("gemeld met 1 januari, verhuisd", _van(geboortedatum=EEN_JANUARI, adressen=ELDERS, telefoon=""), SANNE,
         ONBESLIST),
        ("1 januari, verhuisd, ook naam van de partner",
         _van(geboortenaam="Dijkstra-Bos", geboortedatum=EEN_JANUARI, adressen=ELDERS, telefoon=""),
         replace(OP_1_JANUARI, partnernaam="Bos"), BEKEND),
        ("1 januari, tweeling", _van(voornamen="Lotte", geboortedatum=EEN_JANUARI, telefoon=""), OP_1_JANUARI,
         ONBESLIST),
        ("1 januari, andere voornaam, geen adres",
         _van(voornamen="Lotte", geboortedatum=EEN_JANUARI, adressen={}, telefoon=""), OP_1_JANUARI, ONBEKEND),
        ("tweeling", _van(voornamen="Lotte", telefoon=""), SANNE, ONBESLIST),
        ("tweeling, adres onbekend", _van(voornamen="Lotte", telefoon="", adressen={}), SANNE, ONBESLIST),
        ("tweeling met een naam die lijkt", _van(voornamen="Hassan"), _van(voornamen="Hussein"), ONBESLIST),
        ("tweeling met voorletter", _van(voornamen="L."), SANNE, ONBESLIST),
        ("jongen en meisje", _van(voornamen="Sannah", geslacht="geslacht:man"), SANNE, ONBESLIST),
        ("eerste voornaam gedeeld", _van(voornamen="Sanne Lotte"), _van(voornamen="Sanne Fleur"), ONBESLIST),
        ("tweede voornaam gedeeld", _van(voornamen="Lotte Maria"), _van(voornamen="Sanne Maria"), ONBESLIST),
        ("ander kind van het gezin", _van(voornamen="Lotte", geboortedatum=date(2014, 3, 2)), SANNE, ONBEKEND),
        ("zelfde naam, ander mens", _van(adressen=ELDERS, telefoon="", geboortedatum=date(1961, 8, 30)), SANNE,
         ONBEKEND),
        ("zelfde datum, ander mens", Beeld("Piet", geboortenaam="Bakker", geboortedatum=date(1990, 5, 14)), SANNE,
         ONBEKEND),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)  # fmt: skip
def test_oordeel_over_een_kandidaat(wat, vraag, bekend, verwacht):
    assert _oordeel(vraag, bekend) == [verwacht]


def test_twee_die_evenveel_wegen_zijn_allebei_onbeslist():
    zus = _van(voornamen="Sannah")
    assert _oordeel(_van(voornamen="S."), SANNE, zus) == [ONBESLIST, ONBESLIST]


def test_wie_veel_meer_weegt_dan_de_ander_is_bekend():
    tweeling = _van(voornamen="Lotte")
    assert _oordeel(SANNE, tweeling, SANNE) == [BEKEND, ONBESLIST]


def test_wie_dubbel_in_het_bestand_staat_staat_zichzelf_niet_in_de_weg():
    assert _oordeel(SANNE, SANNE, _van(telefoon="")) == [BEKEND, ONBESLIST]
    assert _oordeel(SANNE, _van(bsn_index=b"a"), _van(bsn_index=b"b")) == [ONBESLIST, ONBESLIST]
    assert _oordeel(OP_1_JANUARI, OP_1_JANUARI, OP_1_JANUARI) == [BEKEND, ONBESLIST]


def test_van_twee_naamgenoten_op_1_januari_is_geen_bekend():
    thuisloos = replace(OP_1_JANUARI, adressen=ELDERS)
    assert _oordeel(replace(OP_1_JANUARI, adressen={}), OP_1_JANUARI, thuisloos) == [BEKEND, ONBESLIST]
    assert _oordeel(_van(geboortedatum=EEN_JANUARI, adressen={}, telefoon=""), OP_1_JANUARI, thuisloos) == [
        ONBESLIST, ONBESLIST,
    ]  # fmt: skip


def test_een_ander_bsn_bovenaan_maakt_de_tweede_niet_bekend():
    vraag = _van(bsn_index=b"a")
    assert BEKEND not in _oordeel(vraag, _van(bsn_index=b"b"), _van(voornamen="Lotte"))


def test_niemand_gewogen_is_geen_oordeel():
    assert oordeel([]) == []


VOORNAMEN = st.sampled_from(["Sanne", "Sannah", "Lotte", "S.", "Jan Piet", "Jan Kees", ""])
DATUMS = st.sampled_from([None, EEN_JANUARI, date(1990, 5, 14), date(1990, 5, 15), date(2015, 2, 3)])
BEELDEN = st.builds(
    Beeld,
    voornamen=VOORNAMEN,
    geboortenaam=st.sampled_from(["Dijkstra", "Dykstra", "Bakker", ""]),
    geboortedatum=DATUMS,
    geslacht=st.sampled_from(["", "geslacht:man", "geslacht:vrouw"]),
    bsn_index=st.sampled_from([None, b"a", b"b"]),
    telefoon=st.sampled_from(["", "0612345678", ANDER_NUMMER]),
    adressen=st.sampled_from([{}, THUIS, ELDERS]),
)


@given(BEELDEN, st.lists(BEELDEN, max_size=4))
def test_hoogstens_een_is_bekend_en_nooit_tegen_een_ander_bsn(vraag, bekenden):
    gewogen = _gewogen(vraag, *bekenden)
    oordelen = oordeel(gewogen)
    assert len(oordelen) == len(bekenden)
    assert BEKEND not in oordelen[1:]
    if oordelen[:1] == [BEKEND]:
        assert gewogen[0].niveau["bsn"] != "anders"
        assert gewogen[0].niveau["bsn"] == "gelijk" or gewogen[0].niveau["voornaam"] not in ("anders", "andere_letter")
