# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from psycopg2.extras import DateRange

from organisaties.models import Gemeente, GemeenteRegio, Organisatie, VTOrganisatie

LATER = DateRange(date(2026, 1, 1), None)


def _weigert(rij, constraint: str, melding: str) -> None:
    with pytest.raises(ValidationError) as fout:
        rij.full_clean()
    assert melding in fout.value.messages
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rij.save()


def test_gemeente_hoort_op_een_dag_bij_een_regio(utrecht):
    regio = GemeenteRegio(gemeente_id="GM0034", organisatie=utrecht, periode=LATER)
    _weigert(regio, "gemeenteregio_een_regio_tegelijk", "Deze gemeente hoort in deze periode al bij een regio.")


def test_gemeente_wisselt_van_regio_zonder_gat(utrecht):
    GemeenteRegio.objects.filter(gemeente="GM0034").update(periode=DateRange(date(2015, 1, 1), LATER.lower))
    GemeenteRegio.objects.create(gemeente_id="GM0034", organisatie=utrecht, periode=LATER)
    for dag, code in ((date(2025, 12, 31), "flevoland"), (date(2026, 1, 1), "utrecht")):
        assert GemeenteRegio.objects.get(gemeente="GM0034", periode__contains=dag).organisatie.code == code


def test_twee_gemeenten_storen_elkaar_niet(utrecht):
    Gemeente.objects.create(code="GM0307", naam="Amersfoort")
    GemeenteRegio.objects.create(gemeente_id="GM0307", organisatie=utrecht, periode=LATER)


@pytest.mark.parametrize("code", ["BUITEN", "ONBEKEND"])
def test_geen_gemeente_hoort_niet_bij_een_regio(utrecht, code):
    regio = GemeenteRegio(gemeente_id=code, organisatie=utrecht, periode=LATER)
    melding = "'Buiten regio' en 'onbekend' horen niet bij een regio."
    _weigert(regio, "gemeenteregio_echte_gemeente", melding)


def test_lege_periode_wordt_geweigerd(utrecht):
    dag = date(2014, 1, 1)
    regio = GemeenteRegio(gemeente_id="GM0034", organisatie=utrecht, periode=DateRange(dag, dag))
    _weigert(regio, "gemeenteregio_periode_niet_leeg", "De periode moet minstens één dag zijn.")


@pytest.mark.parametrize("code", ["0034", "GM34", "GM00341", "gm0034", "ELDERS"])
def test_gemeentecode_heeft_de_vorm_van_cbs(db, code):
    gemeente = Gemeente(code=code, naam="X")
    _weigert(gemeente, "gemeente_code_vorm", "Een gemeentecode bestaat uit GM en vier cijfers.")


@pytest.mark.parametrize("code", ["Flevoland", "fle vo", "-fle", "fle_vo"])
def test_code_van_een_organisatie_is_een_kenmerk(flevoland, code):
    melding = "De code heeft alleen kleine letters, cijfers en streepjes."
    _weigert(VTOrganisatie(code=code, naam="X"), "vtorganisatie_code_vorm", melding)
    partij = Organisatie(vt_organisatie=flevoland, code=code, naam="X", soort_id="partijsoort:ggz")
    _weigert(partij, "organisatie_code_vorm", melding)


def test_eenheid_van_de_beoordelingstermijn(db):
    organisatie = VTOrganisatie(code="x", naam="X", vb_eenheid="weken")
    _weigert(organisatie, "vtorganisatie_vb_eenheid", "Waarde 'weken' is geen geldige keuze.")


def test_soort_van_een_partij_komt_uit_de_lijst(flevoland):
    partij = Organisatie(vt_organisatie=flevoland, code="x", naam="X", soort_id="zwaarte:licht")
    _weigert(partij, "organisatie_soort_uit_lijst", "Kies een waarde uit de lijst.")


def test_code_van_een_partij_is_uniek_per_regio(flevoland, utrecht):
    partij = Organisatie(vt_organisatie=flevoland, code="stophg-urk", naam="X", soort_id="partijsoort:stophg")
    _weigert(partij, "organisatie_code_uniek_per_regio", "Deze code is in deze regio al in gebruik.")
    partij.vt_organisatie = utrecht
    partij.full_clean()
    partij.save()
