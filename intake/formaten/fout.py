# SPDX-License-Identifier: EUPL-1.2
"""Why a message cannot be read, and where. Names of fields and of our lists only: never what stands in the message."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from intake.models import InkomendBericht

from .basis import TEKSTVORM

Soort = InkomendBericht.Leesfout
PLEK_LENGTE: Final = 200
_MEER: Final = " …"

REDENEN: Final[dict[str, str]] = {
    "missing": "ontbreekt",
    "extra_forbidden": "onbekend veld",
    "string_type": "geen tekst",
    "string_unicode": "geen geldige tekst",
    "string_too_short": "leeg",
    "string_too_long": "te lang",
    "string_pattern_mismatch": "verkeerde vorm",
    "bool_type": "niet true of false",
    "int_type": "geen heel getal",
    "int_from_float": "geen heel getal",
    "int_parsing_size": "te groot getal",
    "greater_than_equal": "te laag getal",
    "less_than_equal": "te hoog getal",
    "tuple_type": "geen lijst",
    "too_long": "te veel",
    "dict_type": "geen object",
    "model_type": "geen object",
    "literal_error": "verkeerde waarde",
    "datum_bestaat_niet": "datum bestaat niet",
    "datum_ver_weg": "jaar klopt niet",
    "onbekende_code": "code staat niet in lijst '{lijst}'",
    "onbekende_gemeente": "onbekende gemeente",
    "grond_zonder_geheim": "grond zonder geheim",
}


class Onleesbaar(Exception):
    """`plek` is shown to staff and to the sender."""

    def __init__(self, soort: Soort, plek: str) -> None:
        super().__init__(soort)
        self.soort, self.plek = soort, plek


def noem(fouten: Iterable[Mapping[str, Any]]) -> str:
    """The faults of pydantic as 'personen[0].bsn: verkeerde vorm; …', as many as there is room for."""
    tekst = ""
    for regel in dict.fromkeys(_regel(fout) for fout in fouten):
        langer = f"{tekst}; {regel}" if tekst else regel
        if len(langer) + len(_MEER) > PLEK_LENGTE:
            return tekst + _MEER
        tekst = langer
    return tekst


def _regel(fout: Mapping[str, Any]) -> str:
    soort, plek, context = fout["type"], fout["loc"], fout.get("ctx", {})
    # An unknown name is not repeated: who fills in a list by name may have put a person there.
    pad = _pad(plek[:-1] if soort == "extra_forbidden" else plek)
    reden = REDENEN.get(soort, "klopt niet").format_map(context)
    if context.get("pattern") == TEKSTVORM:
        reden = "verboden teken"
    return f"{pad}: {reden}" if pad else reden


def _pad(plek: Iterable[int | str]) -> str:
    tekst = ""
    for deel in plek:
        tekst += f"[{deel}]" if isinstance(deel, int) else f".{deel}" if tekst else deel
    return tekst
