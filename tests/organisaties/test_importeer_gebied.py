# SPDX-License-Identifier: EUPL-1.2
"""Reference data of an area from files: all or nothing, again without change, and old casussen stay where they are."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from psycopg2.extras import DateRange

from meldingen.forms.keuzes import gemeentekeuzes
from meldingen.models import Casus
from organisaties.gebiedsbestanden import lees_in
from organisaties.models import Buurt, Gemeente, GemeenteRegio, Inwonertal, Postcodegebied
from tests.achtergrond.gelijktijdig import tegelijk
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db
VOORBEELD = Path(__file__).parents[2] / "docs/import/gebied"
SOORTEN = ("gemeenten", "buurten", "postcodes", "inwoners")
KOPPEN = {
    "gemeenten": "code;naam;regio;van;tot",
    "buurten": "code;naam;gemeente;van;tot",
    "postcodes": "postcode;buurt;van;tot",
    "inwoners": "gebied;peildatum;aantal;bron",
}
MODELLEN = (Gemeente, GemeenteRegio, Buurt, Postcodegebied, Inwonertal)


@pytest.fixture
def importeer(tmp_path):
    """Runs the command on these lines per kind; gives what it printed."""

    def doe(**regels):
        opties = {}
        for soort, inhoud in regels.items():
            pad = tmp_path / f"{soort}.csv"
            ruw = inhoud if isinstance(inhoud, bytes) else "\n".join([KOPPEN[soort], *inhoud, ""]).encode()
            pad.write_bytes(ruw)
            opties[soort] = pad
        uit = StringIO()
        call_command("importeer_gebied", stdout=uit, **opties)
        return uit.getvalue().splitlines()

    return doe


def stand():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELLEN}


def geweigerd(importeer, **regels):
    """The faults, after seeing that nothing changed."""
    ervoor = stand()
    with pytest.raises(CommandError) as fout:
        importeer(**regels)
    assert stand() == ervoor
    kop, *fouten = str(fout.value).splitlines()
    assert kop == "Er is niets gewijzigd."
    return fouten


def perioden(gemeente):
    rijen = GemeenteRegio.objects.filter(gemeente=gemeente).order_by("periode")
    return [(rij.organisatie.code, rij.periode.lower, rij.periode.upper) for rij in rijen]


def test_de_voorbeelden_zijn_in_te_lezen_en_daarna_verandert_niets():
    opties = {soort: VOORBEELD / f"{soort}.csv" for soort in SOORTEN}
    uit = StringIO()
    call_command("importeer_gebied", stdout=uit, **opties)
    assert uit.getvalue().splitlines() == [
        "gemeenten: 2 nieuw, 0 gewijzigd, 0 gelijk",
        "gemeenten in regio's: 3 nieuw, 0 gewijzigd, 0 gelijk",
        "buurten: 3 nieuw, 0 gewijzigd, 0 gelijk",
        "postcodes: 4 nieuw, 0 gewijzigd, 0 gelijk",
        "inwoners: 4 nieuw, 0 gewijzigd, 0 gelijk",
    ]
    ervoor, uit = stand(), StringIO()

    call_command("importeer_gebied", stdout=uit, **opties)

    assert stand() == ervoor
    assert [regel.split(": ")[1] for regel in uit.getvalue().splitlines()] == [
        f"0 nieuw, 0 gewijzigd, {gelijk} gelijk" for gelijk in (2, 3, 3, 4, 4)
    ]
    call_command("laad_stamgegevens", verbosity=0)
    assert stand() == ervoor


def test_een_gemeente_verhuist_en_haar_dossiers_niet(importeer, frontoffice, frontoffice_utrecht, nu):
    casus = gemeld(frontoffice, nu, gemeente_code="GM0050").casus
    over = "2026-10-01"

    regels = [f"GM0050;Zeewolde;utrecht;{over};", f"GM0050;Zeewolde;flevoland;2015-01-01;{over}"]
    assert importeer(gemeenten=regels)[1] == "gemeenten in regio's: 1 nieuw, 1 gewijzigd, 0 gelijk"

    dag = date.fromisoformat(over)
    assert perioden("GM0050") == [("flevoland", date(2015, 1, 1), dag), ("utrecht", dag, None)]
    assert Casus.objects.zichtbaar_voor(frontoffice).get() == casus
    assert (casus.organisatie.code, casus.gemeente_id) == ("flevoland", "GM0050")
    assert not Casus.objects.zichtbaar_voor(frontoffice_utrecht).exists()
    keuzes = [dict(gemeentekeuzes(wie)) for wie in (frontoffice, frontoffice_utrecht)]
    assert ["GM0050" in keuze for keuze in keuzes] == [False, True]


def test_een_eerste_dag_van_een_ander_sluit_niets_vanzelf(importeer):
    """Only what the file says ends a period."""
    fouten = geweigerd(importeer, gemeenten=["GM0050;Zeewolde;utrecht;2026-10-01;"])
    assert fouten == ["gemeenten.csv, regel 2: Deze gemeente hoort in deze periode al bij een regio."]


def test_overlap_binnen_het_bestand(importeer):
    fouten = geweigerd(
        importeer,
        gemeenten=["GM9901;Stad;flevoland;2015-01-01;2018-01-02", "GM9901;Stad;utrecht;2018-01-01;"],
    )
    assert fouten == ["gemeenten.csv, regel 3: Deze gemeente hoort in deze periode al bij een regio."]
    assert importeer(gemeenten=["GM9901;Stad;flevoland;2015-01-01;2018-01-01", "GM9901;Stad;utrecht;2018-01-01;"])


def test_een_einde_schuift_op_zolang_het_past(importeer):
    eerst = ["GM9901;Stad;flevoland;2015-01-01;2018-01-01", "GM9901;Stad;utrecht;2018-01-01;2019-01-01"]
    importeer(gemeenten=eerst)
    # The one ends later and the other begins where it did: not possible; a year further it is.
    assert geweigerd(importeer, gemeenten=["GM9901;Stad;flevoland;2015-01-01;2018-06-01"]) == [
        "gemeenten.csv, regel 2: Deze gemeente hoort in deze periode al bij een regio."
    ]
    uit = importeer(gemeenten=["GM9901;Stad;utrecht;2018-01-01;", eerst[0]])
    assert uit[1] == "gemeenten in regio's: 0 nieuw, 1 gewijzigd, 1 gelijk"
    assert perioden("GM9901")[1] == ("utrecht", date(2018, 1, 1), None)


def test_korter_en_langer_in_een_keer(importeer):
    """The border between two periods moves: one gets shorter, the next one, which was closed, opens."""
    importeer(
        gemeenten=[
            "GM9901;Stad;utrecht;2015-01-01;2016-01-01",
            "GM9901;Stad;flevoland;2018-01-01;",
        ]
    )
    importeer(
        gemeenten=[
            "GM9901;Stad;utrecht;2015-01-01;2018-01-01",
            "GM9901;Stad;flevoland;2018-01-01;2019-01-01",
            "GM9901;Stad;utrecht;2019-01-01;",
        ]
    )
    assert [(regio, van.year) for regio, van, _ in perioden("GM9901")] == [
        ("utrecht", 2015),
        ("flevoland", 2018),
        ("utrecht", 2019),
    ]


def test_een_postcode_hoort_bij_een_buurt_tegelijk(importeer):
    importeer(
        buurten=["BU00340101;Een;GM0034;2015-01-01;", "BU00340102;Twee;GM0034;2015-01-01;"],
        postcodes=["1311AA;BU00340101;2015-01-01;"],
    )
    assert geweigerd(importeer, postcodes=["1311AA;BU00340102;2020-01-01;"]) == [
        "postcodes.csv, regel 2: Deze postcode hoort in deze periode al bij een buurt."
    ]
    importeer(postcodes=["1311AA;BU00340101;2015-01-01;2020-01-01", "1311AA;BU00340102;2020-01-01;"])
    op = {jaar: Postcodegebied.objects.get(geldig__contains=date(jaar, 1, 1)).buurt_id for jaar in (2019, 2020)}
    assert op == {2019: "BU00340101", 2020: "BU00340102"}


def test_namen_en_aantallen_volgen_het_bestand(importeer):
    importeer(
        gemeenten=["GM9901;Stad;flevoland;2015-01-01;"],
        buurten=["BU99010101;Oud;GM9901;2015-01-01;"],
        inwoners=["GM9901;2018-01-01;100;CBS", "BU99010101;2018-01-01;10;CBS", "flevoland;2018-01-01;1;CBS"],
    )
    uit = importeer(
        gemeenten=["GM9901;Grote Stad;flevoland;2015-01-01;"],
        buurten=["BU99010101;Nieuw;GM9901;01-01-2015;01-01-2020"],
        inwoners=["GM9901;2018-01-01;101;CBS", "BU99010101;2018-01-01;10;CBS", "GM9901;2019-01-01;100;CBS"],
    )
    assert uit == [
        "gemeenten: 0 nieuw, 1 gewijzigd, 0 gelijk",
        "gemeenten in regio's: 0 nieuw, 0 gewijzigd, 1 gelijk",
        "buurten: 0 nieuw, 1 gewijzigd, 0 gelijk",
        "inwoners: 1 nieuw, 1 gewijzigd, 1 gelijk",
    ]
    buurt = Buurt.objects.get()
    assert (buurt.naam, buurt.geldig) == ("Nieuw", DateRange(date(2015, 1, 1), date(2020, 1, 1)))
    assert Gemeente.objects.get(code="GM9901").naam == "Grote Stad"
    assert list(
        Inwonertal.objects.filter(gemeente="GM9901").order_by("peildatum").values_list("aantal", flat=True)
    ) == [
        101,
        100,
    ]


def test_wat_een_bestand_over_dezelfde_dag_zegt_blijft(importeer):
    importeer(inwoners=["GM0034;2017-12-31;203991;CBS, herzien"])
    call_command("laad_stamgegevens", verbosity=0)
    assert Inwonertal.objects.get(gemeente="GM0034").aantal == 203_991


def test_elke_regel_die_niet_klopt_met_haar_nummer(importeer):
    fouten = geweigerd(
        importeer,
        gemeenten=[
            "GM9901;Stad;flevoland;2015-01-01;",
            "9902;;flevoland;2015-02-30;",
            "GM9903;Dorp;flevoland;2015-01-01;2015-01-01",
            "",
            "GM9904;Dorp;flevoland;2015-01-01",
            f"GM9905;{'x' * 81};flevoland;0201-01-01;2999-01-01",
        ],
        postcodes=["1311 AA;BU00340101;2015-01-01;"],
        inwoners=["GM0034;2018-01-01;203.000;CBS", "GM0034;2018-01-01;-5;CBS"],
    )
    assert fouten == [
        "gemeenten.csv, regel 3: code is geen gemeentecode: GM en vier cijfers.",
        "gemeenten.csv, regel 3: naam is niet ingevuld.",
        "gemeenten.csv, regel 3: van is geen bestaande dag, zoals 2018-01-01.",
        "gemeenten.csv, regel 4: tot ligt niet na van. De dag bij tot is de eerste dag die niet meer telt.",
        "gemeenten.csv, regel 6: er zijn 4 kolommen in plaats van 5.",
        "gemeenten.csv, regel 7: naam is langer dan 80 tekens.",
        "gemeenten.csv, regel 7: van ligt voor 1900.",
        "gemeenten.csv, regel 7: tot ligt na 2100.",
        "postcodes.csv, regel 2: postcode is geen postcode: vier cijfers en twee hoofdletters, zonder spatie.",
        "inwoners.csv, regel 2: aantal is geen aantal. Schrijf alleen cijfers, zonder punt.",
        "inwoners.csv, regel 3: aantal is geen aantal. Schrijf alleen cijfers, zonder punt.",
    ]


def test_wat_niet_bij_elkaar_past(importeer):
    fouten = geweigerd(
        importeer,
        gemeenten=["GM9901;Stad;nergens;2015-01-01;", "GM9901;Dorp;flevoland;2015-01-01;"],
        buurten=[
            "BU99010101;Een;GM9901;2015-01-01;",
            "BU99010101;Een;GM9901;2015-01-01;",
            "BU99020101;Twee;GM9902;2015-01-01;",
            "BU99030101;Drie;GM9901;2015-01-01;",
        ],
        postcodes=[
            "1311AA;BU99010101;2015-01-01;",
            "1311AA;BU99010101;2015-01-01;",
            "1311AB;BU99999999;2015-01-01;",
        ],
        inwoners=["BUITEN;2018-01-01;5;CBS", "GM9901;2018-01-01;5;CBS", "GM9901;2018-01-01;6;CBS"],
    )
    assert fouten == [
        "gemeenten.csv, regel 2: deze regio bestaat niet. Gebruik de code, zoals flevoland.",
        "gemeenten.csv, regel 3: de naam is anders dan op regel 2.",
        "gemeenten.csv, regel 3: Deze gemeente hoort in deze periode al bij een regio.",
        "buurten.csv, regel 4: deze gemeente bestaat niet. Zet haar in het bestand met gemeenten.",
        "buurten.csv, regel 5: de eerste vier cijfers van de buurtcode zijn die van een andere gemeente.",
        "buurten.csv, regel 3: dit staat ook op regel 2.",
        "postcodes.csv, regel 4: deze buurt bestaat niet.",
        "postcodes.csv, regel 3: dit staat ook op regel 2.",
        "inwoners.csv, regel 2: dit gebied bestaat niet: geef de code van een gemeente, een buurt of een regio.",
        "inwoners.csv, regel 4: dit staat ook op regel 3.",
    ]


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (b"", "gemeenten.csv, regel 1: de kolommen moeten zijn: code;naam;regio;van;tot."),
        (b"code,naam,regio,van,tot\n", "gemeenten.csv, regel 1: de kolommen moeten zijn: code;naam;regio;van;tot."),
        (
            "code;naam;regio;van;tot\nGM9901;Skarsterlân;friesland;2015-01-01;\n".encode("latin-1"),
            "gemeenten.csv, regel 2: dit is geen UTF-8. Bewaar het bestand als 'CSV UTF-8'.",
        ),
        (
            b'code;naam;regio;van;tot\nGM9901;"Stad;flevoland;2015-01-01;\n',
            "gemeenten.csv, regel 2: de aanhalingstekens of leestekens kloppen niet.",
        ),
    ],
)
def test_een_bestand_dat_geen_bestand_is(importeer, inhoud, fout):
    assert geweigerd(importeer, gemeenten=inhoud) == [fout]


def test_een_nulteken_wordt_geweigerd_en_niet_bewaard(importeer):
    (fout,) = geweigerd(importeer, gemeenten=["GM9901;St\x00ad;flevoland;2015-01-01;"])
    assert fout.startswith("gemeenten.csv, regel 2: ")


def test_zoals_een_spreadsheet_het_bewaart(importeer):
    """With a byte order mark, CRLF, quotes, columns in another order and Dutch days."""
    inhoud = '\ufeffnaam;code;regio;tot;van\r\n"Stad; aan zee";GM9901;flevoland;;1-1-2015\r\n'
    importeer(gemeenten=inhoud.encode())
    assert (Gemeente.objects.get(code="GM9901").naam, perioden("GM9901")) == (
        "Stad; aan zee",
        [("flevoland", date(2015, 1, 1), None)],
    )


def test_zonder_bestand_en_met_een_bestand_dat_er_niet_is(tmp_path):
    with pytest.raises(CommandError, match="Geef ten minste één bestand"):
        call_command("importeer_gebied")
    with pytest.raises(CommandError, match=r"weg\.csv: het bestand is niet te openen"):
        call_command("importeer_gebied", gemeenten=tmp_path / "weg.csv")


def test_van_veel_fouten_staan_de_eerste_honderd_op_het_scherm(importeer):
    fouten = geweigerd(importeer, gemeenten=["x;Stad;flevoland;2015-01-01;"] * 130)
    assert (len(fouten), fouten[-1]) == (101, "... en nog 30 fouten.")


def test_tienduizend_postcodes_vragen_weinig_van_de_database(importeer, django_assert_max_num_queries):
    postcodes = [
        f"{cijfers}{een}{twee};BU00340101;2015-01-01;"
        for cijfers in range(1300, 1316)
        for een in "ABCDEFGHIJKLMNOPQRSTUVWXY"
        for twee in "ABCDEFGHIJKLMNOPQRSTUVWXY"
    ]
    with django_assert_max_num_queries(30):
        uit = importeer(buurten=["BU00340101;Een;GM0034;2015-01-01;"], postcodes=postcodes)
    assert uit[1] == f"postcodes: {len(postcodes)} nieuw, 0 gewijzigd, 0 gelijk"


@pytest.mark.django_db(transaction=True)
def test_twee_imports_tegelijk_wachten_op_elkaar(tmp_path):
    """The second judges what the first left, and finds nothing to do."""
    opties = {}
    regels = {"buurten": ["BU00340101;Een;GM0034;2015-01-01;"], "postcodes": ["1311AA;BU00340101;2015-01-01;"]}
    for soort, inhoud in regels.items():
        opties[soort] = tmp_path / f"{soort}.csv"
        opties[soort].write_text("\n".join([KOPPEN[soort], *inhoud, ""]), encoding="utf-8")

    uitkomsten = tegelijk(lambda: lees_in(opties)["postcodes"], 3)

    assert sorted(map(str, uitkomsten)) == [
        "0 nieuw, 0 gewijzigd, 1 gelijk",
        "0 nieuw, 0 gewijzigd, 1 gelijk",
        "1 nieuw, 0 gewijzigd, 0 gelijk",
    ]
