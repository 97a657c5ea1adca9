# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from achtergrond import wekken
from intake import pogingen
from tests.intake.afzenders import machine

NU = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _schone_tellers(db, monkeypatch):
    """Tries are counted in the cache, which is a table of its own, and here all in one window."""
    monkeypatch.setattr(pogingen, "timezone", SimpleNamespace(now=lambda: NU))
    wekken.bel.stil_tot = 0.0
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def gerinkeld(monkeypatch):
    """Every ring of the doorbell as (task, ids), without a broker."""
    keren = []
    monkeypatch.setattr(wekken, "_stuur", lambda taaknaam, ids: keren.append((taaknaam, ids)))
    return keren


@pytest.fixture
def politie(flevoland):
    """The police of Flevoland, with a token."""
    return machine().meld_aan()
