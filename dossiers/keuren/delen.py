# SPDX-License-Identifier: EUPL-1.2
"""Which fields of a model of the format hold parts, and which hold dates: read once from the models themselves."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, get_args

from dossiers.formaat.basis import Onderdeel


@cache
def delen(model: type[Onderdeel]) -> tuple[tuple[str, bool], ...]:
    """The fields with a part in them; and whether it is a list of them."""
    return tuple(
        (naam, tuple in typen)
        for naam, typen in _typen_van(model)
        if any(issubclass(soort, Onderdeel) for soort in typen)
    )


@cache
def datums(model: type[Onderdeel]) -> tuple[tuple[str, type[date]], ...]:
    """The fields with a date or a moment."""
    # A datetime is a date too, so it comes first.
    gevonden = ((naam, soort) for naam, typen in _typen_van(model) for soort in (datetime, date) if soort in typen)
    return tuple(gevonden)


def _typen_van(model: type[Onderdeel]) -> list[tuple[str, set[type]]]:
    return [(naam, set(_typen(veld.annotation))) for naam, veld in model.model_fields.items()]


def _typen(annotatie: Any) -> Iterator[type]:
    """The classes that an annotation is built of."""
    if isinstance(annotatie, type) and not get_args(annotatie):
        yield annotatie
        return
    if getattr(annotatie, "__origin__", None) is tuple:
        yield tuple
    for deel in get_args(annotatie):
        yield from _typen(deel)
