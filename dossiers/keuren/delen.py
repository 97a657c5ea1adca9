# SPDX-License-Identifier: EUPL-1.2
"""Which fields of a model of the format hold parts, and which hold dates: read once from the models themselves."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, Final, get_args

from pydantic import AwareDatetime

from dossiers.formaat.basis import Onderdeel

# What pydantic calls a datetime with a time zone is a class of its own.
MOMENTEN: Final[frozenset[type]] = frozenset({datetime, AwareDatetime})


@cache
def delen(model: type[Onderdeel]) -> tuple[tuple[str, bool], ...]:
    """The fields with a part in them; and whether it is a list of them."""
    return tuple(
        (naam, tuple in typen)
        for naam, typen in _typen_van(model)
        if any(issubclass(soort, Onderdeel) for soort in typen)
    )


@cache
def datums(model: type[Onderdeel]) -> tuple[tuple[str, bool], ...]:
    """The fields with a date; and whether it is a moment."""
    return tuple(
        (naam, not typen.isdisjoint(MOMENTEN))
        for naam, typen in _typen_van(model)
        if not typen.isdisjoint({date, *MOMENTEN})
    )


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
