# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest
from django.http import Http404

from meldingen.models import Casus
from rapportage.bladeren import _lees, _tekst, blader
from tests.meldingen.fabriek import gemeld


@pytest.mark.parametrize(
    "waarde",
    [date(2026, 3, 11), datetime(2026, 3, 11, 9, 5, 3, 123456, tzinfo=UTC), None],
    ids=["dag", "moment", "leeg"],
)
def test_een_sleutel_leest_terug_wat_erin_ging(waarde):
    assert _lees(_tekst(waarde, 42)) == (waarde, 42)


@pytest.mark.parametrize(
    "sleutel", ["x", "_1", "2026-13-01_1", "2026-03-11_x", "leeg_", "leeg_-1", "2026-03-11_" + "9" * 30]
)
def test_een_sleutel_die_niet_van_ons_is_bestaat_niet(sleutel):
    with pytest.raises(Http404):
        _lees(sleutel)


@pytest.mark.django_db
def test_rijen_zonder_dag_komen_het_laatst_en_elke_rij_een_keer(frontoffice, nu):
    alle = [gemeld(frontoffice, nu).casus_id for _ in range(7)]
    Casus.objects.filter(pk__in=alle[::2]).update(uiterste_datum=None)
    gezien, na, bladen = [], None, 0
    while bladen == 0 or na:
        pagina = blader(Casus.objects.all(), ("id",), op=("uiterste_datum", "id"), na=na, per=2)
        gezien += [rij["id"] for rij in pagina.rijen]
        na, bladen = pagina.na, bladen + 1

    assert gezien == [*alle[1::2], *alle[::2]]
    assert bladen == 4
