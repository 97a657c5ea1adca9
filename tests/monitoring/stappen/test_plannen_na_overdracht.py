# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.utils import timezone

from meldingen.models import Overgang
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.overgedragen import afgeronde_overdrachten, zonder_monitoring
from monitoring.stappen.betrokkenheid_beeindigen import betrokkenheid_beeindigen
from monitoring.stappen.plannen_na_overdracht import plannen_na_overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.overdragen import overdragen
from overdracht.stappen.terugleggen import terugleggen
from tests.meldingen.fabriek import gemeld, in_beoordeling
from tests.monitoring.fabriek import LELYSTAD, besluit_overdracht, na, overdragen_invoer, overgedragen, vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db


@pytest.fixture
def overdracht(frontoffice, beoordelaar, lokaalteam, nu):
    return overgedragen(frontoffice, beoordelaar, lokaalteam, nu)


def test_de_monitoring_telt_vanaf_het_aanvaarden_hoe_laat_de_taak_ook_komt(overdracht, nu):
    plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=3))

    monitoring = Monitoring.objects.get()
    momenten = list(monitoring.momenten.order_by("gepland_op"))
    assert (monitoring.aanleiding, monitoring.begin_op) == ("overdracht", na(nu, dagen=1))
    assert [(m.soort, m.gepland_op.isoformat()) for m in momenten] == [
        ("monitoring_3", "2026-06-12"),
        ("monitoring_12", "2027-03-12"),
    ]
    assert termijnen("monitoringsmoment", momenten[1].pk) == [("monitoring_12", "2027-03-12", "open")]


def test_de_fase_en_het_zicht_blijven_wat_zij_zijn(overdracht, nu):
    plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=3))

    casus = vers(overdracht.casus)
    assert (casus.fase, casus.zicht_partij_id, casus.monitoring_loopt) == ("overgedragen", overdracht.partij_id, True)
    assert historie(casus, "plannen_na_overdracht") == [
        ("monitoring", "status", "", "loopt"),
        ("monitoringsmoment", "status", "", "gepland"),
        ("monitoringsmoment", "status", "", "gepland"),
    ]
    assert audit("plannen_na_overdracht") == [("gedaan", "casus", None, {"overdracht": overdracht.nummer})]


def test_twee_keer_is_een_keer(overdracht, nu):
    een = plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=3))
    twee = plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=4))

    assert (Monitoring.objects.get(), twee) == (een, None)


def test_alleen_waar_de_afspraak_het_zegt(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, gemeente=LELYSTAD)

    assert list(zonder_monitoring()) == []
    assert plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=3)) is None


def test_alleen_wat_aanvaard_is(frontoffice, beoordelaar, lokaalteam, nu, overdracht):
    overgedragen(frontoffice, beoordelaar, lokaalteam, nu, aanvaard=False)
    terug = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    terugleggen(
        medewerker=lokaalteam,
        overdracht=terug,
        terugmeldreden="terugmeldreden:geen_hulp",
        toelichting="Er kwam niemand.",
        nu=na(nu, dagen=1, uren=1),
    )

    assert list(zonder_monitoring()) == [overdracht]


def test_na_een_nieuwe_melding_telt_pas_het_volgende_einde(overdracht, frontoffice, nu):
    gemeld(frontoffice, na(nu, dagen=2), casus=vers(overdracht.casus))

    assert plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=3)) is None


def test_een_casus_die_sloot_en_weer_opent_krijgt_geen_oude_monitoring(
    frontoffice, beoordelaar, lokaalteam, nu, overdracht
):
    """The agreement changed after the involvement ended: what was closed stays as it was handled."""
    afspraak = overdracht.afspraak
    type(afspraak).objects.filter(pk=afspraak.pk).update(monitoring_na_overdracht=False)
    betrokkenheid_beeindigen(
        medewerker=beoordelaar,
        casus=overdracht.casus,
        afsluitreden="afsluitreden:overgedragen",
        nu=na(nu, dagen=2),
    )
    type(afspraak).objects.filter(pk=afspraak.pk).update(monitoring_na_overdracht=True)

    assert list(zonder_monitoring()) == []
    gemeld(frontoffice, na(nu, dagen=400), casus=vers(overdracht.casus))
    assert list(zonder_monitoring()) == []


@pytest.mark.parametrize("volgorde", [(0, 1), (1, 0)])
def test_twee_ontvangers_geven_een_reeks_vanaf_de_laatste(
    frontoffice, beoordelaar, lokaalteam, lokaalteam_ander, nu, volgorde
):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    besluit_overdracht(beoordelaar, melding, na(nu, uren=2))
    twee = overdragen(
        medewerker=beoordelaar,
        casus=vers(melding.casus),
        invoer=overdragen_invoer(melding, lokaalteam.organisatie.code, lokaalteam_ander.organisatie.code),
        nu=na(nu, uren=3),
    )
    for dagen, (wie, overdracht) in enumerate(zip((lokaalteam, lokaalteam_ander), twee, strict=True), start=1):
        aanvaarden(medewerker=wie, overdracht=overdracht, nu=na(nu, dagen=dagen))

    for index in volgorde:
        plannen_na_overdracht(overdracht=twee[index], nu=na(nu, dagen=5))

    gepland = Monitoringsmoment.objects.filter(status="gepland").order_by("gepland_op")
    assert [m.gepland_op.isoformat() for m in gepland] == ["2026-06-15", "2027-03-15"]
    assert list(zonder_monitoring()) == []
    assert {m.vervalreden for m in Monitoringsmoment.objects.filter(status="vervallen")} <= {
        "Vervangen: de betrokkenheid van Veilig Thuis eindigde later opnieuw."
    }


def test_een_sluiting_die_een_verbeterde_import_verving_telt_niet(overdracht, nu):
    """The first file said that the casus closed after the handover and opened again; the corrected one does not."""
    casus = vers(overdracht.casus)
    Overgang.objects.create(
        moment=na(nu, dagen=2), organisatie_id=casus.organisatie_id, casus_id=casus.pk, onderwerp="casus",
        onderwerp_id=casus.pk, kenmerk="fase", van="overgedragen", naar="afgesloten", stap="afsluiten",
    )  # fmt: skip
    assert (list(zonder_monitoring()), afgeronde_overdrachten(casus)) == ([], [])

    casus.herkomst, casus.historie_vanaf = "import", timezone.now() + timedelta(days=1)
    casus.save()

    assert (list(zonder_monitoring()), afgeronde_overdrachten(casus)) == ([overdracht], [overdracht])
