# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from meldingen.termijnen.kalender import TIJDZONE, WETTELIJK, Kalender, is_werkdag
from meldingen.termijnen.regels import (
    SOORTEN,
    GeenTermijnregel,
    Instelling,
    geldende_regel,
    uiterste_datum,
    uiterste_moment,
    valt_onder_atw,
)
from meldingen.termijnen.regeltabel import REGELS

KANTOOR = Kalender(goede_vrijdag_vrij=False, besluitdagen_vrij=False)
WERKDAGEN = Instelling("werkdagen", KANTOOR)
DAGEN = Instelling("dagen", KANTOOR)
VRIJ = Instelling("werkdagen", Kalender(goede_vrijdag_vrij=True, besluitdagen_vrij=True))

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "termijnen.md"


def d(tekst):
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(
    ("soort", "begin", "instelling", "verwacht", "waarom"),
    [
        ("vb", "2026-11-16", WERKDAGEN, "2026-11-23", "vijf werkdagen"),
        ("vb", "2026-11-21", WERKDAGEN, "2026-11-27", "ontvangen op zaterdag"),
        ("vb", "2026-12-24", WERKDAGEN, "2027-01-04", "Kerst en jaarwisseling"),
        ("vb", "2026-12-31", VRIJ, "2027-01-08", "1 januari 2027 op vrijdag"),
        ("vb", "2026-03-30", WERKDAGEN, "2026-04-07", "Goede Vrijdag is hier een werkdag"),
        ("vb", "2026-03-30", VRIJ, "2026-04-08", "Goede Vrijdag is hier vrij"),
        ("vb", "2026-05-11", WERKDAGEN, "2026-05-19", "15 mei is hier een werkdag"),
        ("vb", "2026-05-11", VRIJ, "2026-05-20", "15 mei is hier vrij"),
        ("vb", "2026-11-16", DAGEN, "2026-11-23", "vijf dagen eindigt op zaterdag"),
        ("vb", "2026-11-18", DAGEN, "2026-11-23", "vijf dagen eindigt op maandag"),
        ("vb", "2026-11-17", DAGEN, "2026-11-23", "vijf dagen eindigt op zondag"),
        ("vb", "2026-04-02", DAGEN, "2026-04-08", "twee werkdagen, ook als het kantoor werkt"),
        ("onderzoek", "2026-11-23", WERKDAGEN, "2027-02-01", "tien weken"),
        ("onderzoek", "2026-10-16", WERKDAGEN, "2026-12-28", "tien weken, eindigt op Kerst"),
        (
            "onderzoek",
            "2026-01-23",
            WERKDAGEN,
            "2026-04-07",
            "eindigt op Goede Vrijdag, ook op kantoor",
        ),
        ("vv", "2026-03-06", WERKDAGEN, "2026-05-18", "eindigt op de besluitdag 15 mei"),
        ("vv", "2018-03-06", WERKDAGEN, "2018-05-15", "ook onder het protocol van 2014"),
        ("informeren", "2026-11-23", WERKDAGEN, "2026-12-21", "vier weken"),
        (
            "informeren",
            "2026-11-27",
            WERKDAGEN,
            "2026-12-28",
            "vier weken, eindigt op Eerste Kerstdag",
        ),
        ("informeren_uitstel", "2026-12-21", WERKDAGEN, "2027-01-04", "twee weken erbij"),
        ("monitoring_3", "2026-11-23", WERKDAGEN, "2027-02-23", "drie maanden"),
        ("monitoring_3", "2026-11-30", WERKDAGEN, "2027-03-01", "28 februari 2027 is zondag"),
        ("monitoring_3", "2027-11-30", WERKDAGEN, "2028-02-29", "schrikkeldag"),
        ("monitoring_3", "2026-02-05", WERKDAGEN, "2026-05-06", "5 mei"),
        (
            "monitoring_12",
            "2028-02-29",
            WERKDAGEN,
            "2029-02-28",
            "van schrikkeldag naar 28 februari",
        ),
        ("monitoring_12", "2025-12-25", WERKDAGEN, "2026-12-28", "Eerste Kerstdag op vrijdag"),
    ],
)
def test_uiterste_datum_volgt_de_kalenderregel(soort, begin, instelling, verwacht, waarom):
    assert uiterste_datum(soort, d(begin), instelling=instelling).uiterste_datum == d(verwacht), waarom


@pytest.mark.parametrize("soort", ["bevestigen", "aanvaarden"])
def test_de_lengte_van_een_afspraak_geeft_de_aanroeper(soort):
    uitkomst = uiterste_datum(soort, d("2026-11-20"), instelling=WERKDAGEN, lengte=2)
    assert uitkomst.uiterste_datum == d("2026-11-24")
    assert (uitkomst.regel.lengte, uitkomst.regel.eenheid) == (2, "werkdagen")


@pytest.mark.parametrize(
    ("soort", "lengte"),
    [("bevestigen", None), ("aanvaarden", None), ("bevestigen", 0), ("bevestigen", -1), ("vb", 5)],
)
def test_een_lengte_die_ontbreekt_of_niet_past_wordt_geweigerd(soort, lengte):
    with pytest.raises(GeenTermijnregel):
        uiterste_datum(soort, d("2026-11-20"), instelling=WERKDAGEN, lengte=lengte)


def test_een_onbekende_soort_wordt_geweigerd():
    with pytest.raises(GeenTermijnregel, match="bestaat_niet"):
        uiterste_datum("bestaat_niet", d("2026-11-20"), instelling=WERKDAGEN)


def test_voor_de_eerste_regel_is_er_geen_termijn():
    with pytest.raises(GeenTermijnregel, match="2014-12-31"):
        uiterste_datum("vb", d("2014-12-31"), instelling=WERKDAGEN)


def test_een_oude_zaak_houdt_de_versie_van_haar_eerste_dag():
    versies = [geldende_regel("vv", d(dag), instelling=WERKDAGEN).versie for dag in ("2018-12-31", "2019-01-01")]
    assert versies == [1, 2]


def test_op_kiest_een_andere_versie_dan_de_eerste_dag():
    uitkomst = uiterste_datum("vv", d("2018-12-31"), instelling=WERKDAGEN, op=d("2019-01-01"))
    assert uitkomst.regel.versie == 2


@pytest.mark.parametrize(
    ("begin", "verwacht"),
    [
        ("2026-11-22T10:15:30+01:00", "2026-11-23T10:15:30+01:00"),
        ("2026-03-28T12:00:00+01:00", "2026-03-29T13:00:00+02:00"),
        ("2026-10-24T12:00:00+02:00", "2026-10-25T11:00:00+01:00"),
        ("2028-02-28T23:30:00+01:00", "2028-02-29T23:30:00+01:00"),
        ("2026-12-31T22:30:00+00:00", "2027-01-01T23:30:00+01:00"),
    ],
)
def test_crisis_is_24_verstreken_uren(begin, verwacht):
    moment, regel = uiterste_moment("crisis", datetime.fromisoformat(begin), instelling=WERKDAGEN)
    assert moment.isoformat() == verwacht
    assert (regel.lengte, regel.eenheid) == (24, "uren")


def test_crisis_telt_uren_ook_als_het_moment_al_in_lokale_tijd_staat():
    begin = datetime(2026, 3, 28, 12, 0, tzinfo=TIJDZONE)
    moment, _ = uiterste_moment("crisis", begin, instelling=WERKDAGEN)
    assert moment.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=24)


def test_uren_en_dagen_worden_niet_verward():
    with pytest.raises(GeenTermijnregel, match="uiterste moment"):
        uiterste_datum("crisis", d("2026-11-22"), instelling=WERKDAGEN)
    with pytest.raises(GeenTermijnregel, match="uiterste datum"):
        uiterste_moment("vb", datetime(2026, 11, 22, tzinfo=UTC), instelling=WERKDAGEN)


@pytest.mark.parametrize(
    ("lengte", "eenheid", "verwacht"),
    [
        (90, "dagen", True),
        (91, "dagen", False),
        (12, "weken", True),
        (13, "weken", False),
        (3, "maanden", True),
        (4, "maanden", False),
        (24, "uren", False),
        (5, "werkdagen", False),
    ],
)
def test_de_grens_van_de_termijnenwet(lengte, eenheid, verwacht):
    assert valt_onder_atw(lengte, eenheid) is verwacht


@pytest.mark.parametrize("soort", [s for s in SOORTEN if s != "crisis"])
def test_geen_termijn_eindigt_op_een_vrije_dag(soort):
    lengte = 3 if soort in ("bevestigen", "aanvaarden") else None
    for n in range(0, 365 * 11, 3):
        begin = d("2018-01-01") + timedelta(days=n)
        einde = uiterste_datum(soort, begin, instelling=WERKDAGEN, lengte=lengte)
        wettelijk = einde.regel.kalenderregel == "atw"
        assert is_werkdag(einde.uiterste_datum, WETTELIJK if wettelijk else KANTOOR), begin


def test_de_tabel_is_volledig_en_ondubbelzinnig():
    sleutels = [(r.soort, r.versie, r.eenheid if r.soort == "vb" else "") for r in REGELS]
    assert len(sleutels) == len(set(sleutels))
    assert all(regel.bron for regel in REGELS)
    assert {regel.zekerheid for regel in REGELS} <= {"bevestigd", "te bevestigen", "demowaarde"}


def test_versies_lopen_op_met_de_tijd():
    for soort in SOORTEN:
        for eenheid in {regel.eenheid for regel in REGELS if regel.soort == soort}:
            rij = [r for r in REGELS if (r.soort, r.eenheid) == (soort, eenheid)]
            assert [r.versie for r in rij] == sorted({r.versie for r in rij})
            assert [r.geldig_vanaf for r in rij] == sorted({r.geldig_vanaf for r in rij})


def test_het_document_toont_dezelfde_tabel():
    rijen = re.findall(r"^\| `(\w+)` \| (.+) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    verwacht = [
        (
            regel.soort,
            " | ".join(
                [
                    str(regel.versie),
                    regel.geldig_vanaf.isoformat(),
                    f"{regel.lengte or 'n'} {regel.eenheid}",
                    regel.kalenderregel,
                    regel.zekerheid,
                    regel.bron,
                ]
            ),
        )
        for regel in REGELS
    ]
    assert rijen == verwacht
