# SPDX-License-Identifier: EUPL-1.2
"""Two real connections at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from personen.models import Persoon
from personen.schrijven import PersoonGegevens, PersoonGewijzigd, werk_persoon_bij
from tests.personen.fabriek import BSN, NU, persoon

pytestmark = pytest.mark.django_db(transaction=True)


def _tegelijk(*handelingen):
    """Run each in its own transaction on its own connection, all started at the same moment."""
    start = Barrier(len(handelingen))

    def doe(handeling):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                start.wait(timeout=20)
                handeling()
            return "gelukt"
        except (ValidationError, PersoonGewijzigd) as fout:
            return type(fout).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(handelingen)) as uitvoerders:
        return sorted(uitvoerders.map(doe, handelingen))


def test_hetzelfde_bsn_tegelijk_vastgelegd_staat_er_een_keer(flevoland):
    uitkomst = _tegelijk(*[lambda: persoon(flevoland, bsn=BSN)] * 2)
    assert uitkomst == ["ValidationError", "gelukt"]
    assert Persoon.objects.count() == 1


def test_twee_wijzigingen_tegelijk_geeft_een_winnaar(flevoland):
    bekende = persoon(flevoland)

    def wijzig(naam):
        gegevens = replace(PersoonGegevens.van(bekende), geboortenaam=naam)
        return lambda: werk_persoon_bij(persoon=bekende, versie=1, gegevens=gegevens, nu=NU)

    assert _tegelijk(wijzig("Sijsje"), wijzig("Merel")) == ["PersoonGewijzigd", "gelukt"]
    assert Persoon.objects.get().versie == 2


def test_nummers_botsen_niet(flevoland):
    assert _tegelijk(*[lambda: persoon(flevoland)] * 4) == ["gelukt"] * 4
    assert len(set(Persoon.objects.values_list("nummer", flat=True))) == 4
