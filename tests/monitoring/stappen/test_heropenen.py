# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.heropenen import heropenen
from tests.monitoring.fabriek import vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db
REDEN = "heropenreden:nieuwe_informatie"


@pytest.fixture
def gesloten(casus, onderzoeker, straks):
    afsluiten(
        medewerker=onderzoeker,
        casus=casus,
        afsluitreden="afsluitreden:anders",
        vervalreden="Het gezin wil geen contact meer.",
        nu=straks,
    )
    return vers(casus)


@pytest.fixture
def heropen(beoordelaar, straks):
    standaard = {
        "medewerker": beoordelaar,
        "heropenreden": REDEN,
        "toelichting": "De huisarts belde.",
        "datum": date(2026, 8, 3),
        "nu": straks.replace(month=7),
    }
    return lambda casus, **anders: heropenen(**{"casus": casus, **standaard} | anders)


def test_de_casus_is_weer_open_in_monitoring_met_zicht_bij_vt(gesloten, heropen, beoordelaar, straks):
    casus = vers(heropen(gesloten))

    assert (casus.fase, casus.gesloten_op, casus.afsluitreden_id) == ("monitoring", None, None)
    assert (casus.zicht_houder, casus.zicht_sinds) == ("vt", straks.replace(month=7))
    assert historie(casus, "heropenen") == [
        ("monitoring", "status", "", "loopt"),
        ("monitoringsmoment", "status", "", "gepland"),
        ("casus", "zicht", "geen", "vt"),
        ("casus", "fase", "afgesloten", "monitoring"),
    ]
    assert audit("heropenen") == [("gedaan", "casus", beoordelaar.pk, {"reden": REDEN, "gepland_op": "2026-08-03"})]


def test_er_staat_een_extra_moment_en_geen_vaste_reeks(gesloten, heropen):
    heropen(gesloten)

    monitoring = Monitoring.objects.get(status="loopt")
    moment = Monitoringsmoment.objects.get(status="gepland")
    assert (monitoring.aanleiding, monitoring.heropenreden_id) == ("heropening", REDEN)
    assert (moment.soort, moment.gepland_op, moment.reden) == (
        "monitoring_extra",
        date(2026, 8, 3),
        "De huisarts belde.",
    )
    assert termijnen("monitoringsmoment", moment.pk) == [("monitoring_extra", "2026-08-03", "open")]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"heropenreden": ""}, "heropenreden"),
        ({"heropenreden": "heropenreden:bestaat_niet"}, "heropenreden"),
        ({"heropenreden": "heropenreden:nieuwe_melding"}, "heropenreden"),
        ({"heropenreden": "heropenreden:teruggelegd"}, "heropenreden"),
        ({"toelichting": ""}, "toelichting"),
        ({"datum": date(2026, 7, 11)}, "datum"),
    ],
)
def test_foute_invoer_noemt_het_veld_en_verandert_niets(gesloten, heropen, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        heropen(gesloten, **anders)

    assert list(fout.value.velden) == [veld]
    assert vers(gesloten).fase == "afgesloten"


def test_een_open_casus_kan_niet_heropend_worden(casus, heropen):
    with pytest.raises(VerkeerdeToestand):
        heropen(casus)


def test_wie_niet_heropent_mag_het_niet(gesloten, heropen, frontoffice, lokaalteam, frontoffice_utrecht):
    for wie in (frontoffice, lokaalteam, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            heropen(gesloten, medewerker=wie)


def test_een_verouderd_scherm_wordt_geweigerd(gesloten, heropen):
    with pytest.raises(InmiddelsGewijzigd):
        heropen(gesloten, versie=gesloten.versie - 1)


def test_twee_keer_is_een_keer(gesloten, heropen):
    token = uuid4()

    assert heropen(gesloten, token=token) == heropen(gesloten, token=token)
    assert Monitoring.objects.filter(status="loopt").count() == 1
