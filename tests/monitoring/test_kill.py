# SPDX-License-Identifier: EUPL-1.2
"""Real Celery workers killed with kill -9 while they plan monitoring: no family is forgotten, none is planned twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from achtergrond import wekken
from achtergrond.models import Werk
from audit.models import AuditRegel
from meldingen.models import Termijn
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.vegen import PLAN_TAAK, veeg
from tests.achtergrond.werkers import werkers
from tests.monitoring.fabriek import overgedragen

pytestmark = pytest.mark.django_db(transaction=True)

KNIPPEN = {
    "voor de claim": "achtergrond.werk:claim:voor",
    "halverwege": "monitoring.plannen:_plan:na",
    "na het effect": "monitoring.tasks:plan_monitoring:na",
}


@pytest.fixture
def zonder_broker(monkeypatch):
    """The broker is away while the sweep plans the jobs: every row has to be found by the next sweep."""

    def weg(*_):
        raise ConnectionError

    monkeypatch.setattr(wekken, "_stuur", weg)


def test_gedode_werkers_vergeten_geen_monitoring_en_plannen_niets_dubbel(
    procesomgeving, tmp_path, zonder_broker, frontoffice, beoordelaar, lokaalteam, nu
):
    ids = {naam: overgedragen(frontoffice, beoordelaar, lokaalteam, nu).pk for naam in [*KNIPPEN, "nooit gebeld"]}
    assert veeg(timezone.now()).te_plannen == len(ids)
    werk = {naam: Werk.objects.get(soort=PLAN_TAAK, onderwerp_id=ids[naam]).pk for naam in ids}

    with werkers(procesomgeving, tmp_path) as w:
        for naam, knip in KNIPPEN.items():
            w.start(naam, knip)
            w.bel(naam, PLAN_TAAK, werk_id=werk[naam])
        w.wacht_op_knip(*KNIPPEN)
        w.kill_9(*KNIPPEN)

        assert Monitoring.objects.count() == 0
        # The sessions of the killed workers end when the server notices; until then they may hold their rows.
        assert Werk.objects.filter(status="bezig").update(lease_tot=timezone.now() - timedelta(seconds=1)) == 2
        w.start("nieuw")
        for _ in range(3):
            w.bel("nieuw", "achtergrond.veeg")
            w.bel("nieuw", "monitoring.veeg")
        w.wacht(lambda: not Werk.objects.exclude(status="klaar").exists())

    assert set(Monitoring.objects.values_list("overdracht_id", flat=True)) == set(ids.values())
    assert Monitoringsmoment.objects.count() == 2 * len(ids)
    assert Termijn.objects.filter(onderwerp="monitoringsmoment").count() == 2 * len(ids)
    assert AuditRegel.objects.filter(actie="plannen_na_overdracht", deur="taak").count() == len(ids)
