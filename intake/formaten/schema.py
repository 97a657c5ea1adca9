# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema of our own format, made from the models. A test holds the file in docs/berichten/ equal to it."""

import json
from collections.abc import Iterator
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from organisaties.stamgegevens import CODELIJSTEN

from . import vorm
from .basis import Onderdeel
from .vt_bericht_1 import FORMAAT, VTBericht1

Schema = dict[str, Any]
CODELIJST: Final = "x-codelijst"
_DELEN: Final = "#/$defs/"

ONDERDELEN: Final[dict[type[Onderdeel], str]] = {
    vorm.Adres: "Waar iemand woont of verblijft.",
    vorm.Persoon: "Iemand over wie het bericht gaat. Laat weg wat u niet weet.",
    vorm.Melder: "Wie meldt. Alles behalve 'soort' wordt apart en versleuteld bewaard.",
    vorm.Maatregel: "Een maatregel van politie of justitie.",
}
VELDEN: Final[dict[tuple[type[Onderdeel], str], str]] = {
    (VTBericht1, "formaat"): "Altijd 'vt-bericht-1'.",
    (VTBericht1, "gebeurtenis_id"): "Uw kenmerk van de gebeurtenis. Berichten met hetzelfde kenmerk horen bij elkaar.",
    (VTBericht1, "gezin_id"): "Uw kenmerk van het gezin. Berichten met hetzelfde kenmerk horen bij elkaar.",
    (VTBericht1, "gebeurd_op"): "De dag waarop het gebeurde, zoals 2026-03-10.",
    (VTBericht1, "gebeurd_om"): "De tijd waarop het gebeurde, Nederlandse tijd, zoals 22:15.",
    (VTBericht1, "crisis"): "Er is nu direct gevaar. Bel dan ook.",
    (VTBericht1, "gemeente"): "CBS-code van de gemeente, of BUITEN of ONBEKEND.",
    (VTBericht1, "hgkm"): "Of dit huiselijk geweld of kindermishandeling is. Een zorgmelding is 'nee'.",
    (VTBericht1, "toelichting"): "Wat er gebeurde. Noem hier niet wie de melder is.",
    (VTBericht1, "personen"): "Over wie het gaat.",
    (VTBericht1, "maatregelen"): "Wat politie of justitie al deed.",
    (VTBericht1, "hulp_betrokken"): "Of er al hulp is.",
    (VTBericht1, "hulp_bij"): "Welke hulp er al is.",
    (VTBericht1, "hulp_wacht"): "Of het gezin op hulp wacht.",
    (VTBericht1, "hulp_wacht_bij"): "Waar het gezin op hulp wacht.",
    (VTBericht1, "meldreden"): "Waarom u meldt.",
    (VTBericht1, "meldcode"): "De stappen van de meldcode die u deed.",
    (VTBericht1, "gezin_ingelicht"): "Of het gezin van deze melding weet.",
    (VTBericht1, "gezin_ingelicht_toelichting"): "Waarom wel of niet.",
    (vorm.Persoon, "onbekend"): "Wie dit is, weet niemand.",
    (vorm.Persoon, "geboortedatum"): "Een jaar, een jaar en maand of een hele datum: 1987, 1987-05 of 1987-05-31.",
    (vorm.Persoon, "bsn"): "Negen cijfers. Mist de eerste nul, dan mogen het er acht zijn.",
    (vorm.Persoon, "geheim_adres"): "Het adres mag niemand van het gezin weten.",
    (vorm.Melder, "soort"): "Weggelaten: wat bij uw sleutel is vastgelegd.",
    (vorm.Melder, "onbekend"): "Ook u weet niet wie meldde.",
    (vorm.Melder, "geheim"): "De melder mag niet bekend worden bij het gezin.",
    (vorm.Melder, "grond"): "De wettelijke grond, alleen samen met 'geheim'.",
    (vorm.Melder, "eigen_rol"): "Wat de melder zelf blijft doen.",
}


class _Maker(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        # 'Gebeurd Op' says nothing that 'gebeurd_op' does not.
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """What is left out is not known; only a value that means something is written out, without its list."""
        gemaakt = super().default_schema(schema)
        standaard = gemaakt.pop("default", None)
        if isinstance(standaard, bool) or (isinstance(standaard, str) and standaard):
            gemaakt["default"] = standaard.rpartition(":")[2] if isinstance(standaard, str) else standaard
        return gemaakt


def maak_schema() -> Schema:
    """The schema as values, in a fixed order."""
    schema = VTBericht1.model_json_schema(schema_generator=_Maker, mode="validation")
    delen: Schema = schema.pop("$defs")
    for model, tekst in ONDERDELEN.items():
        delen[model.__name__]["description"] = tekst
    eigen = {model.__name__: delen[model.__name__] for model in ONDERDELEN} | {VTBericht1.__name__: schema}
    for (model, veld), tekst in VELDEN.items():
        eigen[model.__name__]["properties"][veld]["description"] = tekst
    _verwijs_naar_lijsten(schema, delen)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:veiligthuis:{FORMAAT}",
        **schema,
        "title": "Bericht aan Veilig Thuis",
        "description": "Een bericht dat een machine aflevert. Uitleg: docs/berichten.md.",
        "$defs": delen,
    }


def als_tekst(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _verwijs_naar_lijsten(schema: Schema, delen: Schema) -> None:
    """Each code list once, with the codes that come with the system; an installation may have more of its own."""
    velden = list(_met_lijst([schema, *delen.values()]))
    gebruikt = {veld[CODELIJST] for veld in velden}
    for veld in velden:
        lijst = veld.pop(CODELIJST)
        veld.pop("type", None)
        veld["$ref"] = f"{_DELEN}code_{lijst}"
    for codelijst in CODELIJSTEN:
        if codelijst.code in gebruikt:
            delen[f"code_{codelijst.code}"] = {
                "type": "string",
                "description": f"Code uit de lijst '{codelijst.naam}'.",
                CODELIJST: codelijst.code,
                "examples": [code.code for code in codelijst.codes],
                "x-labels": {code.code: code.label for code in codelijst.codes},
            }


def _met_lijst(deel: Any) -> Iterator[Schema]:
    if isinstance(deel, dict):
        if CODELIJST in deel:
            yield deel
        for waarde in deel.values():
            yield from _met_lijst(waarde)
    elif isinstance(deel, list):
        for waarde in deel:
            yield from _met_lijst(waarde)
