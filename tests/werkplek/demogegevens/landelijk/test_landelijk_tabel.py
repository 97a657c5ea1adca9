# SPDX-License-Identifier: EUPL-1.2
"""The table of the national profile meets every figure that the study printed; and stays so when it is made smaller.

Counted here from the table itself, with the bases that the study names; section and note are those of the study.
"""

from statistics import mean

import pytest

from organisaties.stamgegevens.gebied import VT_ORGANISATIES
from werkplek.demogegevens.profielen.landelijk.krimpen import krimp, verdeel
from werkplek.demogegevens.profielen.landelijk.regios import (
    ANDERS_GEREGISTREERD,
    JAREN,
    KREEG_GEMEENTEN,
    ONVERGELIJKBAAR,
    REGIOS,
    VERLOOR_GEMEENTEN,
    ZONDER_ADVIEZEN,
    ZONDER_MELDINGEN,
    Cel,
)

ALLE = {regio.code: regio for regio in REGIOS}
# Out of the count of figures 1, 2 and 5: who has no figures of one of the years, and who cannot be compared.
ADVIEZEN_24 = sorted(ALLE.keys() - ZONDER_ADVIEZEN.keys())
ADVIEZEN_23 = [code for code in ADVIEZEN_24 if code != ONVERGELIJKBAAR]
MELDINGEN_25 = sorted(ALLE.keys() - ZONDER_MELDINGEN.keys())
# Figure 6 and §5.2 count 24 and 23 without saying who is left out: assumed.
MELDINGEN_24 = [code for code in MELDINGEN_25 if code != "gelderland-zuid"]
MELDINGEN_23 = [code for code in MELDINGEN_24 if code != "groningen"]
G4 = ("rotterdam-rijnmond", "haaglanden", "utrecht", ONVERGELIJKBAAR)
PERIODEN = ((0, 1), (1, 2), (0, 2))


def _som(wat, codes, jaar, tabel=ALLE):
    return sum(sum(getattr(tabel[code], wat)[jaar]) for code in codes)


def _groei(wat, codes, van, tot, tabel=ALLE):
    return 100 * (_som(wat, codes, tot, tabel) / _som(wat, codes, van, tabel) - 1)


def _met_soort(wat, jaren=(0, 1, 2), tabel=ALLE):
    """Who could tell, in all of these years, who called."""
    return [code for code, regio in tabel.items() if not any(getattr(regio, wat)[jaar].onbekend for jaar in jaren)]


def _groei_soort(wat, soort, van, tot, codes):
    eerst, later = (sum(getattr(getattr(ALLE[code], wat)[jaar], soort) for code in codes) for jaar in (van, tot))
    return round(100 * (later / eerst - 1))


def test_alle_regio_s_van_de_stamgegevens():
    assert {code for _, code, _ in VT_ORGANISATIES} == ALLE.keys()
    assert len(REGIOS) == 26
    assert (len(ADVIEZEN_24), len(ADVIEZEN_23), len(MELDINGEN_25)) == (24, 23, 25)
    assert sum(regio.inwoners for regio in REGIOS) == pytest.approx(17_300_000, rel=0.01)


@pytest.mark.parametrize(
    ("wat", "codes", "gedrukt"),
    [
        ("adviezen", ADVIEZEN_24, [12, 24, 39]),
        ("adviezen", ADVIEZEN_23, [12, 24, 39]),
        ("meldingen", MELDINGEN_25, [7, 20, 28]),
        ("meldingen", MELDINGEN_24, [7, 20, 28]),
        ("meldingen", MELDINGEN_23, [7, 20, 28]),
    ],
)
@pytest.mark.parametrize("schaal", [1, 20])
def test_groei_van_het_geheel(wat, codes, gedrukt, schaal):
    """§2.2.1 and §2.3.1, on every number of regions that the study names."""
    tabel = {regio.code: regio for regio in krimp(schaal)}
    assert [round(_groei(wat, codes, *periode, tabel)) for periode in PERIODEN] == gedrukt


def test_aantallen_van_2019():
    assert _som("adviezen", ALLE, 2) == pytest.approx(112_000, abs=499)
    assert _som("adviezen", ZONDER_ADVIEZEN, 2) == pytest.approx(7_000, abs=499)
    assert _som("meldingen", ALLE, 2) == pytest.approx(133_000, abs=499)
    assert _som("meldingen", ZONDER_MELDINGEN, 2) == pytest.approx(4_500, abs=49)


@pytest.mark.parametrize(
    ("wat", "codes", "dalers", "laagste", "hoogste"),
    [("adviezen", ADVIEZEN_23, 5, -14, 81), ("meldingen", MELDINGEN_25, 11, -19, 70)],
)
def test_per_regio(wat, codes, dalers, laagste, hoogste):
    """§2.2.2 and §2.3.2: who went down, who grew less in 2019, and how far apart they are."""
    per_regio = [[_groei(wat, [code], *periode) for periode in PERIODEN] for code in codes]
    assert sum(groei_2018 < 0 for groei_2018, _, _ in per_regio) == dalers
    assert not [groei_2019 for _, groei_2019, _ in per_regio if groei_2019 <= 0]
    hele = [round(hele) for _, _, hele in per_regio]
    assert (min(hele), max(hele)) == (laagste, hoogste)
    eerder_sterker = sum(groei_2018 > groei_2019 for groei_2018, groei_2019, _ in per_regio)
    assert eerder_sterker == 6 if wat == "meldingen" else eerder_sterker < len(codes) / 2


@pytest.mark.parametrize(
    ("wat", "laagste", "hoogste"), [("adviezen", (38, 40), (120, 125)), ("meldingen", (40, 43), (130, 135))]
)
def test_per_tienduizend_inwoners(wat, laagste, hoogste):
    """§3.3.6: 'een kleine 40 tot ruim 120' and 'ruim 40 tot ruim 130', in 2019."""
    zonder = ZONDER_ADVIEZEN if wat == "adviezen" else ZONDER_MELDINGEN
    met_2019 = [regio for regio in REGIOS if zonder.get(regio.code) != 2019]
    per = [10_000 * _som(wat, [regio.code], 2) / regio.inwoners for regio in met_2019]
    assert laagste[0] < min(per) < laagste[1]
    assert hoogste[0] < max(per) < hoogste[1]


def test_naar_soort_adviesvrager():
    """§2.2.3: 11 regions of three years; the twelfth could tell later."""
    elf, twaalf = _met_soort("adviezen"), _met_soort("adviezen", (1, 2))
    assert (len(elf), len(twaalf)) == (11, 12)
    assert _groei_soort("adviezen", "politie", 0, 2, elf) == -31
    assert [_groei_soort("adviezen", "professional", *periode, elf) for periode in PERIODEN] == [16, 28, 49]
    assert _groei_soort("adviezen", "professional", 1, 2, twaalf) == 28
    assert _groei_soort("adviezen", "burger", 0, 2, elf) == 37
    for jaar in range(len(JAREN)):
        som = Cel(*(sum(cel) for cel in zip(*(ALLE[code].adviezen[jaar] for code in elf), strict=True)))
        assert som.professional > som.politie + som.burger


def test_naar_soort_melder():
    """§2.3.3: 17 regions; most came from the police in every year."""
    zeventien = _met_soort("meldingen")
    assert len(zeventien) == 17
    assert [_groei_soort("meldingen", "politie", *periode, zeventien) for periode in PERIODEN] == [8, 3, 12]
    assert [_groei_soort("meldingen", "burger", *periode, zeventien) for periode in PERIODEN] == [10, 17, 28]
    assert [_groei_soort("meldingen", "professional", *periode, zeventien) for periode in PERIODEN[:2]] == [11, 112]
    for jaar in range(len(JAREN)):
        som = Cel(*(sum(cel) for cel in zip(*(ALLE[code].meldingen[jaar] for code in zeventien), strict=True)))
        assert som.politie > som.professional + som.burger


def test_crisis():
    """§2.3.4: nine regions can tell, six of all years; the share falls a little and the number does not."""
    zes = [regio for regio in REGIOS if all(regio.crisis)]
    assert (len(zes), sum(bool(regio.crisis[2]) for regio in REGIOS)) == (6, 9)
    aantal = [sum(regio.crisis[jaar] for regio in zes) for jaar in range(3)]
    deel = [aantal[jaar] / _som("meldingen", [regio.code for regio in zes], jaar) for jaar in range(3)]
    assert aantal == sorted(aantal)
    assert deel == sorted(deel, reverse=True)


def test_grote_steden():
    """§3.3.5 and note 15: weighed and not, since the study does not say which."""
    drie = [code for code in G4 if code != ONVERGELIJKBAAR]
    for wat, codes, gedrukt in (("adviezen", drie, 36), ("meldingen", G4, 51)):
        assert round(_groei(wat, codes, 0, 2)) == gedrukt
        assert round(mean(_groei(wat, [code], 0, 2) for code in codes)) == gedrukt


def test_naar_bevolkingsdichtheid():
    """§3.3.5, unweighed; the study gives no borders, so assumed: provinces below 300 and above 900 per km²."""
    laag = ("drenthe", "friesland", "groningen", "zeeland", "flevoland")
    hoog = (*G4, "gooi-en-vechtstreek", "kennemerland", "noord-holland-noord", "zaanstreek-waterland",
            "hollands-midden", "zuid-holland-zuid")  # fmt: skip
    midden = ALLE.keys() - {*laag, *hoog, *ZONDER_ADVIEZEN}
    adviezen, meldingen = (
        [mean(_groei(wat, [code], 0, 2) for code in klasse if code in basis) for klasse in (laag, midden, hoog)]
        for wat, basis in (("adviezen", ADVIEZEN_23), ("meldingen", MELDINGEN_25))
    )
    assert adviezen[0] > 39 > adviezen[2]
    assert meldingen[1] < 28 < min(meldingen[0], meldingen[2])


def test_wie_laag_begon_groeide_meer():
    """§3.3.6: the ten regions with the fewest per inhabitant in 2017 against the ten with the most."""
    for wat, codes in (("adviezen", ADVIEZEN_23), ("meldingen", MELDINGEN_25)):
        op_begin = sorted(codes, key=lambda code: _som(wat, [code], 0) / ALLE[code].inwoners)
        laag, hoog = (mean(_groei(wat, [code], 0, 2) for code in tien) for tien in (op_begin[:10], op_begin[-10:]))
        assert laag > hoog


def test_gemeenten_die_overstapten():
    """§2.2.2: the region that lost two, and the one that they went to, grew less than the whole."""
    for code in (VERLOOR_GEMEENTEN, KREEG_GEMEENTEN):
        assert _groei("adviezen", [code], 1, 2) < _groei("adviezen", ADVIEZEN_23, 1, 2)
        assert _groei("adviezen", [code], 0, 2) < _groei("adviezen", ADVIEZEN_23, 0, 2)


def test_wie_anders_ging_registreren_daalde():
    """§3.3.2 and §2.3.2: it explains little growth, or a fall in 2018; of police meldingen in one region."""
    for code, wat in ANDERS_GEREGISTREERD.items():
        assert _groei("adviezen", [code], 0, 1) < 0
        if "politiemeldingen" in wat:
            assert _groei_soort("meldingen", "politie", 0, 1, [code]) < 0


def test_krimpen_houdt_de_sommen():
    for schaal in (1, 7, 20, 100, 1000):
        klein = {regio.code: regio for regio in krimp(schaal)}
        for wat in ("adviezen", "meldingen"):
            for jaar in range(len(JAREN)):
                assert _som(wat, klein, jaar, klein) == round(_som(wat, ALLE, jaar) / schaal)
            for code in ALLE:
                # Who cannot tell in the whole, cannot in a part of it either.
                assert {jaar for jaar in range(3) if getattr(klein[code], wat)[jaar].onbekend} <= {
                    jaar for jaar in range(3) if getattr(ALLE[code], wat)[jaar].onbekend
                }
    assert krimp(1) == REGIOS


def test_verdelen_telt_op():
    assert verdeel({"a": 1, "b": 1, "c": 1}, 5) == {"a": 2, "b": 2, "c": 1}
    assert verdeel({"a": 0, "b": 3}, 2) == {"a": 0, "b": 2}
    assert verdeel({"a": 0}, 4) == {"a": 0}
