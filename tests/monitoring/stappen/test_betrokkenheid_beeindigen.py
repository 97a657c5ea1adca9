# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from monitoring.models import Monitoring
from monitoring.stappen.betrokkenheid_beeindigen import betrokkenheid_beeindigen
from monitoring.stappen.plannen_na_overdracht import plannen_na_overdracht
from overdracht.stappen.terugleggen import terugleggen
from tests.meldingen.fabriek import beoordeeld
from tests.monitoring.fabriek import LELYSTAD, na, overgedragen
from tests.monitoring.sporen import audit, historie

pytestmark = pytest.mark.django_db
REDEN = "afsluitreden:overgedragen"


@pytest.fixture
def beeindig(beoordelaar, nu):
    return lambda casus, **anders: betrokkenheid_beeindigen(
        **{"medewerker": beoordelaar, "casus": casus, "afsluitreden": REDEN, "nu": na(nu, dagen=2)} | anders
    )


@pytest.fixture
def overdracht(frontoffice, beoordelaar, lokaalteam, nu):
    """Almere: monitoring after a handover is agreed; Veilig Thuis keeps zicht."""
    return overgedragen(frontoffice, beoordelaar, lokaalteam, nu, draagt_zicht=False)


@pytest.fixture
def zonder_monitoring(frontoffice, beoordelaar, lokaalteam, nu):
    """Lelystad: no monitoring agreed; the party has zicht."""
    return overgedragen(frontoffice, beoordelaar, lokaalteam, nu, gemeente=LELYSTAD)


def test_zonder_afspraak_over_monitoring_sluit_de_casus(zonder_monitoring, beeindig, beoordelaar):
    casus = beeindig(zonder_monitoring.casus)

    assert (casus.fase, casus.afsluitreden_id, casus.zicht_houder) == ("afgesloten", REDEN, None)
    assert historie(casus, "betrokkenheid_beeindigen") == [
        ("casus", "zicht", f"partij:{zonder_monitoring.partij_id}", "geen"),
        ("casus", "fase", "overgedragen", "afgesloten"),
    ]
    assert audit("betrokkenheid_beeindigen") == [
        ("gedaan", "casus", beoordelaar.pk, {"reden": REDEN, "naar": "afgesloten", "monitoring_gepland": False})
    ]


def test_met_afspraak_gaat_de_casus_naar_monitoring_vanaf_het_aanvaarden(overdracht, beeindig):
    casus = beeindig(overdracht.casus)

    monitoring = Monitoring.objects.get()
    assert (casus.fase, casus.overdracht_nodig, casus.zicht_houder) == ("monitoring", False, "vt")
    assert (monitoring.overdracht, monitoring.begin_op) == (overdracht, overdracht.aanvaard_op)
    assert list(monitoring.momenten.values_list("soort", flat=True)) == ["monitoring_3", "monitoring_12"]
    assert casus.afsluitreden_id is None


def test_wat_de_nachttaak_al_plande_wordt_niet_nog_eens_gepland(overdracht, beeindig, nu):
    plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=2))

    casus = beeindig(overdracht.casus)
    assert casus.fase == "monitoring"
    assert Monitoring.objects.count() == 1


def test_meegegeven_aan_het_clientsysteem_telt_vanaf_het_einde(frontoffice, beoordelaar, lokaalteam, nu, beeindig):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, client=True)

    assert beeindig(overdracht.casus).fase == "monitoring"
    assert Monitoring.objects.get().begin_op == na(nu, dagen=2)


def test_een_partij_met_zicht_houdt_het_tijdens_de_monitoring(frontoffice, beoordelaar, lokaalteam, nu, beeindig):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)

    casus = beeindig(overdracht.casus)
    assert (casus.fase, casus.zicht_partij_id, casus.monitoring_loopt) == ("overgedragen", overdracht.partij_id, True)
    with pytest.raises(VerkeerdeToestand) as fout:
        beeindig(casus)
    assert fout.value.tekst.startswith("De monitoring van deze casus loopt al.")


def test_zolang_een_overdracht_wacht_kan_het_niet(frontoffice, beoordelaar, lokaalteam, nu, beeindig):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, aanvaard=False)

    with pytest.raises(VerkeerdeToestand) as fout:
        beeindig(overdracht.casus)
    assert fout.value.tekst.startswith("Er staat nog een overdracht open.")


def test_zonder_aanvaarde_overdracht_kan_het_niet(frontoffice, beoordelaar, nu, beeindig, overdracht, lokaalteam):
    besloten = beoordeeld(frontoffice, beoordelaar, nu)
    terugleggen(
        medewerker=lokaalteam,
        overdracht=overdracht,
        terugmeldreden="terugmeldreden:geen_hulp",
        toelichting="Er kwam niemand.",
        nu=na(nu, dagen=1, uren=1),
    )

    for casus in (besloten.casus, overdracht.casus):
        with pytest.raises(VerkeerdeToestand) as fout:
            beeindig(casus)
        assert fout.value.tekst.startswith("Er is nog niets overgedragen.")


@pytest.mark.parametrize("reden", ["", "afsluitreden:bestaat_niet", "zwaarte:licht"])
def test_de_reden_komt_uit_de_lijst(zonder_monitoring, beeindig, reden):
    with pytest.raises(OngeldigeInvoer) as fout:
        beeindig(zonder_monitoring.casus, afsluitreden=reden)
    assert list(fout.value.velden) == ["afsluitreden"]


def test_een_casus_in_een_andere_fase_weigert(casus, beeindig):
    with pytest.raises(VerkeerdeToestand):
        beeindig(casus)


def test_wie_niet_overdraagt_mag_het_niet(zonder_monitoring, beeindig, frontoffice, lokaalteam, frontoffice_utrecht):
    for wie in (frontoffice, lokaalteam, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            beeindig(zonder_monitoring.casus, medewerker=wie)


def test_een_verouderd_scherm_wordt_geweigerd(zonder_monitoring, beeindig):
    with pytest.raises(InmiddelsGewijzigd):
        beeindig(zonder_monitoring.casus, versie=1)


def test_twee_keer_is_een_keer(zonder_monitoring, beeindig):
    token = uuid4()

    assert beeindig(zonder_monitoring.casus, token=token) == beeindig(zonder_monitoring.casus, token=token)
    assert len(audit("betrokkenheid_beeindigen")) == 1
