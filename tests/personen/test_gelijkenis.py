# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date

import pytest

from personen.datums import omgedraaid
from personen.gelijkenis import Beeld, vergelijk
from personen.gewichten import BEGIN, GEWICHTEN, punten, weeg
from personen.naamvarianten import skelet, zijn_varianten

SANNE = Beeld(
    voornamen="Sanne Maria",
    voorletters="S.M.",
    geboortenaam="de Vries",
    partnernaam="Jansen",
    geboortedatum=date(1990, 5, 14),
    geslacht="geslacht:vrouw",
    bsn_index=b"een",
    telefoon="06-1234 5678",
    adressen={("1315AB", 12): None, ("1316CD", 3): date(2021, 7, 1)},
)


def _stand(deel, vraag, bekend=SANNE):
    return next((stand.niveau, stand.reden) for stand in vergelijk(vraag, bekend) if stand.deel == deel)


@pytest.mark.parametrize(
    ("achternaam", "verwacht"),
    [
        ("De Vries", ("gelijk", "achternaam gelijk")),
        ("Vries", ("gelijk", "achternaam gelijk")),
        ("Vries, de", ("gelijk", "achternaam gelijk")),
        ("Jansen", ("helft", "naam van de partner gelijk")),
        ("Jansen-de Vries", ("beide", "beide achternamen gelijk")),
        ("de Vries-Jansen", ("beide", "beide achternamen gelijk")),
        ("de Vries - Bakker", ("gelijk", "achternaam gelijk")),
        ("Janssen", ("klank", "achternaam klinkt gelijk")),
        ("Vrees", ("lijkt", "achternaam lijkt op")),
        ("devries", ("lijkt", "achternaam lijkt op")),
        ("Jansema", ("lijkt_wat", "achternaam lijkt een beetje op")),
        ("Bakker", ("anders", "")),
        ("-", ("onbekend", "")),
    ],
)
def test_achternaam_wordt_vergeleken_in_elke_schrijfwijze(achternaam, verwacht):
    assert _stand("achternaam", Beeld(geboortenaam=achternaam)) == verwacht


@pytest.mark.parametrize(
    ("voornamen", "verwacht"),
    [
        ("Sanne", ("gelijk", "voornaam gelijk")),
        ("sanne maria", ("gelijk", "voornaam gelijk")),
        ("S.", ("letter", "voorletter gelijk")),
        ("P.", ("andere_letter", "voorletter verschilt")),
        ("Sannah", ("lijkt", "voornaam lijkt op")),
        ("Maria", ("een_van", "een van de voornamen gelijk")),
        ("Ria", ("roepnaam", "voornaam is een andere vorm")),
        ("Piet", ("anders", "voornaam verschilt")),
        ("", ("onbekend", "")),
    ],
)
def test_voornaam_wordt_vergeleken_met_naam_letter_en_roepnaam(voornamen, verwacht):
    assert _stand("voornaam", Beeld(voornamen=voornamen)) == verwacht


def test_alleen_voorletters_bekend_geeft_alleen_een_voorletter():
    assert _stand("voornaam", Beeld(voornamen="Sanne"), replace(SANNE, voornamen=""))[0] == "letter"


@pytest.mark.parametrize(
    ("een", "ander"), [("Mohammed", "Muhamad"), ("Youssef", "Joesoef"), ("Khadija", "Hatice"), ("Jan", "Johannes")]
)
def test_namen_die_anders_worden_opgeschreven_horen_bij_elkaar(een, ander):
    assert _stand("voornaam", Beeld(voornamen=een), Beeld(voornamen=ander))[0] in ("roepnaam", "lijkt")


def test_twee_namen_met_hetzelfde_skelet_zijn_nog_geen_varianten():
    assert skelet("youssef") == skelet("joesoef") == "asv"
    assert not zijn_varianten("sanne", "piet")


def test_voor_en_achternaam_kunnen_omgewisseld_zijn():
    vraag = Beeld(voornamen="Vries", geboortenaam="Sanne")
    assert _stand("achternaam", vraag) == ("omgewisseld", "voor- en achternaam omgewisseld")
    assert _stand("voornaam", vraag)[0] == "omgewisseld"


@pytest.mark.parametrize(
    ("dag", "precisie", "bekend", "bekende_precisie", "verwacht"),
    [
        (date(1990, 5, 14), "dag", date(1990, 5, 14), "dag", "gelijk"),
        (date(1990, 5, 4), "dag", date(1990, 4, 5), "dag", "omgedraaid"),
        (date(1990, 5, 14), "dag", date(1990, 5, 15), "dag", "dagen"),
        (date(1990, 5, 14), "dag", date(1990, 5, 24), "dag", "cijfer"),
        (date(1990, 5, 14), "dag", date(1909, 5, 14), "dag", "cijfer"),
        (date(1990, 5, 31), "dag", date(1990, 6, 1), "dag", "dagen"),
        (date(1990, 5, 14), "dag", date(1990, 5, 28), "dag", "jaar_en_meer"),
        (date(1990, 5, 14), "dag", date(1985, 2, 3), "dag", "anders"),
        (date(1990, 5, 14), "dag", date(1990, 5, 1), "maand", "deel"),
        (date(1990, 6, 14), "dag", date(1990, 5, 1), "maand", "anders"),
        (date(1990, 1, 1), "jaar", date(1990, 5, 14), "dag", "deel"),
        (date(1991, 1, 1), "jaar", date(1990, 5, 14), "dag", "ander_jaar"),
        (date(1991, 5, 14), "dag", None, "onbekend", "onbekend"),
        (date(1990, 1, 1), "dag", date(1990, 1, 1), "dag", "plaatshouder"),
        (date(1990, 7, 1), "dag", date(1990, 7, 1), "dag", "plaatshouder"),
        (date(1990, 1, 1), "dag", date(1990, 7, 1), "dag", "plaatshouder_jaar"),
        (date(1990, 1, 1), "dag", date(1990, 5, 14), "dag", "plaatshouder_jaar"),
        (date(1990, 1, 1), "dag", date(1990, 1, 2), "dag", "plaatshouder_jaar"),
        (date(1990, 1, 1), "dag", date(1990, 5, 1), "maand", "plaatshouder_jaar"),
        (date(1990, 1, 1), "dag", date(1991, 1, 1), "dag", "ander_jaar"),
        (date(1990, 1, 1), "dag", date(1990, 1, 1), "jaar", "deel"),
        (date(1990, 1, 1), "maand", date(1990, 1, 1), "maand", "deel"),
        (date(1900, 1, 1), "dag", date(1900, 1, 1), "dag", "onbekend"),
    ],
)
def test_geboortedatum_wordt_vergeleken_naar_wat_ervan_bekend_is(dag, precisie, bekend, bekende_precisie, verwacht):
    vraag = Beeld(geboortedatum=dag, precisie=precisie)
    assert _stand("datum", vraag, Beeld(geboortedatum=bekend, precisie=bekende_precisie))[0] == verwacht


@pytest.mark.parametrize(
    ("een", "ander", "reden"),
    [
        (date(1990, 1, 1), date(1990, 1, 1), "geboortedatum gelijk, maar 1 januari staat vaak voor onbekend"),
        (date(1990, 7, 1), date(1990, 7, 1), "geboortedatum gelijk, maar 1 juli staat vaak voor onbekend"),
        (date(1990, 3, 4), date(1990, 1, 1), "geboortejaar gelijk, 1 januari staat vaak voor onbekend"),
        (date(1990, 1, 2), date(1990, 1, 2), "geboortedatum gelijk"),
    ],
)
def test_een_dag_die_voor_onbekend_staat_wordt_gezegd(een, ander, reden):
    assert _stand("datum", Beeld(geboortedatum=een), Beeld(geboortedatum=ander))[1] == reden


@pytest.mark.parametrize(
    ("adres", "verwacht"),
    [
        (("1315AB", 12), ("gelijk", "zelfde adres")),
        (("1316CD", 3), ("eerder", "zelfde adres tot 2021")),
        (("9999ZZ", 1), ("anders", "")),
    ],
)
def test_adres_zegt_tot_wanneer(adres, verwacht):
    assert _stand("adres", Beeld(adressen={adres: None})) == verwacht


@pytest.mark.parametrize(
    ("telefoon", "verwacht"), [("+31 6 12345678", "gelijk"), ("0687654321", "anders"), ("", "onbekend")]
)
def test_telefoon_wordt_vergeleken_op_cijfers(telefoon, verwacht):
    assert _stand("telefoon", Beeld(telefoon=telefoon))[0] == verwacht


def test_een_gelijk_bsn_wint_van_een_andere_naam_en_datum():
    vraag = Beeld("Sanne", "", "Bakker", geboortedatum=date(1990, 5, 15), bsn_index=b"een")
    assert punten(weeg(vergelijk(vraag, SANNE))) >= 99


def test_een_ander_bsn_telt_zwaar_en_wordt_gezegd():
    vraag = Beeld("Sanne", "", "de Vries", geboortedatum=date(1990, 5, 14))
    zonder, met = vergelijk(vraag, SANNE), vergelijk(replace(vraag, bsn_index=b"ander"), SANNE)
    assert punten(weeg(zonder)) > 95
    assert punten(weeg(met)) < 5
    assert "BSN verschilt" in [stand.reden for stand in met]


@pytest.mark.parametrize(
    ("beter", "slechter"),
    [
        (("Sanne", "de Vries", date(1990, 5, 14)), ("Sanne", "de Vries", date(1990, 5, 15))),
        (("Sanne", "de Vries", date(1990, 5, 15)), ("Sanne", "de Vries", date(1960, 2, 3))),
        (("Sanne", "de Vries", None), ("S", "de Vries", None)),
        (("S", "de Vries", None), ("Piet", "de Vries", None)),
        (("Sanne", "de Vries", None), ("Sanne", "Bakker", None)),
    ],
)
def test_wat_meer_lijkt_weegt_zwaarder(beter, slechter):
    def weging(voornamen, achternaam, dag):
        return weeg(vergelijk(Beeld(voornamen, "", achternaam, geboortedatum=dag), SANNE))

    assert weging(*beter) > weging(*slechter)


def test_wie_niets_vraagt_zegt_niets():
    assert weeg(vergelijk(Beeld(), SANNE)) == BEGIN


def test_ieder_gewicht_hoort_bij_een_deel():
    assert {deel for deel, _ in GEWICHTEN} == {stand.deel for stand in vergelijk(SANNE, SANNE)}


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(1990, 5, 4), date(1990, 4, 5)),
        (date(1990, 5, 13), None),
        (date(1990, 5, 5), None),
        (date(2028, 2, 29), None),
    ],
)
def test_dag_en_maand_omgedraaid_is_een_andere_datum_of_geen(dag, verwacht):
    assert omgedraaid(dag) == verwacht
