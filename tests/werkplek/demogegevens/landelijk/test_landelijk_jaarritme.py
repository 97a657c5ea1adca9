# SPDX-License-Identifier: EUPL-1.2
"""When things come in: the season of a year, and the hours that somebody is there."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from meldingen.klok import instelling_van
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.profielen.landelijk.gezinsplan import GROOTTES, MINSTENS_TUSSEN, Ontvangst, maak_plannen
from werkplek.demogegevens.profielen.landelijk.jaarritme import SEIZOEN, dagen, moment


def test_elke_maand_zoveel_als_het_seizoen():
    per_maand = Counter(dag.month for dag in dagen(sum(SEIZOEN) * 10, 2017, "zeeland", Random(1)))
    for maand, gewicht in enumerate(SEIZOEN, start=1):
        assert per_maand[maand] == pytest.approx(gewicht * 10, abs=1)


def test_dagen_op_volgorde_in_hun_jaar():
    alle = list(dagen(500, 2019, "zeeland", Random(1)))
    assert len(alle) == 500
    assert alle == sorted(alle, key=lambda dag: dag.month)
    assert {dag.year for dag in alle} == {2019}


def test_meer_in_het_laatste_kwartaal_waar_vroeg_is_voorgelicht():
    def laatste_kwartaal(jaar, regio):
        return sum(dag.month > 9 for dag in dagen(10_000, jaar, regio, Random(1)))

    assert laatste_kwartaal(2018, "utrecht") > laatste_kwartaal(2018, "zeeland") + 200
    assert laatste_kwartaal(2019, "utrecht") == laatste_kwartaal(2019, "zeeland")


@pytest.mark.django_db
@pytest.mark.parametrize("dag", [date(2017, 1, 1), date(2017, 12, 31), date(2019, 12, 31), date(2018, 3, 25)])
def test_een_moment_blijft_in_zijn_jaar(dag, flevoland):
    klok = Klok(instelling_van(flevoland).kalender, Random(1))
    for _ in range(50):
        overdag, altijd = moment(dag, klok, altijd=False), moment(dag, klok, altijd=True)
        assert klok.in_kantooruren(overdag)
        assert dag_van(overdag).year == dag.year
        assert dag_van(altijd) == dag


def test_gezinnen_verdelen_alle_meldingen():
    begin = datetime(2017, 1, 2, 10, tzinfo=TIJDZONE)
    alle = [Ontvangst(begin + timedelta(hours=6 * nr), "politie", crisis=False) for nr in range(4000)]
    plannen = maak_plannen(alle, Random(1))
    assert sorted(nummer for plan in plannen for nummer in plan.nummers) == list(range(len(alle)))
    assert max(len(plan.nummers) for plan in plannen) == max(GROOTTES)
    assert [plan.nummers[0] for plan in plannen] == sorted(plan.nummers[0] for plan in plannen)
    for plan in plannen:
        for eerder, later in pairwise(plan.ontvangsten):
            assert later.op - eerder.op >= timedelta(days=MINSTENS_TUSSEN)
