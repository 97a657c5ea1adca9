# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime

import pytest

from achtergrond import wekken


@pytest.fixture(autouse=True)
def _bel_is_niet_stil():
    wekken.bel.stil_tot = 0.0
    yield
    wekken.bel.stil_tot = 0.0


@pytest.fixture
def gerinkeld(monkeypatch):
    """Every ring of the doorbell as (task, ids), without a broker."""
    keren = []
    monkeypatch.setattr(wekken, "_stuur", lambda taaknaam, ids: keren.append((taaknaam, ids)))
    return keren


@pytest.fixture
def moment():
    """Some time ago, so that what is due then is due for the clock of a task as well."""
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
