# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from achtergrond import wekken
from achtergrond.models import Werk
from meldingen.models import Signaal
from monitoring.models import Monitoring
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from monitoring.tasks import plan_na_overdracht
from monitoring.tasks import signaleer_moment as signaleer_taak
from monitoring.tasks import veeg as veeg_taak
from monitoring.vegen import Geveegd, signaleer_moment, te_signaleren_momenten, veeg
from tests.achtergrond.gelijktijdig import tegelijk
from tests.monitoring.fabriek import LELYSTAD, moment_invoer, na, overgedragen, vers


@pytest.fixture
def gerinkeld(monkeypatch):
    """Every ring of the doorbell as (task, ids), without a broker."""
    keren = []
    monkeypatch.setattr(wekken.bel, "stil_tot", 0.0)
    monkeypatch.setattr(wekken, "_stuur", lambda taaknaam, ids: keren.append((taaknaam, ids)))
    return keren


@pytest.mark.django_db
def test_een_moment_wordt_gesignaleerd_op_zijn_dag(moment, straks, onderzoeker):
    assert list(te_signaleren_momenten(straks - timedelta(days=1))) == []
    assert signaleer_moment(moment.pk, nu=straks) is True

    signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.sleutel, signaal.voor, signaal.casus_id) == (
        "monitoring_te_doen", moment.nummer, onderzoeker, moment.casus_id,
    )  # fmt: skip


@pytest.mark.django_db
def test_signaleren_twee_keer_of_dagen_later_is_een_keer(moment, straks):
    assert [signaleer_moment(moment.pk, nu=na(straks, dagen=dagen)) for dagen in (2, 2, 5)] == [True, False, False]
    assert list(te_signaleren_momenten(na(straks, dagen=6))) == []


@pytest.mark.django_db
def test_vastleggen_lost_het_signaal_op(moment, straks, onderzoeker):
    signaleer_moment(moment.pk, nu=straks)
    moment_vastleggen(medewerker=onderzoeker, moment=moment, invoer=moment_invoer(straks), nu=na(straks, uren=1))

    assert Signaal.objects.get().afgehandeld_op == na(straks, uren=1)
    assert signaleer_moment(moment.pk, nu=na(straks, dagen=1)) is False


@pytest.mark.django_db
def test_een_verdwenen_rij_is_geen_fout(db):
    signaleer_taak(moment_id=0)
    assert Signaal.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_vegen_plant_een_rij_werk_per_overdracht_en_een_taak_per_moment(
    gerinkeld, frontoffice, beoordelaar, onderzoeker, lokaalteam, nu, moment, straks
):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    overgedragen(frontoffice, beoordelaar, lokaalteam, nu, gemeente=LELYSTAD)
    gerinkeld.clear()

    assert veeg(straks) == Geveegd(te_plannen=1, te_signaleren=1)
    rij = Werk.objects.get()
    assert (rij.soort, rij.sleutel, rij.onderwerp_id) == (
        "monitoring.plan_na_overdracht",
        str(overdracht.pk),
        overdracht.pk,
    )
    assert gerinkeld == [
        ("monitoring.plan_na_overdracht", {"werk_id": rij.pk}),
        ("monitoring.signaleer_moment", {"moment_id": moment.pk}),
    ]


@pytest.mark.django_db(transaction=True)
def test_na_twee_dagen_storing_is_de_uitkomst_gelijk(gerinkeld, frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    for _ in range(2):
        veeg_taak()
        for rij in Werk.objects.all():
            plan_na_overdracht(werk_id=rij.pk)

    monitoring = Monitoring.objects.get()
    assert (monitoring.begin_op, monitoring.momenten.count()) == (vers(overdracht).aanvaard_op, 2)
    assert Werk.objects.get().status == "klaar"
    assert veeg(na(nu, dagen=2)) == Geveegd(te_plannen=0, te_signaleren=0)


@pytest.mark.django_db(transaction=True)
def test_tegelijk_plannen_en_signaleren_is_een_keer(
    gerinkeld, frontoffice, beoordelaar, lokaalteam, nu, moment, straks
):
    overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    veeg(straks)
    werk_id = Werk.objects.get().pk

    assert sorted(tegelijk(lambda: signaleer_moment(moment.pk, nu=straks), aantal=4)) == [False] * 3 + [True]
    tegelijk(lambda: plan_na_overdracht(werk_id=werk_id), aantal=4)
    assert Monitoring.objects.filter(aanleiding="overdracht").count() == 1
