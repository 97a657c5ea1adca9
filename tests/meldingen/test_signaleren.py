# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime, timedelta

import pytest

from meldingen import vegen
from meldingen.models import Signaal, Termijn
from meldingen.signaleren import signaleer_termijn, te_signaleren_termijnen
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.tasks import signaleer_termijn as taak
from organisaties.models import VTOrganisatie
from tests.meldingen.fabriek import antwoorden, beoordeeld, besluit, gemeld
from tests.personas import AMSTERDAM

pytestmark = pytest.mark.django_db


def op(dag, uur=9):
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=AMSTERDAM)


@pytest.fixture
def vb(frontoffice, nu):
    """Received on Wednesday 11 March 2026: assessed by Wednesday 18 March."""
    gemeld(frontoffice, nu)
    return Termijn.objects.get(soort="vb")


def signalen(nu):
    """Sweep and work off everything, as beat and worker do; the open and settled signals afterwards."""
    for termijn_id in te_signaleren_termijnen(nu).values_list("pk", flat=True):
        signaleer_termijn(termijn_id, nu=nu)
    return sorted(Signaal.objects.filter(afgehandeld_op__isnull=True).values_list("soort", "sleutel"))


@pytest.mark.parametrize(
    ("dag", "soort"),
    [
        (date(2026, 3, 13), None),
        (date(2026, 3, 16), "termijn_nadert"),
        (date(2026, 3, 18), "termijn_nadert"),
        (date(2026, 3, 19), "termijn_verstreken"),
    ],
)
def test_een_termijn_nadert_twee_werkdagen_vooraf_en_verstrijkt_de_dag_erna(vb, dag, soort):
    assert signalen(op(dag)) == ([(soort, f"{vb.pk}:2026-03-18")] if soort else [])


def test_het_weekend_telt_niet_mee(vb):
    """Saturday 14 March: Monday and Tuesday are the two working days before the last one."""
    assert signalen(op(date(2026, 3, 14))) == []
    assert [soort for soort, _ in signalen(op(date(2026, 3, 16), 0))] == ["termijn_nadert"]


def test_elke_organisatie_telt_met_haar_eigen_vrije_dagen(vb):
    """A term that ends on Tuesday 7 April 2026, after Easter: Goede Vrijdag (3 April) is a day off by setting."""
    Termijn.objects.filter(pk=vb.pk).update(uiterste_datum=date(2026, 4, 7))
    regio = VTOrganisatie.objects.filter(pk=vb.organisatie_id)

    regio.update(goede_vrijdag_vrij=False)
    assert signalen(op(date(2026, 4, 1))) == []
    regio.update(goede_vrijdag_vrij=True)
    assert [soort for soort, _ in signalen(op(date(2026, 4, 1)))] == ["termijn_nadert"]


def test_twee_dagen_storing_geeft_dezelfde_open_signalen(vb):
    for dag in range(11, 21):
        elke_dag = signalen(op(date(2026, 3, dag)))
    Signaal.objects.all().delete()

    assert signalen(op(date(2026, 3, 20))) == elke_dag == [("termijn_verstreken", f"{vb.pk}:2026-03-18")]


def test_twee_keer_is_een_keer(vb):
    nu = op(date(2026, 3, 17))

    assert [signaleer_termijn(vb.pk, nu=nu) for _ in range(3)] == [True, False, False]
    assert list(te_signaleren_termijnen(nu)) == []


def test_een_gehaalde_termijn_geeft_geen_signaal_meer_en_lost_het_op(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    termijn = Termijn.objects.get(soort="vb", melding=melding)
    te_laat = nu + timedelta(days=10)
    signaleer_termijn(termijn.pk, nu=te_laat)
    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=te_laat)
    beoordelen(
        medewerker=beoordelaar,
        melding=melding,
        invoer=antwoorden(),
        besluit=besluit("onderzoek"),
        nu=te_laat + timedelta(hours=1),
    )

    assert Signaal.objects.get().afgehandeld_op == te_laat + timedelta(hours=1)
    assert signaleer_termijn(termijn.pk, nu=te_laat + timedelta(days=1)) is False


def test_een_crisistermijn_telt_in_uren(frontoffice, nu):
    gemeld(frontoffice, nu, crisis=True)
    crisis = Termijn.objects.get(soort="crisis")

    voor, kort, na = (crisis.uiterste_moment + timedelta(hours=uren) for uren in (-7, -5, 1))
    assert signalen(voor) == []
    sleutel = f"{crisis.pk}:{crisis.uiterste_datum.isoformat()}"
    assert signalen(kort) == [("termijn_nadert", sleutel)]
    assert signalen(na) == [("termijn_verstreken", sleutel)]


def test_het_signaal_is_voor_de_behandelaar_van_de_casus(frontoffice, beoordelaar, nu):
    beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    signalen(nu + timedelta(days=100))

    assert {s.voor for s in Signaal.objects.all()} == {beoordelaar}


def test_de_taak_kent_alleen_een_id_en_verdraagt_een_verdwenen_rij(vb):
    taak(termijn_id=vb.pk)
    taak(termijn_id=0)

    assert Signaal.objects.count() == 1


def test_vegen_wekt_een_taak_per_termijn(vb, monkeypatch):
    gewekt = []
    monkeypatch.setattr(vegen, "wek", lambda taaknaam, **ids: gewekt.append((taaknaam, ids)))

    assert vegen.veeg(op(date(2026, 3, 17))) == 1
    assert gewekt == [("meldingen.signaleer_termijn", {"termijn_id": vb.pk})]
