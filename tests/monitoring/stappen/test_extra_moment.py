# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from monitoring.models import Monitoringsmoment
from monitoring.stappen.extra_moment import extra_moment
from tests.monitoring.fabriek import lopende_dienst, vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(onderzoeker, straks):
    standaard = {
        "medewerker": onderzoeker,
        "datum": date(2026, 9, 1),
        "reden": "School maakt zich zorgen.",
        "nu": straks,
    }
    return lambda casus, **anders: extra_moment(**{"casus": casus, **standaard} | anders)


def test_het_moment_staat_gepland_met_zijn_eigen_termijn(casus, plan, onderzoeker):
    moment = plan(casus)

    assert (moment.soort, moment.status, moment.gepland_op) == ("monitoring_extra", "gepland", date(2026, 9, 1))
    assert termijnen("monitoringsmoment", moment.pk) == [("monitoring_extra", "2026-09-01", "open")]
    assert historie(casus, "extra_moment") == [("monitoringsmoment", "status", "", "gepland")]
    assert audit("extra_moment") == [("gedaan", "monitoringsmoment", onderzoeker.pk, {"gepland_op": "2026-09-01"})]


def test_meer_dan_een_extra_moment_kan(casus, plan):
    plan(casus)
    plan(casus, datum=date(2026, 10, 1))

    assert Monitoringsmoment.objects.filter(soort="monitoring_extra").count() == 2


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"datum": date(2026, 6, 11)}, "datum"),
        ({"datum": date(2031, 6, 30)}, "datum"),
        ({"reden": ""}, "reden"),
        ({"reden": "a" * 1001}, "reden"),
    ],
)
def test_foute_invoer_noemt_het_veld(casus, plan, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        plan(casus, **anders)
    assert list(fout.value.velden) == [veld]


def test_zonder_lopende_monitoring_kan_het_niet(frontoffice, beoordelaar, onderzoeker, nu, plan):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)

    with pytest.raises(VerkeerdeToestand):
        plan(dienst.casus)


def test_wie_niet_monitort_mag_het_niet(casus, plan, beoordelaar, frontoffice_utrecht):
    for wie in (beoordelaar, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            plan(casus, medewerker=wie)


def test_een_verouderd_scherm_wordt_geweigerd(casus, plan):
    with pytest.raises(InmiddelsGewijzigd):
        plan(casus, versie=vers(casus).versie - 1)


def test_twee_keer_is_een_keer(casus, plan):
    token = uuid4()

    assert plan(casus, token=token) == plan(casus, token=token)
    assert Monitoringsmoment.objects.filter(soort="monitoring_extra").count() == 1
