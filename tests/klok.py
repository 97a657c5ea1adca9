# SPDX-License-Identifier: EUPL-1.2
"""The one clock of every door: doors ask `django.utils.timezone.now`, steps get `nu` from them."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone


class Klok:
    def __init__(self, nu: datetime) -> None:
        self.nu = nu

    def __call__(self) -> datetime:
        return self.nu

    def vooruit(self, **hoeveel: float) -> datetime:
        """Move on by days, hours ...; what was read before keeps its moment."""
        self.nu += timedelta(**hoeveel)
        return self.nu

    def zet(self, moment: datetime) -> datetime:
        assert moment >= self.nu
        self.nu = moment
        return moment


@pytest.fixture
def klok(nu, monkeypatch) -> Klok:
    """Time stands still at `nu` until a test moves it."""
    stil = Klok(nu)
    monkeypatch.setattr(timezone, "now", stil)
    return stil
