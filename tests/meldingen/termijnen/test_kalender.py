# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta

import pytest

from meldingen.termijnen.kalender import (
    WETTELIJK,
    Kalender,
    dag_van,
    eerste_werkdag_vanaf,
    feestdagen,
    is_werkdag,
    pasen,
    plus_maanden,
    plus_werkdagen,
    verleng_atw,
    werkdagen_tussen,
)

KANTOOR = Kalender(goede_vrijdag_vrij=False, besluitdagen_vrij=False)
KANTOOR_VRIJ = Kalender(goede_vrijdag_vrij=True, besluitdagen_vrij=True)

# As printed in diaries, not computed: Easter Sunday, Ascension Day, the day Koningsdag is kept.
JAREN = {
    2018: ("04-01", "05-10", "04-27"),
    2019: ("04-21", "05-30", "04-27"),
    2020: ("04-12", "05-21", "04-27"),
    2021: ("04-04", "05-13", "04-27"),
    2022: ("04-17", "05-26", "04-27"),
    2023: ("04-09", "05-18", "04-27"),
    2024: ("03-31", "05-09", "04-27"),
    2025: ("04-20", "05-29", "04-26"),
    2026: ("04-05", "05-14", "04-27"),
    2027: ("03-28", "05-06", "04-27"),
    2028: ("04-16", "05-25", "04-27"),
    2029: ("04-01", "05-10", "04-27"),
    2030: ("04-21", "05-30", "04-27"),
    2031: ("04-13", "05-22", "04-26"),
    2032: ("03-28", "05-06", "04-27"),
    2033: ("04-17", "05-26", "04-27"),
    2034: ("04-09", "05-18", "04-27"),
    2035: ("03-25", "05-03", "04-27"),
}


def d(tekst):
    return date.fromisoformat(tekst)


def _pasen_volgens_meeus(jaar):
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    e, f = b // 4, (b + 8) // 25
    h = (19 * a + b - e - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    maand, dag = divmod(h + k - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


def test_tabel_dekt_2018_tot_en_met_2035():
    assert list(JAREN) == list(range(2018, 2036))


@pytest.mark.parametrize("jaar", JAREN)
def test_pasen_is_zoals_in_de_agenda(jaar):
    assert pasen(jaar) == d(f"{jaar}-{JAREN[jaar][0]}")


def test_pasen_is_gelijk_aan_een_ander_algoritme_over_vier_eeuwen():
    assert [pasen(j) for j in range(1900, 2300)] == [_pasen_volgens_meeus(j) for j in range(1900, 2300)]


@pytest.mark.parametrize("jaar", JAREN)
def test_feestdagen_zijn_precies_die_van_artikel_3_lid_1(jaar):
    eerste_paasdag, hemelvaart, koningsdag = (d(f"{jaar}-{dag}") for dag in JAREN[jaar])
    assert feestdagen(jaar) == {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        eerste_paasdag + timedelta(days=1): "Tweede Paasdag",
        koningsdag: "Koningsdag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        hemelvaart: "Hemelvaartsdag",
        eerste_paasdag + timedelta(days=50): "Tweede Pinksterdag",
        date(jaar, 12, 25): "Eerste Kerstdag",
        date(jaar, 12, 26): "Tweede Kerstdag",
    }


def test_feestdagen_geeft_een_kopie():
    feestdagen(2026).clear()
    assert len(feestdagen(2026)) == 8


def test_koninginnedag_gold_voor_2014():
    assert date(2013, 4, 30) in feestdagen(2013)
    assert date(2006, 4, 29) in feestdagen(2006)
    assert date(2013, 4, 27) not in feestdagen(2013)


@pytest.mark.parametrize("kalender", [KANTOOR, KANTOOR_VRIJ, WETTELIJK])
@pytest.mark.parametrize("jaar", JAREN)
def test_vijf_mei_is_elk_jaar_vrij(jaar, kalender):
    assert not is_werkdag(date(jaar, 5, 5), kalender)


@pytest.mark.parametrize("jaar", JAREN)
def test_goede_vrijdag_is_een_instelling_van_het_kantoor(jaar):
    goede_vrijdag = d(f"{jaar}-{JAREN[jaar][0]}") - timedelta(days=2)
    assert goede_vrijdag.weekday() == 4
    assert is_werkdag(goede_vrijdag, KANTOOR)
    assert not is_werkdag(goede_vrijdag, Kalender(goede_vrijdag_vrij=True, besluitdagen_vrij=False))
    assert not is_werkdag(goede_vrijdag, WETTELIJK)


@pytest.mark.parametrize("jaar", JAREN)
def test_koningsdag_op_zondag_wordt_zaterdag_26_april_en_kost_geen_werkdag(jaar):
    verschoven = date(jaar, 4, 27).weekday() == 6
    assert (date(jaar, 4, 26) in feestdagen(jaar)) == verschoven
    assert is_werkdag(date(jaar, 4, 28), KANTOOR) == (date(jaar, 4, 28).weekday() < 5)


@pytest.mark.parametrize(
    ("dag", "n", "verwacht", "waarom"),
    [
        ("2026-11-16", 5, "2026-11-23", "maandag plus een werkweek"),
        ("2026-11-20", 5, "2026-11-27", "vrijdag"),
        ("2026-11-21", 5, "2026-11-27", "ontvangen op zaterdag: maandag is dag 1"),
        ("2026-11-22", 5, "2026-11-27", "ontvangen op zondag"),
        ("2026-12-25", 5, "2027-01-04", "ontvangen op Eerste Kerstdag, Nieuwjaar ertussen"),
        ("2026-12-24", 5, "2027-01-04", "jaarwisseling"),
        ("2025-12-31", 1, "2026-01-02", "Nieuwjaarsdag; 2 januari 2026 is op dit kantoor werkdag"),
        ("2026-04-30", 5, "2026-05-08", "5 mei 2026 is geen lustrum en toch vrij"),
        ("2026-05-13", 1, "2026-05-15", "Hemelvaart; de vrijdag erna is op dit kantoor werkdag"),
        ("2025-04-25", 1, "2025-04-28", "Koningsdag op zaterdag 26 april 2025"),
        ("2024-05-17", 5, "2024-05-27", "Tweede Pinksterdag 20 mei 2024"),
        ("2028-02-28", 1, "2028-02-29", "schrikkeldag"),
        ("2027-02-26", 1, "2027-03-01", "geen schrikkeldag"),
        ("2026-03-27", 1, "2026-03-30", "over de zomertijd van 29 maart 2026"),
        ("2026-10-23", 1, "2026-10-26", "over de wintertijd van 25 oktober 2026"),
        ("2026-11-18", 0, "2026-11-18", "nul werkdagen is de dag zelf"),
        ("2026-11-21", 0, "2026-11-21", "ook op zaterdag"),
        ("2026-11-23", -2, "2026-11-19", "terugtellen"),
        ("2026-01-02", -1, "2025-12-31", "terugtellen over de jaarwisseling"),
    ],
)
def test_plus_werkdagen_telt_kantoordagen(dag, n, verwacht, waarom):
    assert plus_werkdagen(d(dag), n, KANTOOR) == d(verwacht), waarom


@pytest.mark.parametrize(
    ("dag", "n", "verwacht", "waarom"),
    [
        ("2025-12-31", 1, "2026-01-05", "2 januari 2026 is een besluitdag"),
        ("2026-05-13", 1, "2026-05-18", "15 mei 2026 is een besluitdag"),
        ("2027-05-04", 1, "2027-05-10", "5 mei, Hemelvaart 6 mei en besluitdag 7 mei 2027"),
        ("2028-04-26", 1, "2028-05-01", "Koningsdag en besluitdag 28 april 2028"),
        ("2028-05-24", 1, "2028-05-29", "Hemelvaart en besluitdag 26 mei 2028"),
        ("2029-05-09", 1, "2029-05-11", "2029 is niet gedekt: alleen Hemelvaart zelf"),
        ("2026-04-02", 1, "2026-04-07", "Goede Vrijdag en Tweede Paasdag"),
    ],
)
def test_plus_werkdagen_kent_de_gelijkgestelde_dagen(dag, n, verwacht, waarom):
    assert plus_werkdagen(d(dag), n, KANTOOR_VRIJ) == d(verwacht), waarom


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        ("2026-11-23", "2026-11-25", 2),
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-25", "2026-11-23", -2),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-22", "2026-11-20", 0),
        ("2026-11-23", "2026-11-20", -1),
        ("2026-12-24", "2027-01-04", 5),
        ("2026-01-01", "2026-12-31", 254),
    ],
)
def test_werkdagen_tussen_heeft_een_teken(van, tot, verwacht):
    assert werkdagen_tussen(d(van), d(tot), KANTOOR) == verwacht


@pytest.mark.parametrize(
    ("begin", "einde", "verwacht", "waarom"),
    [
        ("2026-11-16", "2026-11-18", "2026-11-18", "eindigt op een werkdag"),
        ("2026-11-16", "2026-11-21", "2026-11-23", "eindigt op zaterdag"),
        ("2026-11-16", "2026-11-22", "2026-11-23", "eindigt op zondag"),
        ("2026-11-20", "2026-11-21", "2026-11-23", "een termijn van een dag wordt wel verschoven"),
        ("2026-11-20", "2026-11-23", "2026-11-24", "drie dagen: ten minste twee werkdagen"),
        ("2026-11-20", "2026-11-22", "2026-11-23", "twee dagen: artikel 2 geldt niet"),
        ("2026-04-02", "2026-04-05", "2026-04-08", "Goede Vrijdag, Pasen: dinsdag en woensdag"),
        ("2026-04-01", "2026-04-03", "2026-04-07", "eindigt op Goede Vrijdag"),
        ("2025-12-24", "2025-12-29", "2025-12-30", "Kerst en weekeinde: maandag en dinsdag"),
        ("2025-12-31", "2026-01-05", "2026-01-06", "Nieuwjaar en besluitdag 2 januari 2026"),
        ("2027-05-01", "2027-05-06", "2027-05-10", "3 en 4 mei zijn twee werkdagen; dan schuiven"),
        ("2027-05-04", "2027-05-08", "2027-05-11", "5, 6, 7 mei en weekeinde: maandag en dinsdag"),
        ("2026-03-28", "2026-04-25", "2026-04-28", "vier weken, tot na Koningsdag"),
        ("2026-02-15", "2026-05-10", "2026-05-11", "twaalf weken valt er nog onder"),
        ("2026-02-08", "2026-05-09", "2026-05-11", "90 dagen valt er nog onder"),
        ("2026-07-25", "2026-10-25", "2026-10-26", "drie maanden (92 dagen) valt er nog onder"),
        ("2026-07-25", "2026-10-31", "2026-10-31", "langer dan drie maanden valt erbuiten"),
    ],
)
def test_verleng_atw_volgt_artikel_1_en_2(begin, einde, verwacht, waarom):
    assert verleng_atw(d(begin), d(einde)) == d(verwacht), waarom


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_plus_maanden_knipt_af_op_het_einde_van_de_maand(dag, maanden, verwacht):
    assert plus_maanden(d(dag), maanden) == d(verwacht)


def test_eerste_werkdag_vanaf_laat_een_werkdag_staan():
    assert eerste_werkdag_vanaf(d("2026-11-20"), KANTOOR) == d("2026-11-20")
    assert eerste_werkdag_vanaf(d("2026-12-25"), KANTOOR) == d("2026-12-28")


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        (datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC), "2026-11-22"),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "2026-11-23"),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), "2026-07-01"),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), "2026-07-02"),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), "2026-03-29"),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), "2026-03-30"),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), "2026-10-25"),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), "2026-10-25"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "2027-01-01"),
    ],
)
def test_dag_van_is_de_dag_in_nederland(moment, verwacht):
    assert dag_van(moment) == d(verwacht)


def test_dag_van_weigert_een_moment_zonder_tijdzone():
    with pytest.raises(ValueError, match="zonder tijdzone"):
        dag_van(datetime.fromisoformat("2026-11-22T12:00:00"))
