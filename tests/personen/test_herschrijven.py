# SPDX-License-Identifier: EUPL-1.2
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personen.herschrijven import schrijf_sleutels
from personen.kandidaten import Vraag, zoek_kandidaten
from personen.models import Persoon
from tests.personen.fabriek import adres, persoon

pytestmark = pytest.mark.django_db

LEEG = {
    "naam_sleutel": "",
    "klank_1": "",
    "klank_2": "",
    "voorletter_sleutel": "",
    "voornaam_klank": "",
    "telefoon_sleutel": "",
}


@pytest.fixture
def mensen(flevoland, utrecht):
    gemaakt = [
        persoon(flevoland, voornamen="Carel", partnernaam="Bakker", telefoon="0612345678"),
        persoon(flevoland, voornamen="", voorletters="J.P."),
        persoon(flevoland, voornamen="", geboortenaam="", onbekend=True),
        persoon(utrecht),
    ]
    for rij in gemaakt[:1]:
        adres(rij)
    return gemaakt


def _rijen():
    return list(Persoon.objects.order_by("pk").values())


def _schrijf(**opties):
    uit = StringIO()
    call_command("schrijf_naamsleutels", stdout=uit, **opties)
    return uit.getvalue()


def test_sleutels_die_ontbreken_komen_terug_en_niets_anders_verandert(mensen):
    eerst = _rijen()
    Persoon.objects.update(**LEEG)

    assert _schrijf(partij=2) == "4 personen gelezen, 3 met nieuwe sleutels.\n"
    assert _rijen() == eerst
    assert eerst[0]["voornaam_klank"] == "karel"
    assert eerst[0]["telefoon_sleutel"] == "612345678"


def test_een_tweede_keer_schrijft_niets(mensen):
    assert _schrijf() == "4 personen gelezen, 0 met nieuwe sleutels.\n"
    with CaptureQueriesContext(connection) as vragen:
        list(schrijf_sleutels())
    assert not [vraag for vraag in vragen.captured_queries if "UPDATE personen_persoon" in vraag["sql"]]


def test_na_een_onderbreking_gaat_het_verder_waar_het_was(mensen):
    eerst = _rijen()
    Persoon.objects.update(**LEEG)
    stap = next(schrijf_sleutels(partij=1))

    assert (stap.tot, stap.gelezen, stap.geschreven) == (mensen[0].pk, 1, 1)
    assert _rijen()[0] == eerst[0]
    assert _schrijf(na=stap.tot) == "3 personen gelezen, 2 met nieuwe sleutels.\n"
    assert _rijen() == eerst


def test_wie_zonder_sleutels_stond_wordt_daarna_gevonden(flevoland, mensen):
    vraag = Vraag(voornamen="Karel", achternaam="Backer")
    Persoon.objects.update(**LEEG)
    assert zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag) == []
    _schrijf()
    assert [k.persoon_id for k in zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)] == [mensen[0].pk]
