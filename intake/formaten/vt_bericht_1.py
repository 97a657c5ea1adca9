# SPDX-License-Identifier: EUPL-1.2
"""Our own format: one JSON object, described by docs/berichten.md and its schema."""

import json
import re
from typing import Any, Final, Literal

from pydantic import ValidationError

from .basis import Lijsten
from .fout import Onleesbaar, Soort, noem
from .vorm import Bericht

FORMAAT: Final = "vt-bericht-1"
_BOM: Final = b"\xef\xbb\xbf"
_PLAATS: Final = re.compile(r"at line (\d+) column (\d+)$")
# What a message may cost to read: every fault is remembered, and of a million that is a gigabyte.
MEESTE_KOMMAS: Final = 60_000
MEESTE_VELDEN: Final = 5_000


class VTBericht1(Bericht):
    formaat: Literal["vt-bericht-1"]


def lees(ruw: bytes, lijsten: Lijsten) -> Bericht:
    """The message, or Onleesbaar and nothing else, whatever the bytes are."""
    ruw = ruw.removeprefix(_BOM)
    _eis_json(ruw)
    try:
        return VTBericht1.model_validate_json(ruw, context=lijsten)
    except ValidationError as fout:
        fouten = fout.errors(include_url=False, include_input=False)
        if fouten[0]["type"] == "json_invalid":
            raise Onleesbaar(Soort.GEEN_JSON, _plaats(fouten[0]["ctx"]["error"])) from None
        raise Onleesbaar(Soort.SCHEMA, noem(fouten)) from None


def _plaats(melding: str) -> str:
    gevonden = _PLAATS.search(melding)
    return f"regel {gevonden[1]}, teken {gevonden[2]}" if gevonden else ""


def _eis_json(ruw: bytes) -> None:
    """One JSON value of a size that can be judged, with every field once: of two, a parser keeps the last unasked."""
    try:
        tekst = ruw.decode()
    except UnicodeDecodeError as fout:
        raise Onleesbaar(Soort.GEEN_TEKST, f"byte {fout.start + 1}") from None
    if not tekst.strip():
        raise Onleesbaar(Soort.GEEN_JSON, "leeg bericht")
    if tekst.count(",") > MEESTE_KOMMAS:
        raise Onleesbaar(Soort.SCHEMA, "te veel onderdelen")
    try:
        _Telling().lees(tekst)
    except json.JSONDecodeError as fout:
        raise Onleesbaar(Soort.GEEN_JSON, f"teken {fout.pos + 1}") from None
    except RecursionError:
        raise Onleesbaar(Soort.GEEN_JSON, "te diep genest") from None


class _Telling:
    """Parses without keeping anything: numbers may be thousands of digits long and are not made."""

    def __init__(self) -> None:
        self.velden = 0

    def lees(self, tekst: str) -> None:
        json.loads(tekst, object_pairs_hook=self._object, parse_int=len, parse_float=len, parse_constant=len)

    def _object(self, paren: list[tuple[str, Any]]) -> None:
        self.velden += len(paren)
        if self.velden > MEESTE_VELDEN:
            raise Onleesbaar(Soort.SCHEMA, "te veel onderdelen")
        if len({naam for naam, _ in paren}) != len(paren):
            raise Onleesbaar(Soort.SCHEMA, "een veld staat er dubbel in")
