# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from random import Random

import pytest

from meldingen.termijnen.kalender import TIJDZONE, Kalender
from personen.bsn import voldoet_aan_elfproef
from werkplek.demogegevens import verdelingen
from werkplek.demogegevens.gezinnen import Gezinsbouwer
from werkplek.demogegevens.kaarten import Quotum, Stapel, kaarten
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.namen import TESTNUMMERS


def test_een_stapel_geeft_precies_zijn_verdeling():
    stapel = Stapel(kaarten({"a": 7, "b": 3}), Random(1))
    assert Counter(stapel.trek() for _ in range(100)) == {"a": 70, "b": 30}


def test_een_voorkeur_verandert_de_verdeling_niet():
    stapel = Stapel(kaarten({"a": 5, "b": 5}), Random(1))
    getrokken = [stapel.trek(lambda kaart, nr=nr: (kaart == "a") == (nr % 4 < 3)) for nr in range(400)]
    assert Counter(getrokken)["b"] == pytest.approx(200, abs=15)


def test_een_voorkeur_die_kan_wordt_gehonoreerd():
    stapel = Stapel(kaarten({"a": 9, "b": 1}), Random(1))
    assert stapel.trek(lambda kaart: kaart == "b") == "b"
    assert stapel.trek(lambda kaart: kaart == "b") == "b"
    assert stapel.trek(lambda kaart: kaart == "onbekend") in {"a", "b"}


def test_een_quotum_houdt_de_delen_ook_bij_brokken():
    quotum, rng, gegeven = Quotum({"a": 6, "b": 3, "c": 1}, Random(1)), Random(2), Counter()
    for _ in range(500):
        brok = rng.randint(1, 8)
        gegeven[quotum.trek(brok)] += brok
    totaal = gegeven.total()
    assert {wat: round(100 * n / totaal) for wat, n in gegeven.items()} == {"a": 60, "b": 30, "c": 10}


def test_gezinsgroottes_geven_de_banden_van_tabel_3_3():
    eerder = Counter(nr for grootte in verdelingen.GEZINSGROOTTES for nr in range(grootte))
    banden = {"0": eerder[0], "1-2": eerder[1] + eerder[2], "3-4": eerder[3] + eerder[4]}
    assert banden | {"samen": eerder.total()} == {"0": 72, "1-2": 78, "3-4": 28, "samen": 200}


def test_combinaties_uit_tabel_3_2_en_het_kader():
    kaart = verdelingen.VOORVALLEN
    assert len(kaart) == 100
    assert sum({"fysiek", "psychisch"} <= set(v.soorten) for v in kaart) == 32
    assert sum({"psychisch", "verwaarlozing_kind"} <= set(v.soorten) for v in kaart) == 30
    assert Counter(v.kindpositie == "direct" for v in kaart if "tegen_kind" in v.richtingen) == {True: 51, False: 27}


@pytest.mark.parametrize("systeem", sorted(set(verdelingen.SYSTEMEN)))
def test_een_gezin_past_bij_zijn_systeem(systeem):
    op = date(2026, 3, 11)
    for zaad in range(20):
        gezin = Gezinsbouwer(Random(zaad), "GM0034", systeem, op).bouw()
        jaren = [(op - lid.geboren).days / 365.25 for lid in gezin.leden]
        assert sum(jaar >= 18 for jaar in jaren) == systeem.volwassenen
        assert (min(jaren) < 18) == (systeem.kinderen == "minderjarig")
        assert bool(gezin.kinderen) == (systeem.kinderen != "geen")
        thuis = gezin.leden[0].adres
        assert 1311 <= int(thuis.postcode[:4]) <= 1363
        partners = [
            replace(lid.adres, van=thuis.van, geheim=thuis.geheim) for lid in gezin.leden if lid.soort == "partner"
        ]
        assert set(partners) <= {thuis}


def test_testnummers_zijn_geldig_en_van_de_testreeks():
    assert len(TESTNUMMERS) > 850
    assert all(nummer.startswith("9999") and voldoet_aan_elfproef(nummer) for nummer in TESTNUMMERS)


def test_kantooruren_liggen_na_wat_eraan_voorafging():
    klok = Klok(Kalender(goede_vrijdag_vrij=False, besluitdagen_vrij=False), Random(1))
    vrijdagavond = datetime(2026, 3, 13, 20, 0, tzinfo=TIJDZONE)
    for _ in range(50):
        moment = klok.kantoor(date(2026, 3, 14), vrijdagavond)
        assert moment > vrijdagavond
        assert moment.date() == date(2026, 3, 16)
        assert klok.in_kantooruren(moment)
