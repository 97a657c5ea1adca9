# SPDX-License-Identifier: EUPL-1.2
"""The questions that recognising is measured with: fair, repeatable, and none without its answer."""

from collections import Counter
from random import Random

import pytest

from bench.herkenning import bestand, verstoren
from bench.herkenning.mengsel import (
    ANDER_OP_DIE_DAG,
    ANDEREN,
    BEIDEN,
    GEZINSLID,
    MENGSEL,
    NAAMGENOOT,
    NIEUW,
    ONBESLIST,
    TWEELING,
    ZELFDE_OP_DIE_DAG,
)
from bench.herkenning.namen import HERKOMSTEN, halveer
from bench.herkenning.paren import Vragen
from personen.bsn import voldoet_aan_elfproef

NIET_VERSTOORD = (
    "ongewijzigd",
    "1 januari of 1 juli",
    "met BSN",
    "veelvoorkomende naam",
    "nieuw telefoonnummer",
    "alleen naam en telefoon",
)


def _stel(zaad=1, *, proef=True):
    vragen = Vragen(Random(zaad), proef=proef)
    in_bestand = {mens["id"]: mens for mens in vragen.bevolk(5_000)}
    return vragen, in_bestand, vragen.stel(1_500)


@pytest.fixture(scope="module")
def gesteld():
    return _stel()


def _naam_dag_adres(mens):
    velden = ("voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam", "geboortedatum", "telefoon")
    adres = next(iter(mens.get("adressen", ())), {})
    return *(mens.get(veld, "") for veld in velden), adres.get("postcode"), adres.get("huisnummer")


def test_wie_afstelt_ziet_de_namen_van_de_meting_niet():
    for herkomst in HERKOMSTEN.values():
        for namen in (herkomst.mannen, herkomst.vrouwen, herkomst.achternamen):
            een, ander = halveer(namen, proef=False), halveer(namen, proef=True)
            assert sorted((*een, *ander)) == sorted(namen)
            assert min(len(een), len(ander)) >= 9


def test_iedere_soort_vraag_komt_voor_in_haar_deel(gesteld):
    _, _, vragen = gesteld
    soorten = Counter(vraag.soort for vraag in vragen)
    som = sum(soort.aandeel for soort in MENGSEL.values())
    assert {naam: soorten[naam] for naam in MENGSEL} == {
        naam: round(1_500 / som * soort.aandeel) for naam, soort in MENGSEL.items()
    }
    assert set(soorten) == {*MENGSEL, *ANDEREN}


def test_wie_bedoeld_is_staat_in_het_bestand_en_een_ander_niet(gesteld):
    _, in_bestand, vragen = gesteld
    for vraag in vragen:
        assert (vraag.is_ is None) == (vraag.soort in ANDEREN and vraag.soort not in (BEIDEN, ZELFDE_OP_DIE_DAG))
        assert vraag.is_ is None or vraag.is_ in in_bestand
        assert "id" not in vraag.mens
        assert "bsn" not in vraag.mens or vraag.soort.startswith(("met BSN", NIEUW))
        assert not {"telefoons_thuis", "gemelde_telefoon"} & vraag.mens.keys()
        assert all("tot" not in adres for adres in vraag.mens.get("adressen", ()))


def test_een_verstoring_verandert_wat_gevraagd_wordt(gesteld):
    _, in_bestand, vragen = gesteld
    for vraag in vragen:
        if vraag.is_ is not None and vraag.soort not in (*NIET_VERSTOORD, *ANDEREN):
            assert _naam_dag_adres(vraag.mens) != _naam_dag_adres(in_bestand[vraag.is_]), vraag


def test_twee_door_elkaar_verandert_twee_delen():
    vragen = Vragen(Random(5), proef=True)
    list(vragen.bevolk(500))
    delen = (
        ("geboortedatum",),
        ("voorvoegsel", "geboortenaam", "partnernaam"),
        ("voornamen", "voorletters"),
        ("adressen",),
        ("gemelde_telefoon",),
    )
    gezien = 0
    for bewoner in vragen.bekend:
        nieuw = verstoren.twee_tegelijk(bewoner.mens, vragen.rng, vragen.bevolking)
        if nieuw is not None:
            anders = [any(nieuw.get(veld) != bewoner.mens.get(veld) for veld in deel) for deel in delen]
            # By ear is of both names, or of the first name alone, which may then be disturbed twice.
            assert sum(anders) in (2, 3) or anders == [False, False, True, False, False]
            gezien += 1
    assert gezien > 200


def test_het_bestand_weet_van_sommigen_minder(gesteld):
    vragen, in_bestand, _ = gesteld
    standen = Counter(bewoner.stand for bewoner in vragen.bekend)
    assert set(standen) == set(bestand.AANDELEN)
    for bewoner in vragen.bekend:
        mens = in_bestand[bewoner.mens["id"]]
        assert ("geboortedatum" not in mens) == (bewoner.stand == bestand.ZONDER_DATUM)
        assert ("adressen" not in mens) == (bewoner.stand == bestand.ZONDER_ADRES)
        assert (mens["voornamen"] == "") == (bewoner.stand == bestand.MET_LETTERS)
        assert (len(mens.get("geboortedatum", "")) == 4) == (bewoner.stand == bestand.ALLEEN_JAAR)


def test_wie_apart_is_gehouden_staat_zelf_niet_in_het_bestand(gesteld):
    _, in_bestand, vragen = gesteld
    bekend = {(mens["voornamen"], mens["geboortenaam"], mens.get("geboortedatum")) for mens in in_bestand.values()}
    for vraag in vragen:
        if vraag.soort in (TWEELING, GEZINSLID):
            assert (vraag.mens["voornamen"], vraag.mens["geboortenaam"], vraag.mens["geboortedatum"]) not in bekend
        if vraag.soort in (NAAMGENOOT, BEIDEN):
            assert "geboortedatum" not in vraag.mens
    assert set(ONBESLIST) <= {vraag.soort for vraag in vragen}


def test_een_naamgenoot_op_1_januari_heeft_de_naam_en_de_dag_van_een_bekende(gesteld):
    _, in_bestand, vragen = gesteld
    delen = ("voornamen", "geboortenaam", "geboortedatum")
    bekend = {tuple(mens.get(deel) for deel in delen) for mens in in_bestand.values()}
    adressen = [adres for mens in in_bestand.values() for adres in mens.get("adressen", ())]
    woont = {(adres["postcode"], adres["huisnummer"]) for adres in adressen}
    eigen = [vraag.mens for vraag in vragen if vraag.soort in (ANDER_OP_DIE_DAG, ZELFDE_OP_DIE_DAG)]
    for mens in eigen:
        assert tuple(mens[deel] for deel in delen) in bekend
        assert mens["geboortedatum"][4:] in ("-01-01", "-07-01")
        assert not {(adres["postcode"], adres["huisnummer"]) for adres in mens.get("adressen", ())} & woont
    assert 0 < sum("adressen" in mens for mens in eigen) < len(eigen) == 120


def test_elk_bsn_voldoet_en_is_van_een_persoon(gesteld):
    _, in_bestand, _ = gesteld
    nummers = [mens["bsn"] for mens in in_bestand.values() if "bsn" in mens]
    assert len(set(nummers)) == len(nummers) > 1_000
    assert all(voldoet_aan_elfproef(nummer) for nummer in nummers)


def test_een_gezin_is_van_vier_bekenden(gesteld):
    vragen, in_bestand, _ = gesteld
    gezinnen = vragen.gezinnen(20)
    assert len(gezinnen) == 20
    for gezin in gezinnen:
        assert len({vraag.is_ for vraag in gezin} & in_bestand.keys()) == 4


def test_zelfde_zaad_zelfde_vragen():
    _, een, vragen = _stel(3)
    assert (een, vragen) == _stel(3)[1:]
    assert (een, vragen) != _stel(4)[1:]
