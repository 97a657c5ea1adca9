# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest
from psycopg2.extras import DateRange

from dossiers.copytekst import tekst
from meldingen.werkproces import Status


@pytest.mark.parametrize(
    ("waarden", "regels"),
    [
        ([None, None], [r"\N", r"\N"]),
        (["a", None, "b\tc\\d\n"], ["a", r"\N", r"b\tc\\d\n"]),
        ([Status.ONTVANGEN, "vrij"], ["ontvangen", "vrij"]),
        ([True, None, False], ["t", r"\N", "f"]),
        ([7, None], ["7", r"\N"]),
        # One column, several kinds: a bool is no number, a day no moment.
        ([True, 7, "x"], ["t", "7", "x"]),
        ([date(2026, 3, 1), datetime(2026, 3, 1, 9, tzinfo=UTC)], ["2026-03-01", "2026-03-01T09:00:00+00:00"]),
        ([b"\x00\xff", None], [r"\\x00ff", r"\N"]),
        ([{"naam": 'Zoë "\n'}], [r'{"naam": "Zoë \\"\\n"}']),
        ([DateRange(date(2026, 1, 1), None)], ["[2026-01-01,)"]),
    ],
)
def test_een_kolom_staat_er_zoals_copy_haar_leest(waarden, regels):
    assert tekst([waarden]).splitlines() == regels


def test_kolommen_worden_rijen():
    assert tekst([[1, 2], ["a", None]]) == "1\ta\n2\t\\N\n"


def test_een_te_korte_kolom_wordt_niet_geschreven():
    with pytest.raises(ValueError, match="shorter"):
        tekst([[1, 2], ["a"]])
