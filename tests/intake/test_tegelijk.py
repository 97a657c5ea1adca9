# SPDX-License-Identifier: EUPL-1.2
"""Deliveries at the same moment, over connections of their own: never two rows, never none."""

import subprocess
import sys
import threading
from collections import Counter, deque
from contextlib import suppress
from queue import Queue

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from achtergrond import wekken
from audit.models import AuditRegel
from bench.berichten.aanvoer import ONLEESBAAR, afleveringen, kenmerk, lichaam
from intake.lezen import lees, lees_wachtende
from intake.models import Berichtverband, InkomendBericht
from tests.achtergrond.gelijktijdig import tegelijk
from tests.intake.afzenders import bericht, machine

pytestmark = pytest.mark.django_db(transaction=True)


def test_vijf_keer_tegelijk_is_een_bericht(politie, gerinkeld):
    antwoorden = tegelijk(lambda: politie.stuur(bericht(), **{"bericht-id": "PL-1"}), aantal=5)

    assert sorted(antwoord.status_code for antwoord in antwoorden) == [200] * 4 + [201]
    assert {antwoord.json()["afleveringen"] for antwoord in antwoorden} == {1, 2, 3, 4, 5}
    assert len({antwoord.json()["nummer"] for antwoord in antwoorden}) == 1
    assert InkomendBericht.objects.get().afleveringen == 5
    assert AuditRegel.objects.filter(actie="ontvang").count() == 1
    # Nobody read it in between, so each may have stood in the way of a reader, and rings.
    assert {ids["bericht_id"] for _, ids in gerinkeld} == {InkomendBericht.objects.get().pk}


def test_tegelijk_hetzelfde_kenmerk_met_andere_inhoud(politie):
    """One of the two is the message, the other is for a human: never both the message."""
    lichamen = iter([bericht(), bericht(crisis=True)])

    antwoorden = tegelijk(lambda: politie.stuur(next(lichamen), **{"bericht-id": "PL-1"}), aantal=2)

    assert [antwoord.status_code for antwoord in antwoorden] == [201, 201]
    assert sorted(InkomendBericht.objects.values_list("status", "leesfout")) == [
        ("onleesbaar", "hergebruikt"), ("ontvangen", ""),
    ]  # fmt: skip


def test_een_kleine_storm(flevoland, monkeypatch):
    """Three hundred messages, each one to five times, out of order, by four threads; two others read when rung.

    Most messages ring for nobody, and none waits for the sweep.
    """
    bel = Queue()
    monkeypatch.setattr(wekken, "_stuur", lambda _, ids: bel.put(ids["bericht_id"]))
    berichten, afzender = 300, machine().meld_aan()
    volgorde = list(afleveringen(berichten, zaad=7))

    statussen = _laat_los(afzender, volgorde, bel)

    assert len(volgorde) > 2 * berichten
    assert statussen == {201: berichten, 200: len(volgorde) - berichten}
    keren = Counter(volgorde)
    rijen = InkomendBericht.objects.order_by("bericht_id").values_list("bericht_id", "afleveringen")
    assert list(rijen) == [(kenmerk(nummer), keren[nummer]) for nummer in range(berichten)]
    assert Counter(InkomendBericht.objects.values_list("status", "leesfout")) == {
        ("te_verwerken", ""): berichten - berichten // ONLEESBAAR,
        ("onleesbaar", "geen_json"): berichten // ONLEESBAAR,
    }
    assert Counter(Berichtverband.objects.values_list("soort", flat=True)) == {"gebeurtenis": 100, "gezin": 60}
    assert AuditRegel.objects.filter(actie="lees").count() == berichten


def _laat_los(afzender, volgorde, bel):
    """Deliver all of it while two others read; the statuses of the answers."""
    wachtrij, statussen = deque(volgorde), deque()

    def lever_af():
        while wachtrij:
            with suppress(IndexError):
                nummer = wachtrij.popleft()
                antwoord = afzender.stuur(lichaam(nummer), **{"bericht-id": kenmerk(nummer)})
                statussen.append(antwoord.status_code)
        connection.close()

    def lees_mee():
        while (bericht_id := bel.get(timeout=300)) is not None:
            lees(bericht_id, nu=timezone.now())
            lees_wachtende(nu=timezone.now())
        connection.close()

    lezers, brengers = _start(lees_mee, 2), _start(lever_af, 4)
    _wacht(brengers)
    for _ in lezers:
        bel.put(None)
    _wacht(lezers)
    return Counter(statussen)


def _start(doel, aantal):
    draden = [threading.Thread(target=doel) for _ in range(aantal)]
    for draad in draden:
        draad.start()
    return draden


def _wacht(draden):
    for draad in draden:
        draad.join(timeout=300)


@pytest.mark.zwaar
def test_tienduizend_berichten():
    """The storm at full size, against gunicorn and a worker; it prints its figures."""
    uitkomst = subprocess.run(
        [sys.executable, "-m", "bench.berichten"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )

    print(uitkomst.stdout)
    assert uitkomst.returncode == 0, uitkomst.stderr[-2000:]
    assert "rijen in de tabel    10000, waarvan verschillend 10000" in uitkomst.stdout
