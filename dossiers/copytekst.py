# SPDX-License-Identifier: EUPL-1.2
"""Rows as the text that COPY reads, column by column: a column mostly holds one kind of value, written at once."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from psycopg2.extras import DateRange

LEEG: Final = r"\N"
_VLUCHT: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
Kolom = list[Any]


def tekst(kolommen: list[Kolom]) -> str:
    """One line per row; every column is as long."""
    return "\n".join(map("\t".join, zip(*map(_schrijf, kolommen), strict=True))) + "\n"


def _schrijf(waarden: Kolom) -> list[str]:
    soorten = {_soort(waarde) for waarde in {type(waarde): waarde for waarde in waarden if waarde is not None}.values()}
    if not soorten:
        return [LEEG] * len(waarden)
    if len(soorten) > 1:
        return [LEEG if waarde is None else _SCHRIJVERS[_soort(waarde)]([waarde])[0] for waarde in waarden]
    return _SCHRIJVERS[soorten.pop()](waarden)


def _soort(waarde: object) -> type[object]:
    """A subclass (an enum of text, ciphertext) is written as what it is a kind of."""
    return next(basis for basis in _SCHRIJVERS if isinstance(waarde, basis))


def _teksten(waarden: Kolom) -> list[str]:
    # Nearly every text is plain; looking is far cheaper than translating, and cheapest at all of them together.
    if _is_plat("".join([waarde for waarde in waarden if waarde is not None])):
        return [LEEG if waarde is None else waarde for waarde in waarden]
    return [LEEG if waarde is None else _vlucht(waarde) for waarde in waarden]


def _is_plat(waarde: str) -> bool:
    return waarde.isprintable() and "\\" not in waarde


def _vlucht(waarde: str) -> str:
    return waarde if _is_plat(waarde) else waarde.translate(_VLUCHT)


def _elk(schrijf: Callable[[Any], str]) -> Callable[[Kolom], list[str]]:
    return lambda waarden: [LEEG if waarde is None else schrijf(waarde) for waarde in waarden]


def _ja_nee(waarde: bool) -> str:  # noqa: FBT001 (a value, not a choice)
    return "t" if waarde else "f"


def _bytes(waarde: bytes) -> str:
    return rf"\\x{waarde.hex()}"


def _json(waarde: dict[str, Any]) -> str:
    return _vlucht(json.dumps(waarde, ensure_ascii=False))


def _periode(waarde: DateRange) -> str:
    return f"[{waarde.lower or ''},{waarde.upper or ''})"


# In this order: a bool is an int too, and a datetime a date.
_SCHRIJVERS: Final[dict[type[object], Callable[[Kolom], list[str]]]] = {
    str: _teksten,
    bool: _elk(_ja_nee),
    int: _elk(str),
    # The moment of one act stands in many rows.
    datetime: _elk(lru_cache(maxsize=4096)(datetime.isoformat)),
    date: _elk(date.isoformat),
    bytes: _elk(_bytes),
    dict: _elk(_json),
    DateRange: _elk(_periode),
}
