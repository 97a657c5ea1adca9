# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from psycopg2.extras import DateRange

from organisaties.models import Buurt, Inwonertal, Postcodegebied

pytestmark = pytest.mark.django_db
PEILDATUM = date(2018, 1, 1)
ALTIJD = DateRange(date(2015, 1, 1), None)


def weigert(rij, constraint, melding):
    with pytest.raises(ValidationError) as fout:
        rij.full_clean()
    assert melding in fout.value.messages
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rij.save(force_insert=True)


@pytest.fixture
def buurt():
    return Buurt.objects.create(code="BU00340101", naam="Voorbeeldbuurt", gemeente_id="GM0034", geldig=ALTIJD)


@pytest.mark.parametrize("code", ["BU0034010", "bu00340101", "WK00340101"])
def test_buurtcode_heeft_de_vorm_van_cbs(code):
    rij = Buurt(code=code, naam="X", gemeente_id="GM0034", geldig=ALTIJD)
    weigert(rij, "buurt_code", "Een buurtcode bestaat uit BU en acht cijfers.")


def test_buurtcode_noemt_haar_gemeente():
    rij = Buurt(code="BU03030101", naam="X", gemeente_id="GM0034", geldig=ALTIJD)
    melding = "De cijfers van de gemeente in de buurtcode zijn die van een andere gemeente."
    weigert(rij, "buurt_code_van_gemeente", melding)


def test_een_periode_is_niet_leeg(buurt):
    leeg = DateRange(PEILDATUM, PEILDATUM)
    melding = "De periode moet minstens één dag zijn."
    weigert(Buurt(code="BU00340102", naam="X", gemeente_id="GM0034", geldig=leeg), "buurt_geldig_niet_leeg", melding)
    postcode = Postcodegebied(postcode6="1311AA", buurt=buurt, geldig=leeg)
    weigert(postcode, "postcodegebied_geldig_niet_leeg", melding)


@pytest.mark.parametrize("postcode", ["1311aa", "1311 A", "0311AA", "1311A", "13112A"])
def test_postcode_heeft_zes_tekens(buurt, postcode):
    rij = Postcodegebied(postcode6=postcode, buurt=buurt, geldig=ALTIJD)
    melding = "Een postcode bestaat uit vier cijfers en twee hoofdletters."
    weigert(rij, "postcodegebied_postcode_vorm", melding)


def test_een_postcode_hoort_op_een_dag_bij_een_buurt(buurt):
    ander = Buurt.objects.create(code="BU00340102", naam="Anders", gemeente_id="GM0034", geldig=ALTIJD)
    Postcodegebied.objects.create(postcode6="1311AA", buurt=buurt, geldig=DateRange(ALTIJD.lower, PEILDATUM))
    Postcodegebied.objects.create(postcode6="1311AA", buurt=ander, geldig=DateRange(PEILDATUM, None))
    # Neighbours in every position: another number, another first and another second letter.
    for postcode in ("1311AB", "1311BA", "1312AA", "1310ZZ"):
        Postcodegebied.objects.create(postcode6=postcode, buurt=ander, geldig=ALTIJD)

    dubbel = Postcodegebied(postcode6="1311AA", buurt=buurt, geldig=DateRange(date(2026, 1, 1), None))
    weigert(dubbel, "postcodegebied_een_buurt_tegelijk", "Deze postcode hoort in deze periode al bij een buurt.")


def test_een_inwonertal_is_van_precies_een_gebied(flevoland, buurt):
    melding = "Een inwonertal hoort bij precies één gemeente, buurt of regio."
    velden = {"peildatum": PEILDATUM, "aantal": 5, "bron": "CBS"}
    for gebied in ({}, {"gemeente_id": "GM0034", "buurt": buurt}, {"organisatie": flevoland, "buurt": buurt}):
        weigert(Inwonertal(**gebied, **velden), "inwonertal_van_precies_een_gebied", melding)

    gebieden = ({"gemeente_id": "GM0034"}, {"buurt": buurt}, {"organisatie": flevoland})
    for gebied in gebieden:
        Inwonertal.objects.create(**gebied, **velden)
    for gebied in gebieden:
        dubbel = Inwonertal(**gebied, **velden)
        weigert(dubbel, "inwonertal_een_per_", "Van dit gebied is er op deze dag al een inwonertal.")
    Inwonertal.objects.create(gemeente_id="GM0034", peildatum=date(2019, 1, 1), aantal=6, bron="CBS")
