# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from meldingen.herhaling.geschiedenis import Drempels, lange_geschiedenis

VANDAAG = date(2026, 3, 11)
MELDINGEN, JAREN = "ten minste 3 eerdere meldingen", "eerste melding langer dan 1 jaar geleden"


@pytest.mark.parametrize(
    ("aantal", "eerste_op", "redenen"),
    [
        (0, None, ()),
        (2, date(2026, 1, 1), ()),
        (3, date(2026, 1, 1), (MELDINGEN,)),
        (1, date(2025, 3, 11), ()),
        (1, date(2025, 3, 10), (JAREN,)),
        (8, date(2016, 5, 1), (MELDINGEN, JAREN)),
    ],
)
def test_twee_definities_naast_elkaar(aantal, eerste_op, redenen):
    assert lange_geschiedenis(aantal, eerste_op, Drempels(), VANDAAG) == redenen


def test_de_drempels_zijn_van_de_organisatie():
    assert lange_geschiedenis(4, date(2023, 3, 12), Drempels(5, 3), VANDAAG) == ()
    assert lange_geschiedenis(5, date(2023, 3, 10), Drempels(5, 3), VANDAAG) == (
        "ten minste 5 eerdere meldingen",
        "eerste melding langer dan 3 jaar geleden",
    )


def test_een_schrikkeldag_heeft_een_verjaardag():
    assert lange_geschiedenis(1, date(2024, 2, 29), Drempels(), date(2025, 2, 28)) == ()
    assert lange_geschiedenis(1, date(2024, 2, 29), Drempels(), date(2025, 3, 1)) == (JAREN,)
