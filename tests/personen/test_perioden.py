# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from personen.keuring import keur_dagen
from personen.models import Adres, Relatie
from personen.perioden import beeindig, is_voorbij
from personen.schrijven import PersoonGegevens, leg_relatie_vast, werk_persoon_bij
from tests.personen.fabriek import BSN, NU, adres, persoon

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=1)


def test_beeindigen_laat_staan_wat_gold(flevoland):
    rij = adres(persoon(flevoland), van=date(2021, 6, 1))
    assert not is_voorbij(rij, op=date(2030, 1, 1))

    beeindig(rij, tot=date(2025, 2, 1))

    gelezen = Adres.objects.get()
    assert gelezen.periode == DateRange(date(2021, 6, 1), date(2025, 2, 1))
    assert [is_voorbij(gelezen, op=date(2025, 1, 31)), is_voorbij(gelezen, op=date(2025, 2, 1))] == [False, True]


def test_beeindigen_voor_het_begin_kan_niet(flevoland):
    rij = adres(persoon(flevoland), van=date(2021, 6, 1))

    with pytest.raises(ValidationError) as fout:
        beeindig(rij, tot=date(2021, 6, 1))

    assert fout.value.message_dict == {"tot": ["De einddatum ligt niet na de begindatum."]}


def test_twee_keer_dezelfde_periode_wordt_bij_het_veld_gemeld(flevoland):
    ik, jij = persoon(flevoland), persoon(flevoland)
    paar = {"persoon": ik, "verwant": jij, "soort": "relatiesoort:partner", "nu": NU}
    leg_relatie_vast(**paar, tot=date(2025, 2, 1))
    rij = leg_relatie_vast(**paar)

    with pytest.raises(ValidationError) as fout:
        beeindig(rij, tot=date(2025, 2, 1))

    assert fout.value.message_dict == {"verwant": ["Deze relatie is al vastgelegd."]}
    assert Relatie.objects.filter(periode__endswith=None).count() == 1


@pytest.mark.parametrize(
    ("dag", "fout"),
    [
        (date(1990, 5, 13), "Deze dag ligt voor de geboortedatum."),
        (date(2047, 1, 1), "Controleer het jaar van deze datum."),
        (date(1990, 5, 14), None),
        (date(2046, 12, 31), None),
        (None, None),
    ],
)
def test_een_dag_die_niemand_bedoelde(dag, fout):
    def keur():
        keur_dagen({"van": dag}, geboren=date(1990, 5, 14), vandaag=date(2026, 3, 11))

    if fout is None:
        keur()
        return
    with pytest.raises(ValidationError) as gevonden:
        keur()
    assert gevonden.value.message_dict == {"van": [fout]}


@pytest.mark.parametrize(
    ("anders", "gezien"),
    [
        ({}, False),
        ({"geheim_adres": True}, False),
        ({"bsn_reden": "bsnreden:spoed"}, False),
        ({"geboortenaam": "Merel"}, True),
        ({"geslacht": "geslacht:vrouw"}, True),
        ({"geboortedatum_precisie": "jaar"}, True),
        ({"telefoon": "0612345678"}, True),
        ({"bsn": BSN}, True),
    ],
)
def test_alleen_wat_vergeleken_wordt_laat_opnieuw_zoeken(flevoland, anders, gezien):
    oud = persoon(flevoland)
    velden = {**PersoonGegevens.van(oud).__dict__, **anders}

    nieuw = werk_persoon_bij(persoon=oud, versie=1, gegevens=PersoonGegevens(**velden), nu=LATER)

    nieuw.refresh_from_db()
    assert nieuw.gewijzigd_op == (LATER if gezien else None)
