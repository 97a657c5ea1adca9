# SPDX-License-Identifier: EUPL-1.2
"""Copies of families are people of their own, found by the keys that the product would have written."""

from random import Random

import pytest
from django.db import connection

from bench.herkenning.bevolken import bevolk
from bench.herkenning.paren import Vragen
from bench.herkenning.veelvoud import vermenigvuldig
from organisaties.models import VTOrganisatie
from personen import namen
from personen.models import Adres, Persoon
from tests import testdatabase

pytestmark = pytest.mark.django_db(transaction=True)


def _indexen():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'personen%%' ORDER BY 1")
        return cursor.fetchall()


def test_kopieen_zijn_andere_mensen_met_de_sleutels_van_het_product(flevoland):
    vragen = Vragen(Random(1), proef=True)
    andere = VTOrganisatie.objects.count() - 1
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        eerst = _indexen()
        basis = len(bevolk(flevoland, vragen.bevolk(60)))
        totaal = vermenigvuldig(flevoland, in_grootste=150, totaal=150 + 20 * andere)
        assert _indexen() == eerst

        per_organisatie = {o: Persoon.objects.filter(organisatie=o).count() for o in VTOrganisatie.objects.all()}
        assert per_organisatie.pop(flevoland) == 150
        assert (totaal, set(per_organisatie.values())) == (150 + 20 * andere, {20})
        alle = list(Persoon.objects.defer("bsn").order_by("pk"))
    for persoon in alle:
        sleutels = namen.sleutels(
            voornamen=persoon.voornamen,
            voorletters=persoon.voorletters,
            voorvoegsel=persoon.voorvoegsel,
            geboortenaam=persoon.geboortenaam,
            partnernaam=persoon.partnernaam,
            telefoon=persoon.telefoon,
        )
        assert {veld: getattr(persoon, veld) for veld in sleutels._asdict()} == sleutels._asdict()
    assert len({bytes(p.bsn_index) for p in alle if p.bsn_index}) == sum(p.bsn_index is not None for p in alle)
    eigen = [(p.geboortenaam, p.voornamen, p.geboortedatum) for p in alle[:basis]]
    kopie = [(p.geboortenaam, p.voornamen, p.geboortedatum) for p in alle[basis : 2 * basis]]
    assert [wie[:2] for wie in eigen] == [wie[:2] for wie in kopie]
    assert all(een[2] != ander[2] for een, ander in zip(eigen, kopie, strict=True) if een[2])
    _gezinnen_blijven_bij_elkaar(alle[:basis], alle[basis : 2 * basis])


def _gezinnen_blijven_bij_elkaar(eigen, kopie):
    adressen = {a.persoon_id: (a.postcode, a.huisnummer) for a in Adres.objects.order_by("-pk")}
    naar = {}
    for een, ander in zip(eigen, kopie, strict=True):
        assert (een.pk in adressen) == (ander.pk in adressen)
        if een.pk in adressen:
            assert adressen[een.pk] != adressen[ander.pk]
            assert naar.setdefault(adressen[een.pk], adressen[ander.pk]) == adressen[ander.pk]
    assert len(naar) > 10
