# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from psycopg2.extras import DateRange

from organisaties.codes import codes, codes_per_lijst, is_geldig
from organisaties.models import Code, Codelijst, Organisatie

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 11)


def _sluit(sleutel: str, op: date) -> None:
    Code.objects.filter(pk=sleutel).update(geldig=DateRange(date(2015, 1, 1), op))


def test_codes_staan_in_hun_volgorde():
    assert [code.sleutel for code in codes("zwaarte", DAG)] == ["zwaarte:licht", "zwaarte:middelzwaar", "zwaarte:zwaar"]
    assert codes("bestaat_niet", DAG) == []


def test_een_gesloten_code_geldt_nog_op_oude_dagen():
    _sluit("zwaarte:zwaar", DAG)
    assert is_geldig("zwaarte:zwaar", date(2026, 3, 10))
    assert not is_geldig("zwaarte:zwaar", DAG)
    assert [code.code for code in codes("zwaarte", DAG)] == ["licht", "middelzwaar"]


def test_onbekende_code_is_nooit_geldig():
    assert not is_geldig("zwaarte:ernstig", DAG)
    assert not is_geldig("", DAG)


def test_lijsten_voor_een_pagina_in_een_vraag(django_assert_num_queries):
    with django_assert_num_queries(1):
        gevonden = codes_per_lijst(["zwaarte", "urgentie", "bestaat_niet"], DAG)
    assert {lijst: [code.code for code in rij] for lijst, rij in gevonden.items()} == {
        "zwaarte": ["licht", "middelzwaar", "zwaar"],
        "urgentie": ["acuut", "regulier"],
        "bestaat_niet": [],
    }


@pytest.mark.parametrize(
    ("velden", "constraint", "melding"),
    [
        (
            {"sleutel": "zwaarte:extra", "lijst_id": "zwaarte", "code": "anders"},
            "code_sleutel_is_lijst_en_code",
            "De sleutel moet bestaan uit de lijst, een dubbele punt en de code.",
        ),
        (
            {"sleutel": "zwaarte:extra", "lijst_id": "urgentie", "code": "extra"},
            "code_sleutel_is_lijst_en_code",
            "De sleutel moet bestaan uit de lijst, een dubbele punt en de code.",
        ),
        (
            {"sleutel": "zwaarte:extra", "lijst_id": "zwaarte", "code": "extra", "geldig": DateRange(DAG, DAG)},
            "code_geldig_niet_leeg",
            "De code moet minstens één dag geldig zijn.",
        ),
    ],
)
def test_code_die_niet_klopt_wordt_geweigerd(velden, constraint, melding):
    code = Code(**({"label": "X", "geldig": DateRange(date(2015, 1, 1), None)} | velden))
    with pytest.raises(ValidationError) as fout:
        code.full_clean()
    assert melding in fout.value.messages
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        code.save(force_insert=True)


def test_naam_van_een_lijst_heeft_geen_scheidingsteken():
    with pytest.raises(IntegrityError, match="codelijst_code_vorm"), transaction.atomic():
        Codelijst.objects.create(code="a:b", naam="X")


def test_codes_van_een_rij_worden_zonder_vraag_gecontroleerd(flevoland, django_assert_num_queries):
    partij = Organisatie(vt_organisatie=flevoland, code="x", naam="X", soort_id="partijsoort:ggz")
    with django_assert_num_queries(1):  # the foreign key to the region
        partij.clean_fields()


def test_code_van_na_het_starten_wordt_gevonden(flevoland):
    nieuw = Code(
        sleutel="partijsoort:nieuw", lijst_id="partijsoort", code="nieuw", label="Nieuw", geldig=DateRange(DAG, None)
    )
    partij = Organisatie(vt_organisatie=flevoland, code="x", naam="X", soort_id="partijsoort:nieuw")
    with pytest.raises(ValidationError, match="Kies een waarde uit de lijst"):
        partij.clean_fields()
    nieuw.save()
    partij.clean_fields()


@pytest.mark.parametrize("sleutel", ["partijsoort:", "partijsoort", "ggz", "zwaarte:licht", ""])
def test_code_buiten_de_lijst_geeft_een_melding(flevoland, sleutel):
    partij = Organisatie(vt_organisatie=flevoland, code="x", naam="X", soort_id=sleutel)
    with pytest.raises(ValidationError) as fout:
        partij.clean_fields()
    assert set(fout.value.message_dict) == {"soort"}
