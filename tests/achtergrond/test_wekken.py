# SPDX-License-Identifier: EUPL-1.2
import json
import socket
import time

import pytest
from celery import Celery
from django.db import transaction
from kombu.pools import producers

from achtergrond import wekken
from achtergrond.models import Werk
from achtergrond.pogingen import LEASE
from achtergrond.wekken import wek
from achtergrond.werk import plan
from veiligthuis.celery import app


def _app(monkeypatch, broker, **opties):
    proef = Celery("proef", broker=broker, set_as_current=False)
    proef.conf.broker_transport_options = opties
    monkeypatch.setattr(wekken, "current_app", proef)


@pytest.mark.django_db(transaction=True)
def test_de_bel_gaat_pas_na_de_commit(gerinkeld):
    with transaction.atomic():
        wek("proef.taak", werk_id=1)
        assert gerinkeld == []

    assert gerinkeld == [("proef.taak", {"werk_id": 1})]


@pytest.mark.django_db(transaction=True)
def test_zonder_commit_gaat_de_bel_niet(gerinkeld):
    with transaction.atomic():
        wek("proef.taak", werk_id=1)
        transaction.set_rollback(True)

    assert gerinkeld == []


@pytest.mark.django_db(transaction=True)
def test_er_gaan_alleen_nummers_door_de_bel(monkeypatch, tmp_path):
    mappen = {"data_folder_in": tmp_path / "q", "data_folder_out": tmp_path / "q", "control_folder": tmp_path / "c"}
    for map_ in mappen.values():
        map_.mkdir(exist_ok=True)
    _app(monkeypatch, "filesystem://localhost", **{naam: str(map_) for naam, map_ in mappen.items()})

    voor = len(producers)
    for _ in range(3):
        wek("proef.taak", werk_id=7)

    assert len(producers) == voor + 1  # one connection is kept, whatever is rung
    bericht, *_ = [json.loads(pad.read_text()) for pad in (tmp_path / "q").iterdir()]
    assert bericht["headers"]["task"] == "proef.taak"
    assert bericht["headers"]["kwargsrepr"] == "{'werk_id': 7}"
    assert bericht["headers"]["expires"]


@pytest.mark.django_db(transaction=True)
def test_een_kapotte_broker_breekt_de_aanvraag_niet(monkeypatch, moment, caplog):
    def kapot(*_):
        raise ConnectionError("redis://:geheim@broker")

    monkeypatch.setattr(wekken, "_stuur", kapot)
    with transaction.atomic():
        plan(soort="proef.taak", sleutel="1", onderwerp_id=1, due_op=moment)

    assert Werk.objects.get().status == "wacht"
    assert "wekken mislukt" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_na_een_mislukking_is_de_bel_even_stil(monkeypatch):
    keren = []

    def kapot(*_):
        keren.append(1)
        raise ConnectionError

    monkeypatch.setattr(wekken, "_stuur", kapot)
    for _ in range(3):
        wek("proef.taak", werk_id=1)
    assert len(keren) == 1

    wekken.bel.stil_tot = time.monotonic()
    wek("proef.taak", werk_id=1)
    assert len(keren) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("soort", ["weigert", "zwijgt"])
def test_een_broker_die_weg_is_houdt_niemand_op(monkeypatch, moment, soort):
    """The real client, with a port where nobody listens and with one where nobody answers."""
    with socket.socket() as poort:
        poort.bind(("127.0.0.1", 0))
        if soort == "zwijgt":
            poort.listen(0)
        _app(monkeypatch, f"redis://127.0.0.1:{poort.getsockname()[1]}/0")
        begin = time.monotonic()
        for sleutel in "abc":
            plan(soort="proef.taak", sleutel=sleutel, onderwerp_id=1, due_op=moment)
        duur = time.monotonic() - begin

    assert duur < 4
    assert wekken.bel.stil_tot > begin
    assert Werk.objects.filter(status="wacht").count() == 3


def test_elke_taak_staat_onder_zijn_naam_en_houdt_zich_aan_de_grenzen():
    """A ring is a name: a task that is not registered under it would never answer."""
    app.loader.import_default_modules()
    taken = {naam: taak for naam, taak in app.tasks.items() if naam.startswith(("achtergrond.", "audit."))}

    assert set(taken) == {
        "achtergrond.ruim_op",
        "achtergrond.veeg",
        "achtergrond.verstuur_bericht",
        "audit.verzegel",
    }
    for taak in taken.values():
        assert taak.acks_late
        assert taak.ignore_result
        assert taak.soft_time_limit < taak.time_limit < LEASE.total_seconds()
