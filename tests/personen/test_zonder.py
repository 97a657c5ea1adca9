# SPDX-License-Identifier: EUPL-1.2
"""Whoever was registered just now is on file himself: he is left out before anybody is weighed."""

from datetime import date

import pytest

from personen.kandidaten import Vraag, zoek_samen
from personen.samenvoegen import voeg_samen
from tests.personen.fabriek import NU, persoon

pytestmark = pytest.mark.django_db

VRAAG = Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=date(1990, 5, 14))


def gevonden(organisatie, *zonder):
    (kandidaten,) = zoek_samen(organisatie_id=organisatie.pk, vragen=[VRAAG], zonder=zonder)
    return [(kandidaat.persoon_id, kandidaat.oordeel) for kandidaat in kandidaten]


def test_wie_wordt_weggelaten_staat_niemand_in_de_weg(flevoland):
    zelf, eerder = persoon(flevoland), persoon(flevoland)

    assert gevonden(flevoland) == [(zelf.pk, "bekend"), (eerder.pk, "onbeslist")]
    assert gevonden(flevoland, zelf.pk) == [(eerder.pk, "bekend")]
    assert gevonden(flevoland, zelf.pk, eerder.pk) == []


def test_wie_wordt_weggelaten_is_een_mens_en_niet_een_rij(flevoland, frontoffice):
    zelf, ook_zelf, eerder = (persoon(flevoland) for _ in range(3))
    voeg_samen(een=zelf, ander=ook_zelf, door_id=frontoffice.pk, reden="", nu=NU)

    assert gevonden(flevoland, zelf.pk) == [(eerder.pk, "bekend")]
