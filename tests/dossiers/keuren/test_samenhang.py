# SPDX-License-Identifier: EUPL-1.2
"""What a line says must be possible together: one thing changed in the example, one fault at its place."""

import re
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.keuren import Afgekeurd, keur, lees_regel
from tests.dossiers.formaat.voorbeeld import als_json
from tests.dossiers.regels import ADVIES, CASUS, CODES, KOP, MEDEWERKER, als_bytes, anders

NU: Final = datetime(2019, 3, 2, 12, tzinfo=UTC)
_, _, _, _, EENVOUDIG, GEZIN, RIJK, *_ = als_json()
LATER = "2018-12-31T12:00:00+01:00"
WEG: Final = object()


def alle_fouten(regel: dict[str, Any]) -> set[tuple[str, str]]:
    """Field and code."""
    with pytest.raises(Afgekeurd) as gevangen:
        keur(lees_regel(als_bytes(regel), codes=CODES), nu=NU)
    return {(fout.veld, str(fout.code)) for fout in gevangen.value.fouten}


def fouten(regel: dict[str, Any]) -> dict[str, str]:
    """Field -> code, where no field has two."""
    gevonden = alle_fouten(regel)
    assert len(dict(gevonden)) == len(gevonden)
    return dict(gevonden)


def zonder(regel: dict[str, Any], pad: str) -> dict[str, Any]:
    kopie = anders(regel, pad, None)
    *stappen, laatste = pad.split(".")
    plek: Any = kopie
    for stap in stappen:
        plek = plek[int(stap)] if stap.isdecimal() else plek[stap]
    del plek[laatste]
    return kopie


@pytest.mark.parametrize("regel", [MEDEWERKER, CASUS, ADVIES, EENVOUDIG, GEZIN, RIJK])
def test_een_goede_regel(regel):
    keur(lees_regel(als_bytes(regel), codes=CODES), nu=NU)


PERSOON: Final = [
    (GEZIN, "personen.0.bsn", "123456789", "personen[0].bsn", "bsn_ongeldig"),
    (GEZIN, "personen.0.bsn_reden", "nog_niet", "personen[0].bsn_reden", "tegenstrijdig"),
    (GEZIN, "personen.0.onbekend", True, "personen[0].onbekend", "tegenstrijdig"),
    (EENVOUDIG, "personen.0", {"id": "p-1001", "voornamen": "  "}, "personen[0].geboortenaam", "ontbreekt"),
    (EENVOUDIG, "personen.0.geboortedatum", "1951-13", "personen[0].geboortedatum", "datum_ongeldig"),
    (EENVOUDIG, "personen.0.geboortedatum", "2011-02-29", "personen[0].geboortedatum", "datum_ongeldig"),
    (EENVOUDIG, "personen.0.geboortedatum", "1811", "personen[0].geboortedatum", "datum_te_vroeg"),
    (EENVOUDIG, "personen.0.geboortedatum", "2018-12-01", "personen[0].geboortedatum", "te_vroeg"),
    (EENVOUDIG, "personen.0.overleden_op", "1950-12-31", "personen[0].overleden_op", "te_vroeg"),
    (EENVOUDIG, "personen.0.adressen", [{"van": "2018-01-01"}], "personen[0].adressen[0].straat", "ontbreekt"),
    (
        EENVOUDIG,
        "personen.0.adressen",
        [{"plaats": "Almere", "van": "2018-01-01", "tot": "2018-01-01"}],
        "personen[0].adressen[0].tot",
        "periode_ongeldig",
    ),
    (GEZIN, "relaties.0.tot", "2009-12-31", "relaties[0].tot", "periode_ongeldig"),
    (GEZIN, "relaties.0.verwant", "p-1002", "relaties[0].verwant", "zichzelf"),
    (GEZIN, "relaties.1", GEZIN["relaties"][0], "relaties[1]", "dubbel"),
    (GEZIN, "gezag.0.tot", "2012-02-09", "gezag[0].tot", "periode_ongeldig"),
    (GEZIN, "gezag.0.gezagdrager", "p-1004", "gezag[0].gezagdrager", "zichzelf"),
    (GEZIN, "gezag.1", {"kind": "p-1004", "gezagdrager": "p-1002"}, "gezag[1]", "dubbel"),
    (GEZIN, "meldingen.0.betrokkenen.1.persoon", "p-1002", "meldingen[0].betrokkenen[1].persoon", "dubbel"),
]
MELDING: Final = [
    (GEZIN, "contacten.0.vastgelegd_op", "2018-03-05T14:19:59+01:00", "contacten[0].vastgelegd_op", "te_vroeg"),
    (GEZIN, "contacten.0.vastgelegd_op", "2018-03-05T15:06:00+01:00", "meldingen[0].geregistreerd_op", "te_vroeg"),
    (GEZIN, "meldingen.0.incident_datum", "2018-03-06", "meldingen[0].ontvangen_op", "te_vroeg"),
    (GEZIN, "meldingen.0.bron.grond", None, "meldingen[0].bron.grond", "ontbreekt"),
    (GEZIN, "meldingen.0.bron", {"onthulling": "toestemming"}, "meldingen[0].bron.toestemming_op", "ontbreekt"),
    (GEZIN, "meldingen.0.geinformeerd.op", "2018-03-04", "meldingen[0].geinformeerd.op", "te_vroeg"),
    (GEZIN, "meldingen.0.geinformeerd.op", "2018-03-09", "meldingen[0].geinformeerd.vastgelegd_op", "te_vroeg"),
    (GEZIN, "meldingen.0.meldcode", ["stap1", "stap1"], "meldingen[0].meldcode", "dubbel"),
    (RIJK, "meldingen.1.bron", {"eigen_rol": "houdt_contact"}, "meldingen[1].bron.eigen_rol", "tegenstrijdig"),
    (RIJK, "meldingen.0.moment", "t-2017-0001", "meldingen[0].moment", "tegenstrijdig"),
    (RIJK, "meldingen.1.moment", "t-2017-0002", "meldingen[1].moment", "tegenstrijdig"),
]
BEOORDELING: Final = [
    (GEZIN, "meldingen.0.beoordeling.opgepakt_op", "2018-03-05T15:04:59+01:00", ".opgepakt_op", "te_vroeg"),
    (GEZIN, "meldingen.0.beoordeling.vastgesteld_op", "2018-03-06T09:09:59+01:00", ".vastgesteld_op", "te_vroeg"),
    (GEZIN, "meldingen.0.beoordeling.zwaarte", None, ".zwaarte", "ontbreekt"),
    (GEZIN, "meldingen.0.beoordeling.voorgeschiedenis", " ", ".voorgeschiedenis", "ontbreekt"),
    (GEZIN, "meldingen.0.beoordeling.besluit", None, ".besluit", "ontbreekt"),
    (GEZIN, "meldingen.0.beoordeling.besluit.motivering", "", ".besluit.motivering", "ontbreekt"),
    (EENVOUDIG, "meldingen.0.beoordeling.besluit.afsluitreden", None, ".besluit.afsluitreden", "ontbreekt"),
    (EENVOUDIG, "meldingen.0.beoordeling.besluit.besluit", "advies", ".besluit.adviesvraag", "ontbreekt"),
    (GEZIN, "meldingen.0.beoordeling.personen.1.persoon", "p-1002", ".personen[1].persoon", "dubbel"),
]
OVERDRACHT: Final = [
    (GEZIN, "overdrachten.0.op", "2018-03-01T11:00:00+01:00", "overdrachten[0].op", "te_vroeg"),
    (GEZIN, "overdrachten.0.op", "2018-03-09T15:59:59+01:00", "overdrachten[0].op", "te_vroeg"),
    (GEZIN, "overdrachten.0.ontvangers.0.personen.1", "p-1002", ".personen[1]", "dubbel"),
    (GEZIN, "overdrachten.0.ontvangers.0.bevestigd.op", "2018-03-12T10:59:59+01:00", ".bevestigd.op", "te_vroeg"),
    (GEZIN, "overdrachten.0.ontvangers.0.aanvaard.op", "2018-03-13T09:29:59+01:00", ".aanvaard.op", "te_vroeg"),
    (GEZIN, "overdrachten.0.ontvangers.0.geweigerd", {"op": LATER, "reden": "anders"}, ".geweigerd", "tegenstrijdig"),
    (
        GEZIN,
        "overdrachten.0.ontvangers.0.ingetrokken",
        {"op": LATER, "reden": "anders"},
        ".ingetrokken",
        "tegenstrijdig",
    ),
    (GEZIN, "overdrachten.0.ontvangers.0.verlopen", {"op": LATER}, ".verlopen", "tegenstrijdig"),
    (
        GEZIN,
        "overdrachten.0.ontvangers.0.teruggelegd",
        {"op": "2018-03-15T09:59:59+01:00", "reden": "anders"},
        ".teruggelegd.op",
        "te_vroeg",
    ),
    (RIJK, "overdrachten.0.ontvangers.1.geweigerd.op", "2017-05-11T09:59:59+02:00", "[1].geweigerd.op", "te_vroeg"),
    (RIJK, "overdrachten.0.ontvangers.1.draagt_zicht", True, "[1].draagt_zicht", "tegenstrijdig"),
    (RIJK, "overdrachten.0.ontvangers.1.partij", None, "[1].geweigerd", "tegenstrijdig"),
    (RIJK, "overdrachten.0.ontvangers.0.aanvaard", None, "[0].aanvaard", "ontbreekt"),
]
MONITORING: Final = [
    (RIJK, "monitoring.0.verwijst", None, "monitoring[0].verwijst", "ontbreekt"),
    (RIJK, "monitoring.1.verwijst", "d-2017-0077", "monitoring[1].verwijst", "dubbel"),
    (RIJK, "monitoring.2.verwijst", "x", "monitoring[2].verwijst", "tegenstrijdig"),
    (RIJK, "monitoring.0.momenten.1.soort", "monitoring_3", "monitoring[0].momenten[1].soort", "dubbel"),
    (RIJK, "monitoring.0.momenten.0.uitvoering.bevindingen", " ", ".uitvoering.bevindingen", "ontbreekt"),
    (RIJK, "monitoring.0.momenten.0.uitvoering.extra", None, ".uitvoering.extra", "ontbreekt"),
    (RIJK, "monitoring.0.momenten.0.uitvoering.vervolg", "geen", ".uitvoering.extra", "tegenstrijdig"),
    (RIJK, "monitoring.0.momenten.0.uitvoering.extra.op", "2017-08-13", ".uitvoering.extra.op", "te_vroeg"),
    (RIJK, "monitoring.0.momenten.0.uitvoering.op", "2017-08-15", ".uitvoering.vastgelegd_op", "te_vroeg"),
    (RIJK, "monitoring.0.momenten.1.aangevraagd", {"op": "2017-08-10T09:00:00Z"}, "[1].aangevraagd", "tegenstrijdig"),
    (RIJK, "monitoring.2.momenten.0.aangevraagd", {"op": "2019-03-01T08:00:00Z"}, WEG, None),
    (RIJK, "heropeningen.0.moment_op", "2019-02-03", "heropeningen[0].moment_op", "te_vroeg"),
]
OVERIG: Final = [
    (RIJK, "einden.0.op", "2017-03-06T22:39:59+01:00", "einden[0].op", "te_vroeg"),
    (RIJK, "consulten.0.gevraagd.door", None, "consulten[0].gevraagd.door", "ontbreekt"),
    (RIJK, "consulten.0.antwoord", "", "consulten[0].antwoord", "ontbreekt"),
    (RIJK, "consulten.0.beantwoord", None, "consulten[0].beantwoord", "ontbreekt"),
    (RIJK, "consulten.0.beantwoord.op", "2017-03-14T08:59:59+01:00", "consulten[0].beantwoord.op", "te_vroeg"),
    (RIJK, "incidenten.0.datum", "2017-03-08", "incidenten[0].vastgelegd_op", "te_vroeg"),
    (RIJK, "zorgen.0.datum", "2017-08-15", "zorgen[0].vastgelegd_op", "te_vroeg"),
    (RIJK, "maatregelen.0.datum", "2017-03-08", "maatregelen[0].vastgelegd_op", "te_vroeg"),
    (RIJK, "trajecten.0.informatie_op", None, "trajecten[0].informatie_op", "ontbreekt"),
    (RIJK, "trajecten.0.beeindigd_op", "2017-06-18", "trajecten[0].beeindigd_op", "te_vroeg"),
    (RIJK, "trajecten.0.gestart", None, "trajecten[0].voldoende_doorlopen", "tegenstrijdig"),
    (RIJK, "samenwerking.coordinatie", False, "samenwerking.coordinator", "tegenstrijdig"),
    (RIJK, "kenmerken", ["mda", "mda"], "kenmerken", "dubbel"),
    (GEZIN, "meldingen.0.aard", ["getuige", "lichamelijk", "getuige"], "meldingen[0].aard", "dubbel"),
    (GEZIN, "meldingen.0.geweldsoort", ["fysiek", "fysiek"], "meldingen[0].geweldsoort", "dubbel"),
    (GEZIN, "meldingen.0.richting", ["partner", "partner"], "meldingen[0].richting", "dubbel"),
    (GEZIN, "meldingen.0.beoordeling.risicofactoren", ["scheiding"] * 2, ".risicofactoren", "dubbel"),
    (ADVIES, "aanleiding", ["kindcheck", "kindcheck"], "aanleiding", "dubbel"),
    (ADVIES, "afgerond_op", "2018-03-05T14:19:59+01:00", "afgerond_op", "te_vroeg"),
]


@pytest.mark.parametrize(
    ("regel", "pad", "waarde", "veld", "code"), [*PERSOON, *MELDING, *BEOORDELING, *OVERDRACHT, *MONITORING, *OVERIG]
)
def test_een_ding_anders(regel, pad, waarde, veld, code):
    """`veld` starting with a dot or bracket is the end of the path."""
    regel = anders(regel, pad, waarde)
    if veld is WEG:
        keur(lees_regel(als_bytes(regel), codes=CODES), nu=NU)
        return
    gevonden = alle_fouten(regel)
    assert any(naam.endswith(veld) and gelijk == code for naam, gelijk in gevonden), gevonden


def test_een_niet_gestart_traject_eindigt_niet():
    regel = anders(RIJK, "trajecten.0.gestart", "niet")
    assert fouten(regel) == {
        "trajecten[0].beeindigd_op": "tegenstrijdig",
        "trajecten[0].voldoende_doorlopen": "tegenstrijdig",
    }


def test_een_bsn_hoort_bij_een_mens():
    """Also without the leading zero that old systems drop."""
    regel = anders(GEZIN, "personen.0.bsn", "010464554")
    regel["personen"][1] = {"id": "p-1003", "voornamen": "Koen", "bsn": "10464554"}
    assert fouten(regel) == {"personen[1].bsn": "dubbel"}


def test_wie_bij_geen_melding_staat_wordt_niet_stil_vergeten():
    regel = deepcopy(EENVOUDIG)
    regel["personen"].append({"id": "p-9", "voornamen": "Sem"})
    assert fouten(regel) == {"personen[1]": "persoon_zonder_melding"}


def test_een_contact_en_een_moment_geven_een_melding():
    regel = deepcopy(RIJK)
    regel["meldingen"].append(regel["meldingen"][1] | {"id": "m-9", "beoordeling": None, "diensten": []})
    assert fouten(regel) == {"meldingen[2].moment": "dubbel"}
    regel = deepcopy(GEZIN)
    regel["meldingen"].append(regel["meldingen"][0] | {"id": "m-9", "beoordeling": None})
    assert fouten(regel) == {"meldingen[1].contact": "dubbel"}


def test_een_melding_kan_niet_voor_het_moment_komen_waar_zij_uit_komt():
    regel = anders(RIJK, "meldingen.1.ontvangen_op", "2017-10-03T13:29:59+02:00")
    assert fouten(regel) == {"meldingen[1].ontvangen_op": "te_vroeg"}


def test_beoordeeld_wordt_wie_bij_de_melding_staat():
    regel = anders(GEZIN, "meldingen.0.betrokkenen", GEZIN["meldingen"][0]["betrokkenen"][:2])
    regel["meldingen"].append(
        regel["meldingen"][0]
        | {"id": "m-9", "contact": None, "beoordeling": None, "betrokkenen": [{"persoon": "p-1004", "rol": "kind"}]}
    )
    assert fouten(regel) == {"meldingen[0].beoordeling.personen[1].persoon": "onbekende_verwijzing"}


def test_een_concept_hoeft_niet_compleet_te_zijn():
    regel = deepcopy(EENVOUDIG)
    regel["meldingen"][0]["beoordeling"] = {
        "id": "vb",
        "opgepakt_op": "2018-01-09T09:00:00+01:00",
        "opgepakt_door": "m",
    }
    keur(lees_regel(als_bytes(regel), codes=CODES), nu=NU)


def test_herzien_kan_na_het_vaststellen():
    pad = "meldingen[1].beoordeling"
    vroeg = anders(RIJK, "meldingen.1.beoordeling.herzieningen.0.op", "2017-10-09T10:59:59+02:00")
    assert fouten(vroeg)[f"{pad}.herzieningen[0].op"] == "te_vroeg"
    leeg = anders(RIJK, "meldingen.1.beoordeling.herzieningen.0.besluit.motivering", "")
    assert fouten(leeg) == {f"{pad}.herzieningen[0].besluit.motivering": "ontbreekt"}
    concept = zonder(RIJK, "meldingen.1.beoordeling.vastgesteld_op")
    assert fouten(concept)[f"{pad}.vastgesteld_op"] == "ontbreekt"


def test_een_dienst_hoort_bij_een_besluit():
    meer = deepcopy(RIJK)
    meer["meldingen"][0]["diensten"].append({"id": "d-9"})
    assert fouten(meer) == {"meldingen[0].diensten[1]": "dienst_zonder_besluit"}
    vroeg = anders(RIJK, "meldingen.1.diensten.0.gestart_op", "2017-10-11T12:59:59+02:00")
    assert fouten(vroeg) == {"meldingen[1].diensten[0].gestart_op": "te_vroeg"}
    zonder_begin = zonder(RIJK, "meldingen.0.diensten.0.gestart_op")
    assert fouten(zonder_begin) == {"meldingen[0].diensten[0].gestart_op": "ontbreekt"}
    terug = anders(RIJK, "meldingen.0.diensten.0.afgerond_op", "2017-03-13T09:59:59+01:00")
    assert fouten(terug) == {"meldingen[0].diensten[0].afgerond_op": "te_vroeg"}


def test_overdragen_kan_na_een_besluit():
    regel = zonder(GEZIN, "meldingen.0.beoordeling")
    assert fouten(regel) == {"overdrachten[0]": "overdracht_zonder_besluit"}


def test_het_gezin_zelf_antwoordt_niet():
    regel = zonder(GEZIN, "overdrachten.0.ontvangers.0.partij")
    pad = "overdrachten[0].ontvangers[0]"
    assert fouten(regel) == {
        f"{pad}.bevestigd": "tegenstrijdig",
        f"{pad}.aanvaard": "tegenstrijdig",
        f"{pad}.draagt_zicht": "tegenstrijdig",
    }


def test_er_staat_hooguit_een_overdracht_met_zicht_open():
    regel = deepcopy(GEZIN)
    for veld in ("bevestigd", "aanvaard"):
        del regel["overdrachten"][0]["ontvangers"][0][veld]
    regel["overdrachten"].append(deepcopy(regel["overdrachten"][0]))
    regel["overdrachten"][1]["ontvangers"][0]["id"] = "o-9"
    pad = "overdrachten[1].ontvangers[0]"
    assert fouten(regel) == {f"{pad}.draagt_zicht": "tegenstrijdig", f"{pad}.personen": "dubbel"}
    regel["overdrachten"][1]["ontvangers"][0] |= {"partij": "save", "draagt_zicht": False}
    keur(lees_regel(als_bytes(regel), codes=CODES), nu=NU)


def test_monitoring_volgt_op_wat_af_is():
    open_dienst = zonder(RIJK, "meldingen.0.diensten.0.afgerond_op")
    assert fouten(open_dienst) == {"monitoring[0].verwijst": "tegenstrijdig"}
    reeks = {"id": "r-9", "aanleiding": "overdracht", "verwijst": "o-2017-0102"}
    geweigerd = anders(RIJK, "monitoring", [*RIJK["monitoring"], reeks])
    assert fouten(geweigerd) == {"monitoring[3].verwijst": "tegenstrijdig"}
    reeks |= {"verwijst": "o-2018-0101", "vastgelegd_op": "2018-01-22T08:59:59+01:00"}
    vroeg = anders(RIJK, "monitoring", [*RIJK["monitoring"], reeks])
    assert fouten(vroeg) == {"monitoring[3].vastgelegd_op": "te_vroeg"}


def test_een_aangevraagd_moment_heeft_een_dag():
    aangevraagd = anders(RIJK, "monitoring.2.momenten.0.aangevraagd", {"op": "2019-02-20T08:00:00Z"})
    assert fouten(zonder(aangevraagd, "monitoring.2.momenten.0.gepland_op")) == {
        "monitoring[2].momenten[0].gepland_op": "ontbreekt"
    }
    assert fouten(anders(aangevraagd, "monitoring.2.momenten.0.gepland_op", "2019-02-19")) == {
        "monitoring[2].momenten[0].gepland_op": "te_vroeg"
    }


def _plekken(deel: Any, pad: str = "") -> list[tuple[str, str]]:
    """Every text of a line with the dotted path to it."""
    if isinstance(deel, dict):
        return [plek for naam, waarde in deel.items() for plek in _plekken(waarde, f"{pad}.{naam}" if pad else naam)]
    if isinstance(deel, list):
        return [plek for nr, waarde in enumerate(deel) for plek in _plekken(waarde, f"{pad}.{nr}")]
    return [(pad, deel)] if isinstance(deel, str) else []


def _veld(pad: str) -> str:
    return re.sub(r"\.(\d+)", r"[\1]", pad)


DATUMS: Final = [
    (regel, pad, waarde)
    for regel in (KOP, GEZIN, RIJK, als_json()[-2])
    for pad, waarde in _plekken(regel)
    if re.match(r"\d{4}-\d\d-\d\d", waarde)
]


@pytest.mark.parametrize(("regel", "pad", "waarde"), DATUMS, ids=lambda deel: deel if isinstance(deel, str) else "")
def test_geen_datum_ligt_in_de_toekomst(regel, pad, waarde):
    assert (_veld(pad), "datum_in_toekomst") in alle_fouten(anders(regel, pad, "2150" + waarde[4:]))


def test_nu_mag_en_daarna_niet():
    keur(lees_regel(als_bytes(anders(KOP, "gemaakt_op", "2019-03-02T13:00:00+01:00")), codes=CODES), nu=NU)
    assert fouten(anders(KOP, "gemaakt_op", "2019-03-02T13:00:01+01:00")) == {"gemaakt_op": "datum_in_toekomst"}


@pytest.mark.parametrize(
    ("regel", "pad", "jaren"),
    [
        (RIJK, "monitoring.2.momenten.0.gepland_op", 5),
        (RIJK, "monitoring.0.momenten.0.uitvoering.extra.op", 5),
        (RIJK, "heropeningen.0.moment_op", 5),
        (GEZIN, "personen.1.adressen.0.tot", 5),
        (GEZIN, "relaties.1.tot", 5),
        (GEZIN, "gezag.0.tot", 18),
    ],
)
def test_wat_gepland_is_mag_vooruit_liggen(regel, pad, jaren):
    straks = (NU + timedelta(days=365 * jaren)).date().isoformat()
    keur(lees_regel(als_bytes(anders(regel, pad, straks)), codes=CODES), nu=NU)
    te_ver = (NU + timedelta(days=366 * (jaren + 2))).date().isoformat()
    assert fouten(anders(regel, pad, te_ver)) == {_veld(pad): "datum_in_toekomst"}


KENMERKEN: Final = [
    (regel, pad) for regel in (GEZIN, RIJK) for pad, _ in _plekken(regel) if pad.endswith(".id")
]  # fmt: skip


@pytest.mark.parametrize(("regel", "pad"), KENMERKEN, ids=lambda deel: deel if isinstance(deel, str) else "")
def test_een_kenmerk_staat_er_een_keer(regel, pad):
    """The part that has it a second time, at the end of its list; or of the melding, where it is the only one."""
    if pad.endswith("beoordeling.id"):
        regel = deepcopy(regel)
        regel["meldingen"].append(regel["meldingen"][0] | {"id": "m-9"})
        assert (f"meldingen[{len(regel['meldingen']) - 1}].beoordeling.id", "dubbel") in alle_fouten(regel)
        return
    lijst = pad.removesuffix(".id").rpartition(".")[0]
    delen: Any = regel
    for stap in lijst.split("."):
        delen = delen[int(stap)] if stap.isdecimal() else delen[stap]
    assert (f"{_veld(lijst)}[{len(delen)}].id", "dubbel") in alle_fouten(anders(regel, lijst, [*delen, delen[0]]))


VERWIJZINGEN: Final = [
    (regel, pad)
    for regel in (GEZIN, RIJK)
    for pad, _ in _plekken(regel)
    if re.search(
        r"(^(relaties|gezag)\.\d+\.(persoon|verwant|kind|gezagdrager)|betrokkenen\.\d+\.persoon|\.contact|\.moment"
        r"|beoordeling\.personen\.\d+\.persoon|ontvangers\.\d+\.personen\.\d+|\.verwijst|trajecten\.\d+\.ontvanger)$",
        pad,
    )
]


@pytest.mark.parametrize(("regel", "pad"), VERWIJZINGEN, ids=lambda deel: deel if isinstance(deel, str) else "")
def test_elke_verwijzing_wijst_naar_iets(regel, pad):
    assert (_veld(pad), "onbekende_verwijzing") in alle_fouten(anders(regel, pad, "p-bestaat-niet"))


@given(st.data())
def test_wat_er_ook_staat_het_wordt_goedgekeurd_of_afgekeurd(data):
    """Texts of the example put in each other's place, and parts left out: nothing but Afgekeurd comes out."""
    regel = deepcopy(data.draw(st.sampled_from([GEZIN, RIJK])))
    plekken = _plekken(regel)
    for _ in range(data.draw(st.integers(1, 6))):
        (pad, waarde), (_, ander) = data.draw(st.sampled_from(plekken)), data.draw(st.sampled_from(plekken))
        grens = st.sampled_from(["1900-01-01", "2199-12-31", "2199-12-31T23:59:59-14:00", "1900-01-01T00:00:00+14:00"])
        nieuw = data.draw(st.sampled_from([ander, waarde]) | grens)
        regel = (
            zonder(regel, pad) if data.draw(st.booleans()) and not pad[-1].isdecimal() else anders(regel, pad, nieuw)
        )
        plekken = _plekken(regel)
    with suppress(Afgekeurd):
        keur(lees_regel(als_bytes(regel), codes=CODES), nu=NU)


def test_alle_fouten_van_een_regel_tegelijk():
    regel = anders(RIJK, "personen.1", {"id": "p-2001"})
    regel["meldingen"][0]["geregistreerd_op"] = "2150-01-01T00:00:00Z"
    regel["samenwerking"]["coordinatie"] = False
    codes = {code for _, code in alle_fouten(regel)}
    assert codes >= {"dubbel", "onbekende_verwijzing", "ontbreekt", "datum_in_toekomst", "te_vroeg", "tegenstrijdig"}
