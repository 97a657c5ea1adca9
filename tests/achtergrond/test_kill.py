# SPDX-License-Identifier: EUPL-1.2
"""Real Celery workers killed with kill -9 at every point where it could hurt: nothing lost, nothing done twice."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from achtergrond import wekken
from achtergrond.berichten import VERSTUUR_TAAK, plan_bericht, verstuur_opnieuw
from achtergrond.models import UitgaandBericht, Werk
from achtergrond.werk import plan
from audit.models import AuditRegel
from tests.achtergrond.postbus import Postbus
from tests.achtergrond.werkers import werkers

pytestmark = pytest.mark.django_db(transaction=True)

WERK_KNIPPEN = {
    "voor de claim": "achtergrond.werk:claim:voor",
    "na de claim": "achtergrond.werk:_nog_van_ons:na",
    "na het effect": "tests.achtergrond.proeftaken:effect:na",
    "na de markering": "achtergrond.werk:voer_uit:na",
}
BERICHT_KNIPPEN = {
    "voor de claim": "achtergrond.berichten:_claim:voor",
    "na de claim": "achtergrond.berichten:_claim:na",
    "na het versturen": "achtergrond.berichten:_markeer:voor",
    "na de markering": "achtergrond.berichten:_markeer:na",
}


@pytest.fixture
def zonder_broker(monkeypatch):
    """The broker is away while everything is planned: every row has to be found by the sweep."""

    def weg(*_):
        raise ConnectionError

    monkeypatch.setattr(wekken, "_stuur", weg)


def _verloop(model):
    """The lease of the killed workers runs out."""
    return model.objects.filter(status="bezig").update(lease_tot=timezone.now() - timedelta(seconds=1))


def _stand(model, sleutel):
    return dict(model.objects.values_list(sleutel, "status"))


def test_gedode_werkers_verliezen_geen_werk_en_doen_niets_dubbel(procesomgeving, tmp_path, zonder_broker):
    nu = timezone.now()
    ids = {s: plan(soort="proef.effect", sleutel=s, onderwerp_id=1, due_op=nu) for s in [*WERK_KNIPPEN, "nooit gebeld"]}

    with werkers(procesomgeving, tmp_path) as w:
        for naam, knip in WERK_KNIPPEN.items():
            w.start(naam, knip)
            w.bel(naam, "proef.effect", werk_id=ids[naam])
        w.wacht_op_knip(*WERK_KNIPPEN)
        w.kill_9(*WERK_KNIPPEN)

        w.wacht(lambda: AuditRegel.objects.count() == 1)
        assert _stand(Werk, "sleutel") == {
            "voor de claim": "wacht",
            "na de claim": "bezig",
            "na het effect": "bezig",
            "na de markering": "klaar",
            "nooit gebeld": "wacht",
        }

        assert _verloop(Werk) == 2
        w.start("nieuw")
        w.bel("nieuw", "proef.effect", werk_id=ids["na de markering"])
        for _ in range(3):
            w.bel("nieuw", "achtergrond.veeg")
        w.wacht(lambda: not Werk.objects.exclude(status="klaar").exists())

    assert Counter(AuditRegel.objects.values_list("nummer", flat=True)) == dict.fromkeys(ids, 1)
    assert dict(Werk.objects.values_list("sleutel", "pogingen")) == {
        "voor de claim": 1,
        "na de claim": 2,
        "na het effect": 2,
        "na de markering": 1,
        "nooit gebeld": 1,
    }


def test_gedode_werkers_versturen_niets_stilletjes_opnieuw(procesomgeving, tmp_path, zonder_broker):
    nu = timezone.now()
    ids = {
        naam: plan_bericht(
            organisatie_id=3, soort=naam, onderwerp_soort="proef", onderwerp_id=1, aan="team@lokaal.example",
            regel="overdracht_klaar", due_op=nu,
        )
        for naam in [*BERICHT_KNIPPEN, "nooit gebeld"]
    }  # fmt: skip
    kenmerken = dict(UitgaandBericht.objects.values_list("soort", "message_id"))

    with Postbus() as postbus, werkers(_met_post(procesomgeving, postbus), tmp_path) as w:

        def bezorgd():
            return Counter(str(post["Message-ID"]) for post in postbus.berichten)

        for naam, knip in BERICHT_KNIPPEN.items():
            w.start(naam, knip)
            w.bel(naam, VERSTUUR_TAAK, bericht_id=str(ids[naam]))
        w.wacht_op_knip(*BERICHT_KNIPPEN)
        w.kill_9(*BERICHT_KNIPPEN)
        assert bezorgd() == {kenmerken["na het versturen"]: 1, kenmerken["na de markering"]: 1}

        assert _verloop(UitgaandBericht) == 2
        w.start("nieuw")
        for _ in range(3):
            w.bel("nieuw", "achtergrond.veeg")
        w.wacht(lambda: not UitgaandBericht.objects.filter(status__in=["wacht", "bezig"]).exists())
        assert _stand(UitgaandBericht, "soort") == {
            "voor de claim": "verzonden",
            "na de claim": "onzeker",
            "na het versturen": "onzeker",
            "na de markering": "verzonden",
            "nooit gebeld": "verzonden",
        }
        assert bezorgd() == {kenmerken[naam]: 1 for naam in ids if naam != "na de claim"}

        # A human decides; a second delivery is recognisable by its Message-ID.
        for naam in ("na de claim", "na het versturen"):
            assert verstuur_opnieuw(ids[naam], nu=timezone.now())
        w.bel("nieuw", "achtergrond.veeg")
        w.wacht(lambda: not UitgaandBericht.objects.exclude(status="verzonden").exists())
        assert bezorgd() == {kenmerken[naam]: 2 if naam == "na het versturen" else 1 for naam in ids}


def _met_post(omgeving, postbus):
    return omgeving | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(postbus.poort),
    }
