# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.cache import cache

from achtergrond import wekken
from tests.intake.afzenders import machine


@pytest.fixture(autouse=True)
def _schone_tellers(db):
    """Wrong tries with a key are counted in the cache, which is a table of its own."""
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
