# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from monitoring.stappen.plannen_na_overdracht import plannen_na_overdracht
from tests.monitoring.fabriek import eerste_moment, lopende_dienst, moment_invoer, na, overgedragen, vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db
REDEN = "afsluitreden:monitoring_afgerond"


@pytest.fixture
def over_een_jaar(nu):
    return nu.replace(year=2027)


@pytest.fixture
def sluit(onderzoeker, over_een_jaar):
    return lambda casus, **anders: afsluiten(
        **{"medewerker": onderzoeker, "casus": casus, "afsluitreden": REDEN, "nu": over_een_jaar} | anders
    )


@pytest.fixture
def klaar(casus, onderzoeker, over_een_jaar):
    """Both moments were held and showed safety."""
    _alles_vastgelegd(casus, onderzoeker, over_een_jaar)
    return vers(casus)


def _alles_vastgelegd(casus, onderzoeker, wanneer, **anders):
    for _ in range(2):
        moment = eerste_moment(casus)
        moment_vastleggen(medewerker=onderzoeker, moment=moment, invoer=moment_invoer(wanneer, **anders), nu=wanneer)


def test_de_casus_is_afgesloten_en_niemand_heeft_zicht(klaar, sluit, over_een_jaar, onderzoeker):
    casus = vers(sluit(klaar))

    assert (casus.fase, casus.gesloten_op, casus.afsluitreden_id) == ("afgesloten", over_een_jaar, REDEN)
    assert (casus.zicht_houder, casus.zicht_sinds, casus.monitoring_loopt) == (None, None, False)
    assert Monitoring.objects.get().gesloten_op == over_een_jaar
    assert historie(casus, "afsluiten") == [
        ("monitoring", "status", "loopt", "afgesloten"),
        ("casus", "zicht", "vt", "geen"),
        ("casus", "fase", "monitoring", "afgesloten"),
    ]
    assert audit("afsluiten") == [("gedaan", "casus", onderzoeker.pk, {"reden": REDEN, "momenten_vervallen": 0})]


def test_een_gepland_moment_vervalt_alleen_met_een_reden(casus, sluit):
    anders = {"afsluitreden": "afsluitreden:verhuisd"}
    with pytest.raises(OngeldigeInvoer) as fout:
        sluit(casus, **anders)
    assert list(fout.value.velden) == ["vervalreden"]

    sluit(casus, vervalreden="Het gezin is verhuisd naar Utrecht.", **anders)
    momenten = Monitoringsmoment.objects.order_by("gepland_op")
    assert {(m.status, m.vervalreden) for m in momenten} == {("vervallen", "Het gezin is verhuisd naar Utrecht.")}
    assert termijnen("monitoringsmoment", momenten[0].pk) == [("monitoring_3", "2026-06-11", "vervallen")]


def test_veilig_afgerond_kan_alleen_als_het_laatste_moment_veilig_was(casus, onderzoeker, over_een_jaar, sluit):
    _alles_vastgelegd(casus, onderzoeker, over_een_jaar, veiligheid="veiligheid:onveilig")

    with pytest.raises(OngeldigeInvoer) as fout:
        sluit(casus)
    assert list(fout.value.velden) == ["afsluitreden"]
    assert sluit(casus, afsluitreden="afsluitreden:anders").fase == "afgesloten"


def test_een_overgedragen_casus_met_monitoring_sluit_ook(
    frontoffice, beoordelaar, onderzoeker, lokaalteam, nu, over_een_jaar, sluit
):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=2))
    _alles_vastgelegd(overdracht.casus, onderzoeker, over_een_jaar)

    assert sluit(overdracht.casus).fase == "afgesloten"
    assert historie(overdracht.casus, "afsluiten")[1:] == [
        ("casus", "zicht", f"partij:{overdracht.partij_id}", "geen"),
        ("casus", "fase", "overgedragen", "afgesloten"),
    ]


@pytest.mark.parametrize("reden", ["", "afsluitreden:bestaat_niet", "zwaarte:licht"])
def test_de_reden_komt_uit_de_lijst(klaar, sluit, reden):
    with pytest.raises(OngeldigeInvoer) as fout:
        sluit(klaar, afsluitreden=reden)
    assert list(fout.value.velden) == ["afsluitreden"]


def test_wat_nog_loopt_of_al_gesloten_is_weigert(frontoffice, beoordelaar, onderzoeker, lokaalteam, nu, klaar, sluit):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)
    zonder = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    sluit(klaar)

    for casus in (dienst.casus, zonder.casus, klaar):
        with pytest.raises(VerkeerdeToestand):
            sluit(casus)


def test_wie_niet_afsluit_mag_het_niet(klaar, sluit, beoordelaar, manager, frontoffice_utrecht):
    for wie in (beoordelaar, manager, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            sluit(klaar, medewerker=wie)


def test_een_verouderd_scherm_wordt_geweigerd(klaar, sluit):
    with pytest.raises(InmiddelsGewijzigd):
        sluit(klaar, versie=klaar.versie - 1)


def test_twee_keer_is_een_keer(klaar, sluit):
    token = uuid4()

    assert sluit(klaar, token=token) == sluit(klaar, token=token)
    assert len(audit("afsluiten")) == 1
