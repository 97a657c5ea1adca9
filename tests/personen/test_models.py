# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL refuses by itself, whoever writes: the rows here go around the checks of the writers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from personen.bewaren import VELD_VAN
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.schrijven import bsn_index
from tests.personen.fabriek import BSN, NU, adres, persoon

pytestmark = pytest.mark.django_db

ALTIJD = DateRange(None, None)


def _geweigerd_door(beperking, doe):
    with pytest.raises(IntegrityError, match=f'"{beperking}"'), transaction.atomic():
        doe()


def _rauw(organisatie, **velden):
    standaard = {"nummer": "P-TEST-1", "geboortenaam": "Kanariepiet", "gemaakt_op": NU}
    return Persoon(organisatie=organisatie, **{**standaard, **velden})


@pytest.mark.parametrize(
    ("beperking", "velden"),
    [
        ("persoon_naam_of_onbekend", {"geboortenaam": ""}),
        ("persoon_precisie_past", {"geboortedatum": date(1990, 1, 1)}),
        ("persoon_precisie_past", {"geboortedatum_precisie": "jaar"}),
        ("persoon_precisie_past", {"geboortedatum": date(1990, 1, 1), "geboortedatum_precisie": "eeuw"}),
        ("persoon_geboren_voor_vastlegging", {"geboortedatum": date(2026, 3, 12), "geboortedatum_precisie": "dag"}),
        (
            "persoon_overleden_na_geboorte",
            {"geboortedatum": date(1990, 1, 2), "geboortedatum_precisie": "dag", "overleden_op": date(1990, 1, 1)},
        ),
        ("persoon_bsn_met_index", {"bsn": BSN}),
        ("persoon_bsn_met_index", {"bsn_index": b"x"}),
        ("persoon_bsn_of_reden", {"bsn": BSN, "bsn_index": b"x", "bsn_reden_id": "bsnreden:spoed"}),
        ("persoon_onbekend_zonder_bsn", {"bsn": BSN, "bsn_index": b"x", "onbekend": True}),
        ("persoon_geslacht_uit_lijst", {"geslacht_id": "zwaarte:licht"}),
        ("persoon_bsn_reden_uit_lijst", {"bsn_reden_id": "geslacht:man"}),
    ],
)
def test_persoon_die_niet_kan_bestaan_wordt_geweigerd(flevoland, beperking, velden):
    _geweigerd_door(beperking, _rauw(flevoland, **velden).save)


@pytest.mark.parametrize(
    ("gemaakt_op", "mag"),
    [
        (datetime(2026, 3, 10, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 10, 23, 0, tzinfo=UTC), True),
    ],
)
def test_geboren_vandaag_telt_in_nederlandse_dagen(flevoland, gemaakt_op, mag):
    rij = _rauw(flevoland, geboortedatum=date(2026, 3, 11), geboortedatum_precisie="dag", gemaakt_op=gemaakt_op)
    if mag:
        rij.save()
    else:
        _geweigerd_door("persoon_geboren_voor_vastlegging", rij.save)


def test_een_bsn_staat_eenmaal_per_organisatie(flevoland, utrecht):
    index = bsn_index(flevoland.pk, BSN)
    _rauw(flevoland, bsn=BSN, bsn_index=index).save()
    _geweigerd_door("persoon_bsn_eenmaal", _rauw(flevoland, nummer="P-2", bsn=BSN, bsn_index=index).save)
    _rauw(utrecht, nummer="P-3", bsn=BSN, bsn_index=bsn_index(utrecht.pk, BSN)).save()


def test_personen_zonder_bsn_zijn_er_zoveel_als_nodig(flevoland):
    _rauw(flevoland).save()
    _rauw(flevoland, nummer="P-2").save()
    assert Persoon.objects.filter(organisatie=flevoland, bsn_index=None).count() == 2


def test_een_extern_kenmerk_staat_eenmaal_per_organisatie(flevoland, utrecht):
    _rauw(flevoland, extern_id="OUD-1").save()
    _geweigerd_door("persoon_extern_id_eenmaal", _rauw(flevoland, nummer="P-2", extern_id="OUD-1").save)
    _rauw(utrecht, nummer="P-3", extern_id="OUD-1").save()


@pytest.mark.parametrize(
    ("beperking", "velden"),
    [
        ("adres_postcode_vorm", {"postcode": "0123AB"}),
        ("adres_postcode_vorm", {"postcode": "1234ab"}),
        ("adres_postcode_vorm", {"postcode": "1234A"}),
        ("adres_huisnummer_grens", {"huisnummer": 0}),
        ("adres_huisnummer_grens", {"huisnummer": 100_000}),
        ("adres_periode_niet_leeg", {"periode": DateRange(date(2026, 1, 1), date(2026, 1, 1))}),
    ],
)
def test_adres_dat_niet_kan_bestaan_wordt_geweigerd(flevoland, beperking, velden):
    rij = Adres(persoon=persoon(flevoland), organisatie=flevoland, **{"periode": ALTIJD, **velden})
    _geweigerd_door(beperking, rij.save)


def test_niemand_heeft_een_relatie_met_of_gezag_over_zichzelf(flevoland):
    ik = persoon(flevoland)
    relatie = Relatie(organisatie=flevoland, persoon=ik, verwant=ik, soort_id="relatiesoort:partner", periode=ALTIJD)
    _geweigerd_door("relatie_niet_met_zichzelf", relatie.save)
    gezag = Gezag(organisatie=flevoland, kind=ik, gezagdrager=ik, periode=ALTIJD)
    _geweigerd_door("gezag_niet_over_zichzelf", gezag.save)


def test_gezag_staat_niet_twee_keer_in_dezelfde_periode(flevoland):
    kind, ouder, andere_ouder = (persoon(flevoland, voornamen=naam) for naam in ("Kim", "Ans", "Bo"))
    eerste = DateRange(date(2020, 1, 1), date(2024, 1, 1))
    Gezag(organisatie=flevoland, kind=kind, gezagdrager=ouder, periode=eerste).save()
    overlap = DateRange(date(2023, 12, 31), None)
    rij = Gezag(organisatie=flevoland, kind=kind, gezagdrager=ouder, periode=overlap)
    _geweigerd_door("gezag_eenmaal_tegelijk", rij.save)
    Gezag(organisatie=flevoland, kind=kind, gezagdrager=ouder, periode=DateRange(date(2024, 1, 1), None)).save()
    Gezag(organisatie=flevoland, kind=kind, gezagdrager=andere_ouder, periode=overlap).save()


@pytest.mark.parametrize(
    ("beperking", "maak"),
    [
        (
            "adres_persoon_zelfde_organisatie",
            lambda hier, daar, van: Adres(persoon=daar, organisatie=van, periode=ALTIJD),
        ),
        (
            "relatie_verwant_zelfde_organisatie",
            lambda hier, daar, van: Relatie(
                persoon=hier, verwant=daar, organisatie=van, soort_id="relatiesoort:partner", periode=ALTIJD
            ),
        ),
        (
            "relatie_persoon_zelfde_organisatie",
            lambda hier, daar, van: Relatie(
                persoon=daar, verwant=hier, organisatie=van, soort_id="relatiesoort:partner", periode=ALTIJD
            ),
        ),
        (
            "gezag_gezagdrager_zelfde_organisatie",
            lambda hier, daar, van: Gezag(kind=hier, gezagdrager=daar, organisatie=van, periode=ALTIJD),
        ),
        (
            "gezag_kind_zelfde_organisatie",
            lambda hier, daar, van: Gezag(kind=daar, gezagdrager=hier, organisatie=van, periode=ALTIJD),
        ),
    ],
)
def test_geen_rij_verbindt_twee_organisaties(flevoland, utrecht, beperking, maak):
    rij = maak(persoon(flevoland), persoon(utrecht), flevoland)

    def bewaar_tot_het_einde():
        rij.save()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    _geweigerd_door(beperking, bewaar_tot_het_einde)


# Nobody fills these in: a key of another constraint, and the outcome of a merge.
ZONDER_PLEK = ("persoon_van_organisatie", "persoon_niet_eigen_hoofd")


@pytest.mark.parametrize("model", [Persoon, Adres, Relatie, Gezag])
def test_elke_beperking_heeft_een_nederlandse_tekst_en_een_plek(model):
    for beperking in model._meta.constraints:
        assert beperking.violation_error_message != beperking.default_violation_error_message
        assert beperking.name in VELD_VAN or beperking.name in ZONDER_PLEK


@pytest.mark.parametrize("model", [Persoon, Adres])
def test_elke_index_begint_met_de_organisatie(model):
    assert {index.fields[0] for index in model._meta.indexes} == {"organisatie"}


def test_de_tekst_van_een_rij_noemt_niemand(flevoland):
    bewoner = persoon(flevoland, bsn=BSN)
    rijen = (bewoner, adres(bewoner))
    assert not [rij for rij in rijen if "Kanarie" in f"{rij!s}{rij!r}" or BSN in f"{rij!s}{rij!r}"]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"voornamen": "Sanne", "voorvoegsel": "de", "geboortenaam": "Vries"}, "Sanne de Vries"),
        (
            {"voornamen": "Sanne", "voorvoegsel": "de", "geboortenaam": "Vries", "partnernaam": "Jansen"},
            "Sanne Jansen-de Vries",
        ),
        (
            {"voorletters": "S.", "geboortenaam": "", "partnernaam_voorvoegsel": "van", "partnernaam": "Dam"},
            "S. van Dam",
        ),
        ({"geboortenaam": "", "onbekend": True}, "onbekende persoon"),
        ({"voornamen": "Henk", "geboortenaam": "", "onbekend": True}, "Henk"),
    ],
)
def test_volledige_naam_is_zoals_iemand_wordt_genoemd(velden, verwacht):
    assert Persoon(**velden).volledige_naam == verwacht


def test_bsn_staat_versleuteld_in_de_tabel(flevoland):
    bewoner = persoon(flevoland, bsn=BSN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text, bsn FROM personen_persoon p WHERE id = %s", [bewoner.pk])
        rij, opgeslagen = cursor.fetchone()
    assert BSN not in rij
    assert BSN.encode() not in bytes(opgeslagen)
    assert Persoon.objects.get(pk=bewoner.pk).bsn == BSN


def test_een_adres_houdt_zijn_dagen(flevoland):
    rij = adres(persoon(flevoland), van=date(2020, 1, 1), tot=date(2021, 1, 1))
    rij.refresh_from_db()
    assert rij.periode == DateRange(date(2020, 1, 1), date(2021, 1, 1))
    assert rij.periode.upper - rij.periode.lower == timedelta(days=366)
