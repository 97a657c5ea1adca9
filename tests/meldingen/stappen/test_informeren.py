# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest

from meldingen.fouten import OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Termijn
from meldingen.stappen.informeren import informeren
from tests.meldingen.fabriek import gemeld
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db


def test_informeren_haalt_de_termijn_op_die_dag(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    later = nu + timedelta(days=9)

    informeren(medewerker=beoordelaar, melding=melding, op=later.date() - timedelta(days=2), nu=later)

    termijn = Termijn.objects.get(soort="informeren")
    assert termijn.gehaald_op.date() == later.date() - timedelta(days=2)
    assert Casus.objects.get().uiterste_datum == Termijn.objects.get(soort="vb").uiterste_datum
    assert audit("informeren") == [("gedaan", melding.nummer, beoordelaar.pk)]


@pytest.mark.parametrize("dagen", [1, -1])
def test_informeren_op_een_onmogelijke_dag(frontoffice, beoordelaar, nu, dagen):
    melding = gemeld(frontoffice, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        informeren(medewerker=beoordelaar, melding=melding, op=nu.date() + timedelta(days=dagen), nu=nu)

    assert list(fout.value.velden) == ["op"]


def test_informeren_wordt_een_keer_vastgelegd(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)

    with pytest.raises(VerkeerdeToestand):
        informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)


def test_informeren_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, beoordelaar, nu):
    melding, token = gemeld(frontoffice, nu), uuid4()
    for _ in range(2):
        informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu, token=token)

    assert len(audit("informeren")) == 1


@pytest.mark.parametrize("wie", ["frontoffice", "gedragswetenschapper", "manager", "lokaalteam", "privacy"])
def test_informeren_zonder_recht(wie, frontoffice, request, nu):
    melding = gemeld(frontoffice, nu)

    with pytest.raises(StapNietToegestaan):
        informeren(medewerker=request.getfixturevalue(wie), melding=melding, op=nu.date(), nu=nu)
