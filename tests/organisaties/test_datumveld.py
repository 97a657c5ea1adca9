# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone

from organisaties.datumveld import DatumVeld


@pytest.mark.parametrize(
    "getypt",
    ["14-03-2026", "14-3-26", "14/03/2026", "14.3.2026", "14 3 2026", "14032026", "2026-03-14", " 14-03-2026 "],
)
def test_datum_zoals_iemand_hem_typt(getypt):
    assert DatumVeld().clean(getypt) == date(2026, 3, 14)


@pytest.mark.parametrize(("woord", "dagen"), [("vandaag", 0), ("Gisteren", -1), ("morgen", 1)])
def test_datum_in_woorden(woord, dagen):
    assert DatumVeld().clean(woord) == timezone.localdate() + timedelta(days=dagen)


@pytest.mark.parametrize("getypt", ["31-02-2026", "14-13-2026", "14-03", "1403", "ooit", "14-03-0026", "01-01-1899"])
def test_datum_die_niet_bestaat_wordt_geweigerd(getypt):
    with pytest.raises(forms.ValidationError) as fout:
        DatumVeld().clean(getypt)
    assert fout.value.code == "invalid"


def test_verleden_leest_twee_cijfers_als_verleden():
    assert DatumVeld(verleden=True).clean("1-2-58") == date(1958, 2, 1)


def test_verleden_weigert_morgen():
    with pytest.raises(forms.ValidationError) as fout:
        DatumVeld(verleden=True).clean("morgen")
    assert fout.value.code == "toekomst"


def test_leeg_mag_als_het_veld_niet_verplicht_is():
    assert DatumVeld(required=False).clean("") is None


def test_waarde_staat_in_het_formulier_zoals_getypt_wordt():
    class Formulier(forms.Form):
        dag = DatumVeld()

    assert 'value="14-03-2026"' in str(Formulier(initial={"dag": date(2026, 3, 14)})["dag"])
    assert 'value="14-3-26"' in str(Formulier({"dag": "14-3-26"})["dag"])
