# SPDX-License-Identifier: EUPL-1.2
import pytest

from tests.scenario.verhaal import Verhaal


@pytest.fixture
def verhaal(frontoffice, beoordelaar, onderzoeker, lokaalteam, lokaalteam_ander, nu) -> Verhaal:
    """A family in Lelystad, where monitoring after a handover is not agreed."""
    return Verhaal(
        wie={
            "frontoffice": frontoffice,
            "beoordelaar": beoordelaar,
            "onderzoeker": onderzoeker,
            "wijkteams-almere": lokaalteam,
            "jgz-almere": lokaalteam_ander,
        },
        nu=nu,
    )


@pytest.fixture
def almere(verhaal) -> Verhaal:
    """A family in Almere, where the agreement asks for monitoring after a handover."""
    verhaal.gemeente = "GM0034"
    return verhaal
