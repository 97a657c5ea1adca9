# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from achtergrond.werk import plan
from veiligthuis import gezondheid


def test_livez_raakt_de_database_niet(client):
    assert client.get("/livez").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_is_goed_als_alles_er_is(client):
    antwoord = client.get("/readyz")

    assert (antwoord.status_code, antwoord.json()) == (
        200,
        {"status": "ok", "database": True, "migraties": True, "partities": True, "achtergrond": True},
    )
    assert "no-store" in antwoord["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("onderdeel", ["migraties", "partities"])
def test_readyz_noemt_wat_ontbreekt(client, monkeypatch, onderdeel):
    monkeypatch.setattr(gezondheid, f"_{onderdeel}_klaar", lambda: False)

    antwoord = client.get("/readyz")

    assert antwoord.status_code == 503
    assert antwoord.json()[onderdeel] is False


@pytest.mark.django_db
def test_readyz_zonder_database_is_niet_gereed(client, monkeypatch):
    def weg():
        raise DatabaseError("weg")

    monkeypatch.setattr(gezondheid, "_migraties_klaar", weg)

    antwoord = client.get("/readyz")

    assert (antwoord.status_code, antwoord.json()) == (503, {"status": "niet gereed", "database": False})


@pytest.mark.django_db
def test_readyz_noemt_werk_dat_blijft_liggen_en_blijft_gereed(client):
    nu = timezone.now()
    plan(soort="proef.taak", sleutel="1", onderwerp_id=1, due_op=nu - timedelta(minutes=16))

    antwoord = client.get("/readyz")

    assert (antwoord.status_code, antwoord.json()["achtergrond"]) == (200, False)


@pytest.mark.django_db
def test_readyz_rekent_werk_van_zojuist_niet_als_achterstand(client):
    plan(soort="proef.taak", sleutel="1", onderwerp_id=1, due_op=timezone.now() - timedelta(minutes=1))

    assert client.get("/readyz").json()["achtergrond"] is True
