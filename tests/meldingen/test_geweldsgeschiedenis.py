# SPDX-License-Identifier: EUPL-1.2
"""The rules of a history on a day, boundary by boundary."""

from datetime import date

import pytest

from meldingen.geweldsgeschiedenis import band_van, duur_in_woorden, jaren_eerder, klasse_van, lange_geschiedenis
from organisaties.stamgegevens.geweld import LIJSTEN

OP = date(2026, 3, 11)
EEN_JAAR, DAG_ERVOOR, GISTEREN = date(2025, 3, 11), date(2025, 3, 10), date(2026, 3, 10)


@pytest.mark.parametrize(
    ("aantal", "band"),
    [
        (0, "geen"),
        (1, "een_twee"),
        (2, "een_twee"),
        (3, "drie_vier"),
        (4, "drie_vier"),
        (5, "vijf_zeven"),
        (7, "vijf_zeven"),
        (8, "acht_meer"),
        (40, "acht_meer"),
    ],
)
def test_groep_van_het_aantal_eerdere_meldingen(aantal, band):
    assert band_van(aantal) == f"eerderebetrokkenheid:{band}"


@pytest.mark.parametrize(
    ("dagen", "klasse"),
    [
        ([], "geen"),
        ([OP], "geen"),
        ([date(2026, 3, 12)], "geen"),
        ([GISTEREN], "enkel"),
        ([GISTEREN, GISTEREN], "enkel"),
        ([GISTEREN, OP], "enkel"),
        ([EEN_JAAR], "enkel"),
        ([EEN_JAAR, GISTEREN], "regelmatig"),
        ([EEN_JAAR, date(2025, 8, 1), GISTEREN], "regelmatig"),
        ([DAG_ERVOOR], "vroeger"),
        ([date(1998, 1, 1), DAG_ERVOOR], "vroeger"),
        ([DAG_ERVOOR, EEN_JAAR], "meerjarig"),
        ([DAG_ERVOOR, OP], "vroeger"),
        ([DAG_ERVOOR, EEN_JAAR, GISTEREN], "meerjarig"),
    ],
)
def test_klasse_van_tabel_3_3(dagen, klasse):
    assert klasse_van(dagen, OP) == f"geweldsgeschiedenis:{klasse}"


def test_elke_groep_en_elke_klasse_is_te_bereiken():
    """No code of either list that the rule never gives, and none given that is not in the list."""
    codes = {lijst.code: {f"{lijst.code}:{code.code}" for code in lijst.codes} for lijst in LIJSTEN}

    assert {band_van(aantal) for aantal in range(20)} == codes["eerderebetrokkenheid"]
    combinaties = [[], [GISTEREN], [EEN_JAAR, GISTEREN], [DAG_ERVOOR], [DAG_ERVOOR, GISTEREN]]
    assert {klasse_van(dagen, OP) for dagen in combinaties} == codes["geweldsgeschiedenis"]


@pytest.mark.parametrize(
    ("aantal", "eerste_op", "geldt"),
    [
        (0, None, (False, False)),
        (2, date(2026, 1, 1), (False, False)),
        (3, date(2026, 1, 1), (True, False)),
        # Exactly a year is not longer than a year.
        (1, EEN_JAAR, (False, False)),
        (1, DAG_ERVOOR, (False, True)),
        (3, DAG_ERVOOR, (True, True)),
    ],
)
def test_de_twee_definities_van_een_lange_geschiedenis(aantal, eerste_op, geldt):
    lang = lange_geschiedenis(aantal=aantal, eerste_op=eerste_op, op=OP, drempel_meldingen=3, drempel_jaren=1)

    assert tuple(definitie.geldt for definitie in lang) == geldt


def test_drempels_van_de_organisatie_staan_in_de_definitie():
    lang = lange_geschiedenis(aantal=4, eerste_op=DAG_ERVOOR, op=OP, drempel_meldingen=5, drempel_jaren=2)

    assert [(definitie.code, definitie.naam, definitie.geldt) for definitie in lang] == [
        ("meldingen", "5 of meer eerdere meldingen", False),
        ("jaren", "eerste melding langer dan 2 jaar geleden", False),
    ]


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        (date(2026, 3, 11), 1, date(2025, 3, 11)),
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2025, 2, 28), 1, date(2024, 2, 28)),
    ],
)
def test_zelfde_datum_zoveel_jaar_eerder(dag, aantal, verwacht):
    assert jaren_eerder(dag, aantal) == verwacht


@pytest.mark.parametrize(
    ("van", "tekst"),
    [
        (OP, "korter dan een maand"),
        (date(2026, 2, 12), "korter dan een maand"),
        (date(2026, 2, 11), "1 maand"),
        (date(2025, 3, 12), "11 maanden"),
        (EEN_JAAR, "1 jaar"),
        (date(2025, 2, 11), "1 jaar en 1 maand"),
        (date(2020, 1, 1), "6 jaar en 2 maanden"),
    ],
)
def test_duur_in_woorden(van, tekst):
    assert duur_in_woorden(van, OP) == tekst
