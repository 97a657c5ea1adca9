# SPDX-License-Identifier: EUPL-1.2
"""What the study printed comes back when the rows are counted. Sources: domain notes §7.1 and the tables themselves.

Tolerance: the 95 % margin of a simple random sample of that size, and never less than 0.6 of a point.
"""

from datetime import date
from math import sqrt

import pytest

from tests.werkplek.demogegevens.tellen import tel

TABELLEN = {
    "2.1": {
        "GM0034": 59.1, "GM0995": 20.7, "GM0303": 4.9, "GM0171": 6.5, "GM0184": 1.3, "GM0050": 4.4, "ONBEKEND": 3.1,
    },
    # Printed as 72.8 and so on, of counts that were rounded to fives; the shares of the printed counts.
    "2.3": {
        "politie": 72.5, "gezondheidszorg": 5.0, "onderwijs": 3.5, "jeugdzorg": 3.75, "overig_beroepsmatig": 7.0,
        "niet_beroepsmatig": 4.75, "anders": 2.25, "onbekend": 1.25,
    },
    "3.1": {
        "kinderen": 93, "geen_kinderen": 7, "minderjarig": 92, "volwassenen_1": 11, "volwassenen_2": 75,
        "volwassenen_3": 14, "partners": 36, "ex_partners": 39, "ex_en_nieuw": 10, "anders": 15,
    },
    "3.2": {
        "geweldsoort:fysiek": 41, "geweldsoort:psychisch": 59, "geweldsoort:seksueel": 1,
        "geweldsoort:verwaarlozing_kind": 56, "geweldsoort:verwaarlozing_oudere": 1, "geweldsoort:zorgen": 3,
        "richting:partner": 20, "richting:ex_partner": 14, "richting:tegen_kind": 78, "richting:kind_ouder": 3,
        "richting:kind_kind": 2, "richting:wederkerig": 3, "richting:anders": 9,
    },
    "3.3": {"0": 36, "1-2": 39, "3-4": 14, "5-7": 11},
    "incidenten": {"enkel": 18, "regelmatig": 7, "meerjarig": 20, "vroeger": 22, "geen": 33},
    "maatregel": {"maatregelsoort:aanhouding": 7, "maatregelsoort:thv": 5},
    "zwaarte": {"zwaarte:middelzwaar": 80},
    "4.2": {"partij": 92, "client": 5},
}  # fmt: skip
NU = {"besluit": {"direct": 60}}
IN_2018 = {"besluit": {"onderzoek": 66, "vv": 0}}


def _eis(telling, tabellen):
    afwijkend = {
        f"{tabel} {wat}": (gedrukt, round(deel, 2))
        for tabel, rijen in tabellen.items()
        for wat, gedrukt in rijen.items()
        if abs((deel := telling.deel(tabel, wat)) - gedrukt) > _marge(gedrukt, telling.basis(tabel, wat))
    }
    assert afwijkend == {}


def _marge(procent, aantal):
    deel = procent / 100
    return max(0.6, 196 * sqrt(deel * (1 - deel) / aantal))


def test_duizend_meldingen_hebben_de_gedrukte_verdelingen(maak_zaken):
    telling = tel(maak_zaken(1000))
    assert telling.meldingen == 1000
    _eis(telling, TABELLEN | NU)
    assert telling.gemiddelden()["vb"] == pytest.approx(2.87, abs=0.15)


def test_voor_2019_ging_twee_derde_in_onderzoek(maak_zaken):
    telling = tel(maak_zaken(600, peildatum=date(2018, 12, 31)))
    # The directed cases have V&V in any year; among so few they show.
    assert telling.deel("besluit", "onderzoek") == pytest.approx(66, abs=3)
    assert telling.gemiddelden()["tot_overdracht"] == pytest.approx(28, abs=2.5)


@pytest.mark.zwaar
@pytest.mark.parametrize(("peildatum", "besluiten"), [(date(2026, 3, 11), NU), (date(2018, 12, 31), IN_2018)])
def test_vijfduizend_meldingen_hebben_de_gedrukte_verdelingen(maak_zaken, peildatum, besluiten):
    telling = tel(maak_zaken(5000, peildatum=peildatum))
    assert telling.meldingen == 5000
    _eis(telling, TABELLEN | besluiten)
    assert telling.gemiddelden()["vb"] == pytest.approx(2.87, abs=0.05)
    if besluiten is IN_2018:
        assert telling.gemiddelden()["tot_overdracht"] == pytest.approx(28, abs=1)
