# SPDX-License-Identifier: EUPL-1.2
"""The broker in a folder: whoever looks while a message is being written sees no half of it."""

from queue import Empty
from threading import Thread

import pytest
from django.conf import settings
from kombu import Connection

from veiligthuis.celery import app

AANTAL = 400
LANG = "x" * 500_000


@pytest.fixture
def verbinding(tmp_path):
    mappen = {"data_folder_in": "berichten", "data_folder_out": "berichten", "control_folder": "beheer"}
    for map_ in mappen.values():
        (tmp_path / map_).mkdir(exist_ok=True)
    opties = {naam: str(tmp_path / map_) for naam, map_ in mappen.items()}
    with Connection(
        settings.CELERY_BROKER_URL, transport=settings.CELERY_BROKER_TRANSPORT, transport_options=opties
    ) as lijn:
        yield lijn


def test_wie_leest_terwijl_er_geschreven_wordt_ziet_hele_berichten(verbinding):
    schrijver, lezer = verbinding.channel(), verbinding.channel()
    draad = Thread(target=lambda: [schrijver._put("rij", {"nr": nr, "lang": LANG}) for nr in range(AANTAL)])
    draad.start()

    gelezen = []
    while draad.is_alive() or lezer._size("rij"):
        try:
            gelezen.append(lezer._get("rij"))
        except Empty:
            continue
    draad.join()

    assert sorted(bericht["nr"] for bericht in gelezen) == list(range(AANTAL))
    assert all(bericht["lang"] == LANG for bericht in gelezen)


def test_de_werker_en_de_bel_gebruiken_deze_broker():
    with app.connection_for_write() as bel, app.connection_for_read() as werker:
        assert {type(lijn.default_channel).__module__ for lijn in (bel, werker)} == {"veiligthuis.bestandsbroker"}
