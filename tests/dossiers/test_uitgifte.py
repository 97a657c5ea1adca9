# SPDX-License-Identifier: EUPL-1.2
import pytest

from dossiers.uitgifte import Hergebruik, ReeksUitgifte
from meldingen.models import Casus, Melding
from meldingen.nummers import volgend_nummer
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db


def test_ids_uit_de_reeks_botsen_niet_met_wie_tegelijk_schrijft(frontoffice, nu):
    een, ander = ReeksUitgifte(), ReeksUitgifte()
    gegeven = [een.id(Casus), ander.id(Casus), een.id(Casus)]
    gegeven += [gemeld(frontoffice, nu).casus_id for _ in range(2)]
    gegeven += [uitgifte.id(Casus) for uitgifte in (een, ander) for _ in range(3000)]
    assert len(set(gegeven)) == len(gegeven)


def test_nummers_dragen_het_jaar_van_de_ontvangst_en_zijn_er_eenmaal(nu):
    een, ander = ReeksUitgifte(), ReeksUitgifte()
    gegeven = [een.nummer("M", nu), volgend_nummer("M", nu), ander.nummer("M", nu)]
    gegeven += [een.nummer("M", nu) for _ in range(250)]
    assert len(set(gegeven)) == len(gegeven)
    assert een.nummer("P", nu.replace(year=2003)).startswith("P-2003-")


def test_een_bekende_casus_houdt_haar_ids_en_nummers(nu):
    uitgifte = Hergebruik(ReeksUitgifte(), {Melding: [70, 71]}, {"M": ["M-2016-000070"]})
    assert [uitgifte.id(Melding), uitgifte.id(Melding)] == [70, 71]
    assert uitgifte.nummer("M", nu) == "M-2016-000070"
    assert uitgifte.id(Melding) not in (70, 71)
    assert uitgifte.id(Casus) > 0
    assert uitgifte.nummer("M", nu).startswith(f"M-{nu.year}-")
