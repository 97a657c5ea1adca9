# SPDX-License-Identifier: EUPL-1.2
import pytest

from tests.monitoring import fabriek


@pytest.fixture
def casus(frontoffice, beoordelaar, onderzoeker, nu):
    """A casus in monitoring after an onderzoek: moments on 11-06-2026 and 11-03-2027."""
    return fabriek.in_monitoring(frontoffice, beoordelaar, onderzoeker, nu)


@pytest.fixture
def moment(casus):
    return fabriek.eerste_moment(casus)


@pytest.fixture
def straks(nu):
    """Three months on: the first moment is due."""
    return nu.replace(month=6, day=11)
