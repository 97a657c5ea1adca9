# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema of one line, made from the models. A test holds `docs/import/dossier.schema.json` equal to it."""

import json
from collections.abc import Iterator
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from organisaties.stamgegevens import CODELIJSTEN

from . import VERSIE, Regel
from .omschrijvingen import ONDERDELEN, VELDEN

Schema = dict[str, Any]
CODELIJST: Final = "x-codelijst"
_DELEN: Final = "#/$defs/"


class _Maker(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        # 'Ontvangen Op' says nothing that 'ontvangen_op' does not.
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """In the file a code has no list before it, and a default is not written out."""
        gemaakt = super().default_schema(schema)
        standaard = gemaakt.pop("default", None)
        if isinstance(standaard, str):
            gemaakt["default"] = standaard.rpartition(":")[2]
        elif isinstance(standaard, bool):
            gemaakt["default"] = standaard
        return gemaakt


def maak_schema() -> Schema:
    """The schema as values, in a fixed order."""
    schema = TypeAdapter(Regel).json_schema(schema_generator=_Maker)
    delen: Schema = schema["$defs"]
    _verwijs_naar_lijsten(delen)
    for model, tekst in ONDERDELEN.items():
        delen[model.__name__]["description"] = tekst
    for (model, veld), tekst in VELDEN.items():
        delen[model.__name__]["properties"][veld]["description"] = tekst
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:veiligthuis:dossier:{VERSIE}",
        "title": "Dossier, een regel",
        "description": "Een regel van een bestand met dossiers van Veilig Thuis. Uitleg: docs/import/README.md.",
        "oneOf": schema["oneOf"],
        "$defs": delen,
    }


def als_tekst(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _verwijs_naar_lijsten(delen: Schema) -> None:
    """Each code list once, with the codes that come with the system; an installation may have more of its own."""
    gebruikt = {veld[CODELIJST] for model in delen.values() for veld in _met_lijst(model)}
    for model in list(delen.values()):
        for veld in _met_lijst(model):
            lijst = veld.pop(CODELIJST)
            for sleutel in ("type", "description"):
                veld.pop(sleutel, None)
            veld["$ref"] = f"{_DELEN}code_{lijst}"
    for lijst in CODELIJSTEN:
        if lijst.code in gebruikt:
            delen[f"code_{lijst.code}"] = {
                "type": "string",
                "description": f"Code uit de lijst '{lijst.naam}'.",
                CODELIJST: lijst.code,
                "examples": [code.code for code in lijst.codes],
                "x-labels": {code.code: code.label for code in lijst.codes},
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
