# SPDX-License-Identifier: EUPL-1.2
"""Every error that the models can give has a code of ours and a reason."""

from collections.abc import Iterator
from typing import Any, Final, get_args

import pytest
from pydantic import TypeAdapter
from pydantic_core.core_schema import ErrorType

from dossiers.formaat import Regel
from dossiers.formaat.basis import Dag, Moment, code
from dossiers.keuren.fout import Foutcode
from dossiers.keuren.redenen import UITLEG, VORMEN, leg_uit

EIGEN: Final = {"onbekende_code", "datum_ongeldig", "datum_te_vroeg", "datum_in_toekomst"}

# By kind of validator: what it can say of JSON. A new kind in the models is a KeyError here.
GEEFT: Final[dict[str, set[str]]] = {
    "tagged-union": {"union_tag_not_found", "union_tag_invalid", "dict_type"},
    "model": {"model_type"},
    "model-fields": {"model_type", "missing", "extra_forbidden"},
    "str": {"string_type", "string_unicode"},
    "bool": {"bool_type"},
    "int": {"int_type", "int_from_float", "int_parsing", "int_parsing_size"},
    "date": {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"},
    "datetime": {
        "datetime_type",
        "datetime_parsing",
        "datetime_object_invalid",
        "datetime_from_date_parsing",
    },
    "tuple": {"tuple_type"},
    "literal": {"literal_error"},
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
    "function-after": EIGEN,
    "function-before": EIGEN,
    "function-wrap": EIGEN,
    "no-info": set(),
    "with-info": set(),
}
# By constraint on one.
GRENS: Final[dict[tuple[str, str], str]] = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
    ("datetime", "tz_constraint"): "timezone_aware",
}
GEEN_GRENS: Final = {
    "type", "schema", "metadata", "ref", "serialization", "choices", "discriminator", "fields", "cls", "config",
    "custom_init", "root_model", "post_init", "frozen", "extra_behavior", "computed_fields", "model_name", "default",
    "default_factory", "expected", "items_schema", "variadic_item_index", "function", "field_name", "copy_default",
    "definitions", "schema_ref", "validation_alias", "serialization_exclude", "microseconds_precision", "strict",
    "generic_origin", "extras_schema", "extras_keys_schema", "from_attributes",
}  # fmt: skip


def _schemas(deel: Any) -> Iterator[dict[str, Any]]:
    if isinstance(deel, dict):
        if isinstance(deel.get("type"), str):
            yield deel
        for naam, waarde in deel.items():
            # Not into what is no validator: metadata and how it is written.
            if naam not in {"metadata", "serialization", "default", "config"}:
                yield from _schemas(waarde)
    elif isinstance(deel, list | tuple):
        for waarde in deel:
            yield from _schemas(waarde)


def mogelijk(schema: dict[str, Any]) -> set[str]:
    soort = schema["type"]
    grenzen = {GRENS[soort, naam] for naam in schema if naam not in GEEN_GRENS and schema[naam] is not None}
    return GEEFT[soort] | grenzen


SCHEMAS: Final = list(_schemas(TypeAdapter(Regel).core_schema))


def test_de_wandeling_ziet_de_modellen():
    assert len(SCHEMAS) > 300
    gezien = {schema["type"] for schema in SCHEMAS}
    assert {"model-fields", "str", "bool", "int", "date", "datetime", "tuple", "literal", "tagged-union"} <= gezien


def test_elke_fout_die_de_modellen_geven_heeft_een_code():
    kan = set().union(*map(mogelijk, SCHEMAS)) - {"string_pattern_mismatch"}
    assert sorted(kan - set(UITLEG)) == []
    # And the table holds nothing that cannot be.
    assert sorted(set(UITLEG) - kan) == []
    assert set(UITLEG) - EIGEN <= set(get_args(ErrorType))


def test_elk_patroon_van_de_modellen_heeft_uitleg():
    patronen = {schema["pattern"] for schema in SCHEMAS if schema["type"] == "str" and "pattern" in schema}
    assert patronen == set(VORMEN)


@pytest.mark.parametrize(
    "soort", [*sorted(set(get_args(ErrorType)) - set(UITLEG) - {"string_pattern_mismatch"}), "nieuw"]
)
def test_wat_niemand_voorzag_krijgt_de_algemene_code(soort):
    code, reden = leg_uit(soort, {"error": "geheim"})
    assert code == Foutcode.ONGELDIG
    assert reden.endswith(".")
    assert "geheim" not in reden


def test_elke_reden_is_een_zin():
    context = {"min_length": 1, "max_length": 2, "ge": 3, "le": 4, "expected": "'a' or 'b'", "lijst": "kanaal"}
    for soort in UITLEG:
        code, reden = leg_uit(soort, context)
        assert code in Foutcode
        assert reden[0].isupper(), reden
        assert reden.endswith("."), reden
        assert "{" not in reden, reden


def test_datums_blijven_in_het_geheugen_te_maken():
    """The models are also built from Python values, by who writes a file."""
    dag, moment = TypeAdapter(Dag), TypeAdapter(Moment)
    assert dag.validate_python(dag.validate_python("2018-03-05")).isoformat() == "2018-03-05"
    assert moment.validate_python(moment.validate_python("2018-03-05T14:20:00+01:00")).hour == 14
    assert TypeAdapter(code("kanaal")).validate_python("telefoon") == "kanaal:telefoon"
