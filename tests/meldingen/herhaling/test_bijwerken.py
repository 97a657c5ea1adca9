# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from meldingen.herhaling.bijwerken import werk_bij, werk_nieuwe_bij
from meldingen.models import Bekendheid, Casus, Herhaling
from tests.meldingen.fabriek import BetrokkeneInvoer, gemeld

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def test_eerste(frontoffice, nu, django_assert_num_queries):
    m = gemeld(frontoffice, nu)
    with django_assert_num_queries(2):
        werk_nieuwe_bij(m.pk, nu=nu)
    assert Herhaling.objects.get(pk=m.pk).cbs == "eerste"
    p = m.betrokkenen.order_by("pk").first().persoon.nummer
    b = BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=p)
    m2 = gemeld(frontoffice, nu + DAG, betrokkenen=(b,))
    with django_assert_num_queries(5):
        werk_nieuwe_bij(m2.pk, nu=nu)
    assert Herhaling.objects.get(pk=m2.pk).cbs == "vervolg_tijdens_vb"
    assert Casus.objects.get(pk=m2.casus_id).eerdere_meldingen == 1
    werk_bij([m.pk, m2.pk], nu=nu)
    assert Bekendheid.objects.count() == 1
