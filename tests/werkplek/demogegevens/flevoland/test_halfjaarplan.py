# SPDX-License-Identifier: EUPL-1.2
"""The families beside the sample, before anything is played."""

from collections import Counter
from datetime import UTC, date, datetime
from random import Random

import pytest

from meldingen.termijnen.kalender import WETTELIJK, dag_van
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.marges.flevoland.hoofdstuk2 import MELDERS as GEDRUKT
from werkplek.demogegevens.marges.flevoland.tellen import op_vijf
from werkplek.demogegevens.profielen.flevoland.halfjaarplan import BEGIN, EINDE, MELDERS, maak_gezinnen
from werkplek.demogegevens.profielen.flevoland.kaart import lees_kaarten
from werkplek.demogegevens.verdelingen import GEMEENTEN


@pytest.fixture(scope="module", params=[1, 2])
def gezinnen(request):
    rng = Random(request.param)
    return maak_gezinnen(lees_kaarten(), Klok(WETTELIJK, rng), rng)


def _in_het_halfjaar(gezin):
    return [nr for nr, groep in enumerate(gezin.groepen) if groep is not None]


def test_met_de_steekproef_zijn_het_er_1999(gezinnen):
    per_gemeente, per_melder = Counter(), Counter()
    for kaart in lees_kaarten():
        per_gemeente[kaart.gemeente] += 1
        per_melder[kaart.melder] += 1
    for gezin in gezinnen:
        for nr in _in_het_halfjaar(gezin):
            assert BEGIN <= dag_van(gezin.momenten[nr]) <= EINDE
            per_gemeente[gezin.gemeente] += 1
            per_melder[gezin.groepen[nr]] += 1
    assert per_gemeente == GEMEENTEN
    assert per_melder == MELDERS
    assert sum(per_melder.values()) == 1999


def test_afgerond_op_vijf_zijn_het_de_gedrukte_getallen():
    assert {groep: op_vijf(MELDERS[groep]) for _, groep, _, _ in GEDRUKT} == {
        groep: gedrukt for _, groep, gedrukt, _ in GEDRUKT
    }
    assert op_vijf(sum(MELDERS.values())) == 2000


def test_niemand_buiten_kantooruren_behalve_de_politie(gezinnen):
    klok = Klok(WETTELIJK, Random(0))
    anderen = [
        gezin.momenten[nr] for gezin in gezinnen for nr in _in_het_halfjaar(gezin) if gezin.groepen[nr] != "politie"
    ]
    assert len(anderen) > 400
    assert all(map(klok.in_kantooruren, anderen))


def test_wat_eerder_was_is_van_voor_2018_en_heeft_de_banden_van_tabel_3_3(gezinnen):
    banden = Counter()
    for gezin in gezinnen:
        eigen = _in_het_halfjaar(gezin)
        assert list(gezin.momenten) == sorted(gezin.momenten)
        assert all(dag_van(moment) < date(2017, 12, 20) for moment in gezin.momenten[: eigen[0]])
        for nr in eigen:
            banden["0" if nr == 0 else "1-2" if nr < 3 else "3-4" if nr < 5 else "5-8"] += 1
    totaal = sum(banden.values())
    for band, gedrukt in {"0": 36, "1-2": 39, "3-4": 14, "5-8": 11}.items():
        assert 100 * banden[band] / totaal == pytest.approx(gedrukt, abs=4)


def test_de_dagen_van_de_steekproef_zijn_bijna_voor_haar_alleen(gezinnen):
    vroeg = datetime(2018, 1, 11, tzinfo=UTC)
    anderen = sum(gezin.momenten[nr] < vroeg for gezin in gezinnen for nr in _in_het_halfjaar(gezin))
    assert 5 < anderen < 50
