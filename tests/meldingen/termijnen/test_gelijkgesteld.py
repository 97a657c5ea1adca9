# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from meldingen.termijnen.gelijkgesteld import (
    BESLUITDAGEN,
    GEDEKTE_JAREN,
    besluitdagen,
    is_gedekt,
    ongedekte_jaren,
)
from meldingen.termijnen.kalender import feestdagen


def test_besluitdagen_zijn_precies_die_van_het_besluit():
    assert sorted(BESLUITDAGEN) == [
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    ]


def test_besluitdagen_zijn_vrijdagen_en_geen_feestdag():
    assert {dag.weekday() for dag in BESLUITDAGEN} == {4}
    assert not [dag for dag in BESLUITDAGEN if dag in feestdagen(dag.year)]


@pytest.mark.parametrize("jaar", range(2018, 2036))
def test_alleen_jaren_met_een_bron_zijn_gedekt(jaar):
    assert is_gedekt(jaar) == (2026 <= jaar <= 2028)
    assert bool(besluitdagen(jaar)) == (2026 <= jaar <= 2028)


def test_elke_besluitdag_valt_in_een_gedekt_jaar():
    assert {dag.year for dag in BESLUITDAGEN} <= GEDEKTE_JAREN


@pytest.mark.parametrize(
    ("peildatum", "verwacht"),
    [
        (date(2026, 1, 1), ()),
        (date(2026, 11, 22), ()),
        (date(2027, 12, 31), ()),
        (date(2028, 1, 1), (2029,)),
        (date(2028, 12, 31), (2029,)),
        (date(2029, 1, 1), (2029, 2030)),
        (date(2025, 6, 1), (2025,)),
    ],
)
def test_ongedekte_jaren_waarschuwt_twaalf_maanden_vooruit(peildatum, verwacht):
    assert ongedekte_jaren(peildatum) == verwacht
