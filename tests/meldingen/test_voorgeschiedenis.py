# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from meldingen.models import Casus
from meldingen.voorgeschiedenis import vat_samen
from tests.meldingen.fabriek import BetrokkeneInvoer, gemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def verleden(frontoffice, nu):
    """Two meldingen of this casus, and two elsewhere about one of its people."""
    oudste = gemeld(frontoffice, nu - timedelta(days=800))
    persoon = oudste.betrokkenen.order_by("pk").first().persoon.nummer
    zelfde = (BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=persoon),)
    gemeld(frontoffice, nu - timedelta(days=790), casus=oudste.casus)
    eerder = gemeld(frontoffice, nu - timedelta(days=30), betrokkenen=zelfde)
    melding = gemeld(frontoffice, nu, betrokkenen=zelfde, casus=eerder.casus)
    gemeld(frontoffice, nu + timedelta(days=1), betrokkenen=zelfde, casus=eerder.casus)
    return oudste, melding


def test_telt_eerdere_meldingen_van_dit_gezin_en_van_dezelfde_personen(beoordelaar, verleden):
    oudste, melding = verleden

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.in_casus, eerder.elders, eerder.totaal, eerder.sinds) == (1, 1, 2, 2024)
    assert eerder.per_jaar == ((2024, 1), (2026, 1))
    assert [(casus.nummer, casus.personen) for casus in eerder.casussen] == [(oudste.casus.nummer, 1)]
    assert not eerder.afgeschermd


def test_afgeschermd_verleden_telt_niet_mee_maar_wordt_gemeld(beoordelaar, verleden):
    oudste, melding = verleden
    Casus.objects.filter(pk=oudste.casus_id).update(afgeschermd=True)

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.in_casus, eerder.elders, eerder.casussen, eerder.afgeschermd) == (1, 0, (), True)


def test_zonder_verleden_is_er_niets(frontoffice, beoordelaar, nu):
    eerder = vat_samen(gemeld(frontoffice, nu), beoordelaar)

    assert (eerder.totaal, eerder.sinds, eerder.afgeschermd) == (0, None, False)
