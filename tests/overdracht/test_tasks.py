# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from achtergrond.models import UitgaandBericht
from audit.models import AuditRegel
from overdracht import tasks, vegen
from overdracht.models import Overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.vegen import Geveegd
from tests.overdracht.fabriek import verzonden

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebeld(monkeypatch):
    """The rings of the doorbell; the broker is the edge of the process."""
    belletjes = []
    monkeypatch.setattr(vegen, "wek", lambda taak, **ids: belletjes.append((taak, ids)))
    return belletjes


@pytest.fixture
def overdracht(frontoffice, beoordelaar, nu):
    return verzonden(frontoffice, beoordelaar, nu)


def test_veeg_begint_een_taak_per_verlopen_overdracht(overdracht, gebeld, nu):
    assert vegen.veeg(nu + timedelta(days=7)) == Geveegd(verlopen=0, herinneringen=1)
    gebeld.clear()

    assert vegen.veeg(nu + timedelta(days=8)) == Geveegd(verlopen=1, herinneringen=1)
    assert gebeld[0] == ("overdracht.laat_verlopen", {"overdracht_id": overdracht.pk})


def test_veeg_na_een_storing_van_weken_geeft_hetzelfde(overdracht, gebeld, nu):
    vegen.veeg(nu + timedelta(days=40))
    assert ("overdracht.laat_verlopen", {"overdracht_id": overdracht.pk}) in gebeld


def test_veeg_laat_beantwoorde_overdrachten_met_rust(overdracht, lokaalteam, gebeld, nu):
    aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)

    assert vegen.veeg(nu + timedelta(days=40)) == Geveegd(verlopen=0, herinneringen=0)
    assert gebeld == []


def test_taak_laat_verlopen_twee_keer_is_een_keer(frontoffice, beoordelaar):
    overdracht = verzonden(frontoffice, beoordelaar, timezone.now() - timedelta(days=30))

    tasks.laat_verlopen(overdracht_id=overdracht.pk)
    tasks.laat_verlopen(overdracht_id=overdracht.pk)

    assert Overdracht.objects.get().status == "verlopen"
    assert AuditRegel.objects.filter(actie="laat_verlopen").count() == 1


def test_taak_herinner_twee_keer_is_een_keer(frontoffice, beoordelaar):
    overdracht = verzonden(frontoffice, beoordelaar, timezone.now() - timedelta(days=30))

    tasks.herinner(overdracht_id=overdracht.pk)
    tasks.herinner(overdracht_id=overdracht.pk)

    bericht = UitgaandBericht.objects.get(soort="overdracht_herinnering")
    assert (bericht.aan, bericht.regel) == (overdracht.partij.email, "overdracht_herinnering")


def test_herinneren_alleen_wie_nog_niet_bevestigde(overdracht, lokaalteam, nu):
    assert vegen.herinner(overdracht.pk, nu=nu + timedelta(days=1)) is False
    bevestigen(medewerker=lokaalteam, overdracht=overdracht, nu=nu)
    assert vegen.herinner(overdracht.pk, nu=nu + timedelta(days=9)) is False


def test_veeg_herinnert_niet_nog_eens(overdracht, gebeld, nu):
    later = nu + timedelta(days=5)
    vegen.herinner(overdracht.pk, nu=later)

    assert vegen.veeg(later) == Geveegd(verlopen=0, herinneringen=0)


def test_taken_staan_in_het_rooster_onder_hun_eigen_naam():
    namen = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    assert tasks.veeg.name == "overdracht.veeg"
    assert "overdracht.veeg" in namen
