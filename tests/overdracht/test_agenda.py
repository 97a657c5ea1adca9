# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from overdracht.agenda import komende_dag
from overdracht.models import Interventieoverleg


@pytest.mark.parametrize(
    ("ritme", "weekdag", "na", "verwacht"),
    [
        ("wekelijks", 1, date(2026, 3, 9), date(2026, 3, 10)),
        ("wekelijks", 1, date(2026, 3, 10), date(2026, 3, 17)),
        ("wekelijks", 4, date(2026, 12, 31), date(2027, 1, 1)),
        ("maandelijks", 3, date(2026, 3, 4), date(2026, 3, 5)),
        ("maandelijks", 3, date(2026, 3, 5), date(2026, 4, 2)),
        ("maandelijks", 3, date(2026, 12, 3), date(2027, 1, 7)),
    ],
)
def test_komende_dag_volgt_ritme_en_weekdag(ritme, weekdag, na, verwacht):
    assert komende_dag(Interventieoverleg(ritme=ritme, weekdag=weekdag), na) == verwacht
