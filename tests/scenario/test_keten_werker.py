# SPDX-License-Identifier: EUPL-1.2
"""The same family with real worker processes: what waits is done days later, and nothing of the family goes along."""

import base64
import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from achtergrond.models import UitgaandBericht, Werk
from meldingen.models import Signaal
from monitoring.models import Monitoringsmoment
from overdracht.models import Overdracht
from tests.achtergrond.postbus import Postbus
from tests.achtergrond.test_kill import _met_post
from tests.achtergrond.werkers import werkers
from tests.klok import klok

from .test_keten import MELDING, OORDEEL, aanvaard, beoordeel, draag_over, gebeld

__all__ = ["gebeld", "klok"]
pytestmark = pytest.mark.django_db(transaction=True)
# What people typed about this family: nowhere in a task, a mail or a log.
INHOUD = {
    "Sanne",
    "Jip",
    "Kanariepiet",
    "Wijkagent",
    "Wim",
    MELDING["toelichting"],
    OORDEEL["conclusie"],
    "Rust in huis",
}


@pytest.fixture
def nu():
    """More than a year ago, so that for the worker of today both moments are due."""
    return timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=400)


def test_de_keten_met_een_echte_werker(gebeld, beoordelaar, lokaalteam, klok, monkeypatch, procesomgeving, tmp_path):
    draag_over(beoordeel(beoordelaar, gebeld, klok, "overdracht_lokaal"), gebeld.casus)
    klok.vooruit(hours=1)
    aanvaard(lokaalteam, Overdracht.objects.get())
    gebeld_met = taken()
    monkeypatch.undo()

    with Postbus() as postbus, werkers(_met_post(procesomgeving, postbus), tmp_path) as w:
        w.start("werker")
        for taak in ("achtergrond.veeg", "monitoring.veeg", "overdracht.veeg", "meldingen.veeg"):
            w.bel("werker", taak)
        w.wacht(lambda: Monitoringsmoment.objects.count() == 2 and postbus.berichten)
        w.bel("werker", "monitoring.veeg")
        w.wacht(lambda: Signaal.objects.filter(soort="monitoring_te_doen").count() == 2)
        logboek = w.log()

    overdracht = Overdracht.objects.get()
    (post,) = [bericht for bericht in postbus.berichten if bericht["To"] == overdracht.partij.email]
    assert f"/overdrachten/{overdracht.nummer}" in post.get_content()
    assert UitgaandBericht.objects.get(soort="overdracht_klaar").status == "verzonden"
    assert not Werk.objects.exclude(status="klaar").exists()
    for plek, tekst in (("mail", "".join(map(str, postbus.berichten))), ("logboek", logboek), ("taken", gebeld_met)):
        assert {woord for woord in INHOUD if woord in tekst} == set(), plek


def taken():
    """All that this process told the broker, decoded."""
    berichten = [json.loads(pad.read_text()) for pad in (settings.BROKER_MAP / "berichten").iterdir()]
    assert berichten
    return json.dumps(berichten) + "".join(base64.b64decode(bericht["body"]).decode() for bericht in berichten)
