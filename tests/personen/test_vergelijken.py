# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date

import pytest

from personen.vergelijken import Bekende, Bewoning, Gezocht, omgedraaid, vergelijk

BEKENDE = Bekende(
    persoon_id=1,
    voornamen="Sanne Maria",
    voorletters="S.M.",
    geboortenaam="de Vries",
    partnernaam="Jansen",
    geboortedatum=date(1990, 5, 14),
    precisie="dag",
    bsn_index=b"een",
    klanken=frozenset({"vries", "jansen"}),
)


def _redenen(gezocht, bekende=BEKENDE, bewoning=None):
    return vergelijk(gezocht, bekende, bewoning)[1]


@pytest.mark.parametrize(
    ("achternaam", "verwacht"),
    [
        ("De Vries", ("achternaam gelijk",)),
        ("Vries", ("achternaam gelijk",)),
        ("Vries, de", ("achternaam gelijk",)),
        ("Jansen", ("naam partner gelijk",)),
        ("Jansen-de Vries", ("achternaam gelijk",)),
        ("de Vries-Jansen", ("achternaam gelijk",)),
        ("de Vries - Bakker", ("achternaam gelijk",)),
        ("Janssen", ("achternaam lijkt op",)),
        ("Friess-Vriez", ("achternaam lijkt op",)),
        ("Jansens", ("achternaam lijkt op",)),
        ("Bakker", ()),
        ("-", ()),
    ],
)
def test_achternaam_wordt_vergeleken_in_elke_schrijfwijze(achternaam, verwacht):
    assert _redenen(Gezocht(achternaam=achternaam)) == verwacht


@pytest.mark.parametrize(
    ("voornamen", "verwacht"),
    [
        ("Sanne", ("voornaam gelijk",)),
        ("sanne maria", ("voornaam gelijk",)),
        ("S.", ("voorletter gelijk",)),
        ("Sannah", ("voornaam lijkt op",)),
        ("Maria", ("voornaam lijkt op",)),
        ("Piet", ()),
        ("P.", ()),
    ],
)
def test_voornaam_wordt_vergeleken_met_naam_en_letter(voornamen, verwacht):
    assert _redenen(Gezocht(voornamen=voornamen)) == verwacht


def test_alleen_voorletters_bekend_geeft_alleen_een_voorletter():
    bekende = replace(BEKENDE, voornamen="")
    assert _redenen(Gezocht(voornamen="Sanne"), bekende) == ("voorletter gelijk",)


@pytest.mark.parametrize(
    ("dag", "bekend", "precisie", "verwacht"),
    [
        (date(1990, 5, 14), date(1990, 5, 14), "dag", ("geboortedatum gelijk",)),
        (date(1990, 5, 4), date(1990, 4, 5), "dag", ("geboortedatum met dag en maand omgedraaid",)),
        (date(1990, 5, 14), date(1990, 5, 15), "dag", ("geboortedatum lijkt op",)),
        (date(1990, 5, 14), date(1909, 5, 14), "dag", ("geboortedatum lijkt op",)),
        (date(1990, 5, 14), date(1985, 2, 3), "dag", ()),
        (date(1990, 5, 14), date(1990, 5, 1), "maand", ("geboortemaand gelijk",)),
        (date(1990, 6, 14), date(1990, 5, 1), "maand", ()),
        (date(1990, 5, 14), date(1990, 1, 1), "jaar", ("geboortejaar gelijk",)),
        (date(1991, 5, 14), date(1990, 1, 1), "jaar", ()),
        (date(1991, 5, 14), None, "onbekend", ()),
    ],
)
def test_geboortedatum_wordt_vergeleken_naar_wat_ervan_bekend_is(dag, bekend, precisie, verwacht):
    bekende = replace(BEKENDE, geboortedatum=bekend, precisie=precisie)
    assert _redenen(Gezocht(geboortedatum=dag), bekende) == verwacht


@pytest.mark.parametrize(
    ("bewoning", "verwacht"),
    [
        (None, ()),
        (Bewoning(None), ("zelfde adres",)),
        (Bewoning(date(2021, 7, 1)), ("zelfde adres tot 2021",)),
    ],
)
def test_adres_zegt_tot_wanneer(bewoning, verwacht):
    assert _redenen(Gezocht(adres=True), BEKENDE, bewoning) == verwacht


def test_een_gelijk_bsn_is_zeker_wat_er_verder_ook_verschilt():
    gezocht = Gezocht("Bakker", "Piet", date(1950, 1, 1), b"een")
    assert vergelijk(gezocht, BEKENDE, None) == (100, ("BSN gelijk",))


def test_een_ander_bsn_telt_zwaar_en_wordt_gezegd():
    gezocht = Gezocht("de Vries", "Sanne", date(1990, 5, 14))
    zonder, _ = vergelijk(gezocht, BEKENDE, None)
    met, redenen = vergelijk(replace(gezocht, bsn_index=b"ander"), BEKENDE, None)
    assert zonder == 100
    assert met < 40
    assert "BSN verschilt" in redenen


@pytest.mark.parametrize(
    ("beter", "slechter"),
    [
        (Gezocht("de Vries", "Sanne", date(1990, 5, 14)), Gezocht("de Vries", "Sanne", date(1990, 5, 15))),
        (Gezocht("de Vries", "Sanne", date(1990, 5, 15)), Gezocht("de Vries", "Sanne", date(1960, 2, 3))),
        (Gezocht("de Vries", "Sanne"), Gezocht("de Vriess", "Sanne")),
        (Gezocht("de Vries", "Sanne"), Gezocht("de Vries", "S")),
        (Gezocht("de Vries", "S"), Gezocht("de Vries", "Piet")),
    ],
)
def test_wat_meer_lijkt_scoort_hoger(beter, slechter):
    assert vergelijk(beter, BEKENDE, None)[0] > vergelijk(slechter, BEKENDE, None)[0]


def test_zonder_vraag_is_er_geen_score():
    assert vergelijk(Gezocht(), BEKENDE, None) == (0, ())


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(1990, 5, 4), date(1990, 4, 5)),
        (date(1990, 5, 13), None),
        (date(1990, 5, 5), None),
        (date(2028, 2, 29), None),
    ],
)
def test_omgedraaid_is_alleen_een_echte_andere_datum(dag, verwacht):
    assert omgedraaid(dag) == verwacht
