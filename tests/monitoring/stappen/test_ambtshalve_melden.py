# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Betrokkene, Bron, Incident, Melding
from monitoring.invoer import AmbtshalveInvoer
from monitoring.stappen.ambtshalve_melden import ambtshalve_melden, personen_van
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from personen.samenvoegen import voeg_samen
from tests.monitoring.fabriek import lopende_dienst, moment_invoer, vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db


@pytest.fixture
def personen(casus):
    return tuple(personen_van(casus))


@pytest.fixture
def meld(onderzoeker, straks, personen):
    def doe(casus, *, medewerker=onderzoeker, moment=None, versie=None, token=None, **anders):
        velden = {"personen": personen, "toelichting": "De hulp is gestopt en er was weer geweld.", "crisis": False}
        return ambtshalve_melden(
            medewerker=medewerker,
            casus=casus,
            moment=moment,
            invoer=AmbtshalveInvoer(**velden | anders),
            nu=straks,
            versie=versie,
            token=token,
        )

    return doe


def test_de_melding_is_ambtshalve_en_loopt_als_elke_melding(casus, meld, straks):
    melding = vers(meld(casus))

    assert (melding.ambtshalve, melding.kanaal_id, melding.status) == (True, "kanaal:ambtshalve", "ontvangen")
    assert melding.melder_soort_id == "meldersoort:veilig_thuis_zelf"
    assert (melding.ontvangen_op, melding.casusfase_bij_ontvangst) == (straks, "monitoring")
    assert termijnen("melding", melding.pk) == [("vb", "2026-06-18", "open"), ("informeren", "2026-07-09", "open")]
    assert Bron.objects.filter(melding=melding).count() == 0


def test_de_casus_gaat_naar_de_beoordeling_en_de_monitoring_blijft_staan(casus, meld, onderzoeker):
    melding = meld(casus)

    casus = vers(casus)
    assert (casus.fase, casus.zicht_houder, casus.monitoring_loopt) == ("vb", "vt", True)
    assert historie(casus, "ambtshalve_melden") == [
        ("melding", "status", "", "ontvangen"),
        ("casus", "fase", "monitoring", "vb"),
    ]
    assert audit("ambtshalve_melden") == [("gedaan", "melding", onderzoeker.pk, {"moment": None, "crisis": False})]
    assert melding.casus == casus


def test_de_betrokkenen_krijgen_hun_laatste_rol(casus, meld, personen):
    melding = meld(casus, personen=personen[:1])

    assert [(b.persoon.nummer, b.rol_id) for b in Betrokkene.objects.filter(melding=melding)] == [
        (personen[0], "betrokkenerol:slachtoffer")
    ]


def test_wie_onder_twee_nummers_in_de_casus_staat_is_een_keer_te_kiezen(casus, meld, personen, onderzoeker, straks):
    eerste = meld(casus, personen=personen[:1])
    mensen = [rij.persoon for rij in Betrokkene.objects.filter(casus=casus, persoon__nummer__in=personen)]
    een, ander = {mens.pk: mens for mens in mensen}.values()
    voeg_samen(een=een, ander=ander, door_id=onderzoeker.pk, reden="Zelfde.", nu=straks)

    (keuze,) = personen_van(vers(casus))

    assert keuze == eerste.betrokkenen.get().persoon.nummer


def test_een_incident_en_crisis_gaan_mee(casus, meld):
    melding = meld(casus, crisis=True, incident_datum=date(2026, 6, 10))

    assert Incident.objects.get(melding=melding).datum == date(2026, 6, 10)
    assert [soort for soort, *_ in termijnen("melding", melding.pk)] == ["vb", "informeren", "crisis"]


def test_uit_een_moment_volgt_een_melding(moment, meld, onderzoeker, straks):
    moment_vastleggen(
        medewerker=onderzoeker,
        moment=moment,
        invoer=moment_invoer(straks, veiligheid="veiligheid:onveilig", vervolg="ambtshalve"),
        nu=straks,
    )
    melding = meld(moment.casus, moment=moment)

    assert vers(moment).melding == melding
    with pytest.raises(VerkeerdeToestand):
        meld(moment.casus, moment=moment)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"personen": ()}, "personen"),
        ({"personen": ("P-2026-999999",)}, "personen"),
        ({"toelichting": " "}, "toelichting"),
        ({"toelichting": "a\x00b"}, "toelichting"),
        ({"incident_datum": date(2026, 6, 12)}, "incident_datum"),
        ({"incident_datum": date(1800, 1, 1)}, "incident_datum"),
        ({"aard": ("zwaarte:licht",)}, "aard"),
    ],
)
def test_foute_invoer_noemt_het_veld_en_verandert_niets(casus, meld, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        meld(casus, **anders)

    assert list(fout.value.velden) == [veld]
    assert Melding.objects.count() == 1


def test_zonder_monitoring_kan_het_niet(frontoffice, beoordelaar, onderzoeker, nu, meld):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)

    with pytest.raises(VerkeerdeToestand):
        meld(dienst.casus)


def test_wie_niet_monitort_mag_het_niet(casus, meld, beoordelaar, frontoffice_utrecht):
    for wie in (beoordelaar, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            meld(casus, medewerker=wie)


def test_een_verouderd_scherm_wordt_geweigerd(casus, meld):
    with pytest.raises(InmiddelsGewijzigd):
        meld(casus, versie=casus.versie - 1)


def test_twee_keer_is_een_keer(casus, meld):
    token = uuid4()

    assert meld(casus, token=token) == meld(casus, token=token)
    assert Melding.objects.count() == 2
