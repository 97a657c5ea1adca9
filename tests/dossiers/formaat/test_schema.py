# SPDX-License-Identifier: EUPL-1.2
"""What is published is what is read."""

import json
from typing import Any, Final

import jsonschema
import pytest
from django.core.management import call_command

from dossiers.formaat import VERSIE
from dossiers.formaat.omschrijvingen import ONDERDELEN
from dossiers.formaat.schema import als_tekst, maak_schema
from organisaties.stamgegevens import CODELIJSTEN
from tests.dossiers.formaat.voorbeeld import MAP, als_json
from tests.dossiers.regels import ADVIES, CASUS, KOP, MEDEWERKER, anders

BESTAND: Final = MAP / "dossier.schema.json"
SCHEMA: Final = json.loads(BESTAND.read_text(encoding="utf-8"))
KEURDER: Final = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_het_gepubliceerde_schema_is_dat_van_de_modellen():
    assert BESTAND.read_text(encoding="utf-8") == als_tekst(maak_schema()), "draai manage.py maak_dossierschema"


def test_het_commando_schrijft_het(tmp_path, capsys):
    call_command("maak_dossierschema")
    assert capsys.readouterr().out == als_tekst(maak_schema())
    call_command("maak_dossierschema", naar=tmp_path / "schema.json")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == als_tekst(maak_schema())


def test_het_is_een_schema_met_een_versie_en_zonder_adres():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == f"urn:veiligthuis:dossier:{VERSIE}"
    assert als_json()[0]["versie"] == VERSIE


@pytest.mark.parametrize("regel", [*als_json(), KOP, MEDEWERKER, CASUS, ADVIES])
def test_een_goede_regel_past(regel):
    KEURDER.validate(regel)


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        ("soort", "dossier"),
        ("naam", "Sanne"),
        ("personen", []),
        ("personen.0.id", ""),
        ("personen.0.voornamen", "x" * 201),
        ("personen.0.geboortedatum", "31-05-1987"),
        ("meldingen.0.crisis", "nee"),
        ("meldingen.0.kanaal", 3),
        ("meldingen.0.incident_datum", "2018-13-01"),
    ],
)
def test_een_foute_regel_past_niet(pad, waarde):
    assert not KEURDER.is_valid(anders(CASUS, pad, waarde))


def test_elk_onderdeel_heeft_een_nederlandse_omschrijving():
    namen = {model.__name__: tekst for model, tekst in ONDERDELEN.items()}
    for naam, deel in SCHEMA["$defs"].items():
        assert deel["description"].endswith(".")
        if not naam.startswith("code_"):
            assert deel["description"] == namen[naam]
    assert set(namen) == {naam for naam in SCHEMA["$defs"] if not naam.startswith("code_")}


def test_een_code_noemt_haar_lijst_en_wat_wij_leveren():
    kanaal = SCHEMA["$defs"]["code_kanaal"]
    lijst = next(lijst for lijst in CODELIJSTEN if lijst.code == "kanaal")
    assert kanaal["x-codelijst"] == "kanaal"
    assert kanaal["examples"] == [code.code for code in lijst.codes]
    assert kanaal["x-labels"]["telefoon"] == "Telefoon"
    # An installation may have codes of its own.
    assert "enum" not in kanaal


def _standaarden(deel: Any) -> list[Any]:
    if isinstance(deel, dict):
        eigen = [deel["default"]] if "default" in deel else []
        return eigen + [waarde for naam, w in deel.items() if naam != "default" for waarde in _standaarden(w)]
    return [waarde for w in deel for waarde in _standaarden(w)] if isinstance(deel, list) else []


def test_een_standaardwaarde_staat_zoals_in_het_bestand():
    standaarden = _standaarden(SCHEMA)
    assert "openbaar" in standaarden
    assert all(isinstance(waarde, str | bool) and ":" not in str(waarde) for waarde in standaarden)
