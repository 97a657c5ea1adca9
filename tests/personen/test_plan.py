# SPDX-License-Identifier: EUPL-1.2
"""Searching reads no more than what shares a key, with enough rows and statistics for PostgreSQL to care."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personen.kandidaten import Vraag, zoek_kandidaten
from personen.models import Adres, Persoon
from tests import testdatabase
from tests.personen.fabriek import BSN, NU

pytestmark = pytest.mark.django_db(transaction=True)

AANTAL = 4000
NAMEN = 20


@pytest.fixture
def velen(flevoland):
    # An index that another test made anew is not used while a transaction of then is open, in any database of this
    # server: the other process of the suite may have one. Made of an empty table, they have no past to wait for.
    with closing(testdatabase.eigenaar(connection.settings_dict["NAME"])) as eigenaar, eigenaar.cursor() as cursor:
        cursor.execute("TRUNCATE personen_persoon CASCADE")
        cursor.execute("REINDEX TABLE personen_persoon")
        cursor.execute("REINDEX TABLE personen_adres")
    personen = Persoon.objects.bulk_create(
        Persoon(
            organisatie=flevoland,
            nummer=f"P-TEST-{n}",
            voornamen="Sanne",
            geboortenaam=f"Naam{n}",
            klank_1=f"nam{n % NAMEN}",
            klank_2=f"nam{n % NAMEN + NAMEN}",
            voorletter_sleutel="s",
            voornaam_klank=f"sane{n % NAMEN}",
            telefoon="0612345678",
            telefoon_sleutel=f"{n:09}",
            naam_sleutel=f"naam{n} sanne",
            geboortedatum=date(1950, 1, 1) + timedelta(days=5 * n),
            geboortedatum_precisie="dag",
            bsn="123456782",
            bsn_index=f"index{n}".encode(),
            gemaakt_op=NU,
        )
        for n in range(AANTAL)
    )
    Adres.objects.bulk_create(
        Adres(organisatie=flevoland, persoon=persoon, postcode=f"{1000 + n}AB", huisnummer=12, periode="(,)")
        for n, persoon in enumerate(personen)
    )
    with closing(testdatabase.eigenaar(connection.settings_dict["NAME"])) as eigenaar, eigenaar.cursor() as cursor:
        cursor.execute("ANALYZE personen_persoon, personen_adres")


VRAGEN = (
    (Vraag(bsn=BSN), {"bsn_index ="}),
    (Vraag(postcode="1315AB", huisnummer=12), {"(postcode)", "(id ="}),
    (
        Vraag(achternaam="Naam5", geboortedatum=date(1990, 5, 4)),
        {"(geboortedatum = s.dag)", "(klank_1)", "(klank_2)", "(geboortedatum >=", "(geboortedatum IS NULL)"},
    ),
    (Vraag(achternaam="Naam5-Naam6", voornamen="Sanne"), {"(klank_1)", "(klank_2)", "(voornaam_klank)"}),
    (Vraag(voornamen="Sanne", telefoon="0612345678"), {"(telefoon_sleutel)"}),
)


def test_zoeken_vindt_elke_sleutel_in_een_index(flevoland, velen):
    for vraag, sleutels in VRAGEN:
        with CaptureQueriesContext(connection) as vragen:
            zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)
        plan = [regel.strip() for gesteld in vragen.captured_queries for regel in _plan(gesteld["sql"])]
        in_index = " ".join(regel for regel in plan if regel.startswith("Index Cond:"))
        assert not [regel for regel in plan if "Seq Scan" in regel], "\n".join(plan)
        assert not [sleutel for sleutel in sleutels if sleutel not in in_index]


def _plan(vraag):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {vraag}")
        return [regel for (regel,) in cursor.fetchall()]
