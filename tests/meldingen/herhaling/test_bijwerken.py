# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from meldingen.models import Bekendheid, Casus, Herhaling
from tests.meldingen.fabriek import BetrokkeneInvoer, gemeld

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def test_eerste(frontoffice, nu):
    m = gemeld(frontoffice, nu)
    assert Herhaling.objects.get(pk=m.pk).cbs == "eerste"
    p = m.betrokkenen.order_by("pk").first().persoon.nummer
    b = BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=p)
    m2 = gemeld(frontoffice, nu + DAG, betrokkenen=(b,))
    assert Herhaling.objects.get(pk=m2.pk).cbs == "vervolg_tijdens_vb"
    assert Casus.objects.get(pk=m2.casus_id).eerdere_meldingen == 1
    assert Bekendheid.objects.count() == 1
