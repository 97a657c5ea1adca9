# SPDX-License-Identifier: EUPL-1.2
"""What a sender is told of the format is what we read: the schema, the example and the page."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings
from django.core.management import call_command, load_command_class

from intake.api.ontvangst import OntvangstViewSet
from intake.formaten import Lijsten, lees
from intake.formaten.fout import REDENEN
from intake.formaten.schema import ONDERDELEN, VELDEN, als_tekst, maak_schema
from intake.formaten.vt_bericht_1 import FORMAAT, VTBericht1
from intake.models import InkomendBericht
from organisaties.stamgegevens import CODELIJSTEN
from organisaties.stamgegevens.gebied import GEMEENTEN
from tests.intake.afzenders import bericht

MAP = Path(settings.BASE_DIR) / "docs" / "berichten"
BLADZIJDE = (MAP.parent / "berichten.md").read_text(encoding="utf-8")
KEURDER = jsonschema.Draft202012Validator(maak_schema())
LIJSTEN = Lijsten(
    codes=frozenset(f"{lijst.code}:{code.code}" for lijst in CODELIJSTEN for code in lijst.codes),
    gemeenten=frozenset(rij[0] for rij in GEMEENTEN),
)


def test_het_gepubliceerde_schema_is_dat_van_de_modellen(capsys, tmp_path):
    call_command("maak_berichtschema")
    call_command("maak_berichtschema", naar=tmp_path / "schema.json")

    gepubliceerd = (MAP / "vt-bericht-1.schema.json").read_text(encoding="utf-8")
    assert gepubliceerd == als_tekst(maak_schema()), "draai manage.py maak_berichtschema"
    assert capsys.readouterr().out.startswith(gepubliceerd)
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == gepubliceerd


def test_het_voorbeeld_is_te_lezen_en_past_in_het_schema():
    ruw = (MAP / "voorbeeld.json").read_bytes()

    KEURDER.validate(json.loads(ruw))
    gelezen = lees(FORMAAT, ruw, LIJSTEN)
    assert gelezen.personen[0].geboren.precisie == "dag"
    assert json.loads(gelezen.als_json()) == {k: v for k, v in json.loads(ruw).items() if k != "formaat"}


def test_het_schema_weigert_wat_wij_niet_lezen():
    KEURDER.validate(bericht())
    for fout in (
        bericht(kenmerk="x"),
        bericht(crisis="ja"),
        bericht(formaat="vt-bericht-2"),
        bericht(personen=[{"geboortenaam": "x"}]),
        bericht(gebeurd_op="10-03-2026"),
        bericht(toelichting=""),
    ):
        with pytest.raises(jsonschema.ValidationError):
            KEURDER.validate(fout)


def test_elke_lijst_van_het_schema_bestaat_en_elk_veld_heeft_uitleg_of_een_naam_die_volstaat():
    delen = maak_schema()["$defs"]
    lijsten = {naam.removeprefix("code_") for naam in delen if naam.startswith("code_")}

    assert lijsten <= {lijst.code for lijst in CODELIJSTEN}
    assert {"aard", "betrokkenerol", "meldersoort", "onthullingsgrond", "meldreden", "meldcodestap"} <= lijsten
    assert {veld for model, veld in VELDEN if model is VTBericht1} <= set(VTBericht1.model_fields)
    assert {model.__name__ for model in ONDERDELEN} | {f"code_{lijst}" for lijst in lijsten} == set(delen)
    # A code in the schema stands without its list, as in the message.
    assert delen["Persoon"]["properties"]["geslacht"]["default"] == "onbekend"


def test_de_bladzijde_noemt_elke_leesfout_en_elk_antwoord():
    tabel = BLADZIJDE.partition("## Lezen")[2].partition("## Het formaat")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", tabel, re.MULTILINE)) - {"leesfout"} == set(
        InkomendBericht.Leesfout.values
    )
    antwoorden = BLADZIJDE.partition("## Afleveren")[2].partition("## Lezen")[0]
    assert {"201", "200", "400", "401", "403", "411", "413", "503"} <= set(re.findall(r"\b[2-5]\d\d\b", antwoorden))
    opties = {
        optie
        for actie in load_command_class("intake", "maak_afzender").create_parser("manage.py", "x")._actions
        for optie in actie.option_strings
    }
    assert set(re.findall(r"--(?:organisatie|code|naam|meldersoort|nieuwe-sleutel|intrekken)", BLADZIJDE)) <= opties


def test_geen_reden_herhaalt_een_waarde():
    """The one thing filled in is the name of a list of ours."""
    assert {naam for reden in REDENEN.values() for naam in re.findall(r"{(\w+)", reden)} == {"lijst"}


@pytest.mark.django_db
def test_openapi_beschrijft_afleveren_en_zijn_sleutel(client):
    document = json.loads(client.get("/api/v1/openapi.json", headers={"accept": "application/json"}).content)

    deur = document["paths"]["/api/v1/inkomende-berichten"]
    assert set(deur) == {"post"}
    assert deur["post"]["security"] == [{"afzender": ["berichten"]}]
    assert {"200", "201", "401", "403", "411", "413", "503"} <= set(deur["post"]["responses"])
    assert [p["name"] for p in deur["post"]["parameters"]] == ["Bericht-Id"]
    stroom = document["components"]["securitySchemes"]["afzender"]["flows"]
    assert stroom == {
        "clientCredentials": {"tokenUrl": "/oauth/token", "scopes": {"berichten": "Berichten afleveren."}}
    }
    assert OntvangstViewSet.authentication_classes[0].__name__ == "Afzendersleutel"
    anderen = [
        handeling
        for pad, handelingen in document["paths"].items()
        for handeling in handelingen.values()
        if pad != "/api/v1/inkomende-berichten" and {"afzender": ["berichten"]} in handeling.get("security", [])
    ]
    assert anderen == []
