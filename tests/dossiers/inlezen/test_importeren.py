# SPDX-License-Identifier: EUPL-1.2
"""What an import leaves: good lines beside bad ones, once; who made them, and that nobody is told."""

import pytest

from achtergrond.models import UitgaandBericht, Werk
from audit.models import AuditRegel
from dossiers.models import Afkeuring, Dossierregel, Import
from meldingen.models import Advies, Casus, Overgang
from organisaties.models import Medewerker
from tests.dossiers.inlezen.stand import LANG, STAF, alle_tabellen, casus
from tests.dossiers.regels import ADVIES, KOP, MEDEWERKER, anders

pytestmark = pytest.mark.django_db(transaction=True)


def test_goed_naast_fout(bestand, importeer, flevoland):
    fout = anders(casus(2), "meldingen.0.kanaal", "duif")
    afloop = importeer(bestand(*STAF, LANG, fout, b"geen json", ADVIES, casus(3)), processen=2)

    assert afloop.code == 1
    assert set(Casus.objects.values_list("extern_id", "herkomst")) == {("c-1", "import"), ("c-3", "import")}
    assert Advies.objects.get().extern_id == "a-1"
    assert afloop.codes() == {9: {"onbekende_code"}, 10: {"geen_json"}}
    assert "3 nieuw" in afloop.uitvoer
    assert "2 afgekeurd" in afloop.uitvoer
    run = Import.objects.get()
    assert (run.status, run.bestand, run.aantallen["nieuw"]) == ("klaar", "dossiers.jsonl", 3)
    assert set(Overgang.objects.values_list("herkomst", flat=True)) == {"import"}
    assert set(Dossierregel.objects.values_list("extern_id", "regelnummer")) == {("c-1", 8), ("a-1", 11), ("c-3", 12)}


def test_audit_noemt_de_import_en_de_regel(bestand, importeer, flevoland):
    importeer(bestand(casus(1), ADVIES), processen=1)

    regels = AuditRegel.objects.filter(actie="importeren").exclude(onderwerp="medewerker")
    run = Import.objects.get()
    assert set(regels.values_list("onderwerp", "nummer", "deur", "uitkomst")) == {
        ("casus", Casus.objects.get().nummer, "commando", "gedaan"),
        ("advies", Advies.objects.get().nummer, "commando", "gedaan"),
    }
    assert regels.get(onderwerp="casus").gegevens == {"import": run.pk, "regel": 3, "soort": "nieuw"}
    assert regels.get(onderwerp="casus").casus_id == Casus.objects.get().pk
    assert [r.actie for r in AuditRegel.objects.filter(onderwerp="import").order_by("pk")] == [
        "import_beginnen", "import_beeindigen",
    ]  # fmt: skip
    assert AuditRegel.objects.filter(onderwerp="import").values("verzoek_id").distinct().count() == 1


def test_niemand_krijgt_bericht(bestand, importeer, flevoland):
    importeer(bestand(*STAF, LANG), processen=1)

    assert not UitgaandBericht.objects.exists()
    assert not Werk.objects.exists()


def test_tweede_keer_verandert_niets(bestand, importeer, flevoland):
    pad = bestand(*STAF, LANG, ADVIES, casus(4), b"geen json")
    importeer(pad, processen=2)
    voor = alle_tabellen()

    afloop = importeer(pad, processen=2)

    assert alle_tabellen() == voor
    assert "0 nieuw, 0 gewijzigd, 3 ongewijzigd, 1 afgekeurd" in afloop.uitvoer


def test_een_proef_bewaart_niets(bestand, importeer, flevoland):
    pad = bestand(*STAF, LANG, ADVIES, casus(4), b"geen json")
    voor = alle_tabellen()

    afloop = importeer(pad, processen=2, proef=True)

    assert alle_tabellen() == voor
    assert afloop.code == 1
    assert "Dit was een proef" in afloop.uitvoer
    assert "3 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgekeurd" in afloop.uitvoer
    assert afloop.codes() == {11: {"geen_json"}}
    assert importeer(bestand(casus(4)), processen=1).code == 0


def test_medewerkers(bestand, importeer, flevoland, frontoffice, frontoffice_utrecht):
    regels = [
        {"soort": "medewerker", "id": "frontoffice", "naam": "Een ander"},
        {"soort": "medewerker", "id": "frontoffice-utrecht", "naam": "Naamgenoot"},
        {"soort": "medewerker", "id": "x", "naam": "Wie", "partij": "bestaat-niet"},
        *(
            anders(anders(ADVIES, "id", f"a-{wie}"), "medewerker", wie)
            for wie in ("frontoffice", "frontoffice-utrecht")
        ),
    ]
    afloop = importeer(bestand(*regels), processen=1)

    frontoffice.refresh_from_db()
    assert frontoffice.naam == "Fenna Oosting"
    assert Advies.objects.get(extern_id="a-frontoffice").medewerker == frontoffice
    gemaakt = Advies.objects.get(extern_id="a-frontoffice-utrecht").medewerker
    assert (gemaakt.naam, gemaakt.is_active, gemaakt.vt_organisatie) == ("Naamgenoot", False, flevoland)
    assert gemaakt.username.startswith("import.flevoland.")
    assert not gemaakt.has_usable_password()
    assert not gemaakt.rollen.exists()
    assert afloop.codes() == {5: {"onbekende_partij"}}
    assert Medewerker.objects.filter(username__startswith="import.").count() == 2


def test_een_later_genoemde_medewerker_telt_voor_wat_volgt(bestand, importeer, flevoland):
    eerst, daarna = anders(ADVIES, "id", "a-1"), anders(ADVIES, "id", "a-2")

    afloop = importeer(bestand(MEDEWERKER, eerst, voor=(KOP,)), processen=1)
    assert afloop.code == 0
    onbekend = anders(daarna, "medewerker", "niemand")
    assert importeer(bestand(onbekend), processen=1).codes() == {3: {"onbekende_medewerker"}}
    # It was refused before, and is not held against it now.
    assert importeer(bestand(onbekend, voor=(KOP, MEDEWERKER | {"id": "niemand"})), processen=1).code == 0
    assert Afkeuring.objects.count() == 1


def test_persoon_twee_keer_op_een_regel(bestand, importeer, flevoland):
    dubbel = casus(1)
    dubbel["personen"].append(dubbel["personen"][0])

    afloop = importeer(bestand(dubbel, casus(2)), processen=1)

    assert list(afloop.codes()) == [3]
    assert [c.extern_id for c in Casus.objects.all()] == ["c-2"]


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        ("meldingen.0.ontvangen_op", "2999-03-05T14:20:00+01:00"),
        ("meldingen.0.incident_datum", "2999-03-05"),
        ("personen.0.geboortedatum", "2999"),
        (
            "overdrachten",
            [
                {
                    "op": "2018-03-04T10:00:00+01:00",
                    "ontvangers": [{"id": "o-1", "personen": ["p-1"], "doel": "Hulp.", "wijze": "warm"}],
                }
            ],
        ),
    ],
)
def test_wat_niet_kan_laadt_niet(bestand, importeer, flevoland, pad, waarde):
    afloop = importeer(bestand(anders(casus(1), pad, waarde), casus(2)), processen=1)

    assert list(afloop.codes()) == [3]
    assert [c.extern_id for c in Casus.objects.all()] == ["c-2"]


def test_zelfde_id_twee_keer_in_een_bestand(bestand, importeer, flevoland):
    ander = anders(casus(1), "meldingen.0.toelichting", "Heel iets anders.")
    pad = bestand(casus(1), *(casus(nr) for nr in range(2, 260)), ander, casus(1))

    for _ in range(2):
        assert importeer(pad, processen=2).codes() == {262: {"dubbel_in_bestand"}, 263: {"dubbel_in_bestand"}}
    assert Casus.objects.count() == 259
    assert Casus.objects.get(extern_id="c-1").meldingen.get().toelichting.startswith("Ruzie")
