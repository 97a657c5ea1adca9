# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from personen.bsn import schoon_bsn, voldoet_aan_elfproef


@pytest.mark.parametrize("bsn", ["123456782", "111222333", "999990019", "010464554"])
def test_elfproef_laat_geldige_nummers_door(bsn):
    assert voldoet_aan_elfproef(bsn)


@pytest.mark.parametrize(
    "bsn", ["123456789", "000000000", "999999999", "12345678", "1234567820", "12345678x", "", "١٢٣٤٥٦٧٨٢"]
)
def test_elfproef_weigert_andere(bsn):
    assert not voldoet_aan_elfproef(bsn)


@given(st.integers(10_000_000, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_elfproef_merkt_elk_verkeerd_cijfer(getal, plaats, verschil):
    bsn = f"{getal:09d}"
    anders = bsn[:plaats] + str((int(bsn[plaats]) + verschil) % 10) + bsn[plaats + 1 :]
    assert not (voldoet_aan_elfproef(bsn) and voldoet_aan_elfproef(anders))


@given(st.integers(10_000_000, 999_999_999), st.integers(0, 7))
def test_elfproef_merkt_twee_verwisselde_cijfers(getal, plaats):
    bsn = f"{getal:09d}"
    anders = bsn[:plaats] + bsn[plaats + 1] + bsn[plaats] + bsn[plaats + 2 :]
    assert anders == bsn or not (voldoet_aan_elfproef(bsn) and voldoet_aan_elfproef(anders))


@pytest.mark.parametrize("invoer", ["123456782", " 1234 56 782 ", "1234.56.782", "123-456-782"])
def test_schoon_bsn_haalt_leestekens_weg(invoer):
    assert schoon_bsn(invoer) == "123456782"


def test_schoon_bsn_vult_een_verdwenen_voorloopnul_aan():
    assert schoon_bsn("10464554") == "010464554"


@pytest.mark.parametrize("invoer", ["123456789", "abc", "", "12345678\x002", "1" * 1_000_000])
def test_schoon_bsn_weigert_zonder_het_nummer_te_herhalen(invoer):
    with pytest.raises(ValidationError) as fout:
        schoon_bsn(invoer)
    assert fout.value.messages == ["Dit is geen geldig BSN. Controleer de negen cijfers."]
