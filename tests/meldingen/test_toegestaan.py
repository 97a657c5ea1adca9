# SPDX-License-Identifier: EUPL-1.2
"""The buttons that are shown are exactly the steps that succeed."""

import pytest

from meldingen.meldingbeeld import lees_melding
from tests.meldingen.stappen.test_overgangstabel import IN_STAND, UITKOMST

pytestmark = pytest.mark.django_db
STAPPEN = {"in_beoordeling_nemen", "beoordeling_bewaren", "beoordelen", "besluit_herzien", "informeren"}


@pytest.mark.parametrize("status", IN_STAND)
def test_toegestane_stappen_zijn_wat_het_werkproces_toelaat(frontoffice, beoordelaar, nu, status):
    melding = IN_STAND[status](frontoffice, beoordelaar, nu)
    melding.casus.refresh_from_db()

    stappen = set(lees_melding(melding, beoordelaar).stappen)

    assert stappen & STAPPEN == {stap for (stand, stap) in UITKOMST if stand == status} & STAPPEN


@pytest.mark.parametrize(
    ("wie", "stappen"),
    [
        ("frontoffice", ("bron_inzien",)),
        ("onderzoeker", ("informeren", "bron_inzien")),
        ("gedragswetenschapper", ()),
        ("manager", ()),
        ("frontoffice_utrecht", ()),
    ],
)
def test_toegestane_stappen_per_persoon(frontoffice, request, nu, wie, stappen):
    melding = IN_STAND["ontvangen"](frontoffice, None, nu)

    assert lees_melding(melding, request.getfixturevalue(wie)).stappen == stappen
