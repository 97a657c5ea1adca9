# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from meldingen.forms.velden import Geboortedatum


@pytest.mark.parametrize(
    ("getypt", "verwacht"),
    [
        ("12-03-2014", (date(2014, 3, 12), "dag")),
        ("12/3/2014", (date(2014, 3, 12), "dag")),
        ("12032014", (date(2014, 3, 12), "dag")),
        ("2014-03-12", (date(2014, 3, 12), "dag")),
        ("03-2014", (date(2014, 3, 1), "maand")),
        ("2014", (date(2014, 1, 1), "jaar")),
        ("", (None, "")),
    ],
)
def test_geboortedatum_leest_wat_bekend_is(getypt, verwacht):
    assert tuple(Geboortedatum(required=False).clean(getypt)) == verwacht


@pytest.mark.parametrize("getypt", ["31-02-2014", "32012014", "gisteren", "12-03-14", "0000"])
def test_geboortedatum_verzint_niets(getypt):
    with pytest.raises(ValidationError):
        Geboortedatum(required=False).clean(getypt)
