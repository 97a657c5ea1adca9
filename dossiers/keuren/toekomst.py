# SPDX-License-Identifier: EUPL-1.2
"""Nothing happened after now. Walks every date of the models, so that a new field is judged without a new rule."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final, get_args

from dossiers.formaat.basis import Onderdeel
from dossiers.formaat.personen import Adres, Gezag, Relatie
from dossiers.formaat.vervolg import ExtraMoment, Heropening, Monitoringsmoment

from .fout import Foutcode
from .oordeel import Oordeel

# What may lie ahead, and how many years: what is planned, and what ends by itself (authority at eighteen).
VOORUIT: Final[dict[tuple[type[Onderdeel], str], int]] = {
    (Monitoringsmoment, "gepland_op"): 5,
    (ExtraMoment, "op"): 5,
    (Heropening, "moment_op"): 5,
    (Adres, "tot"): 5,
    (Relatie, "tot"): 5,
    (Gezag, "tot"): 19,
}
_GEBEURD: Final = "Dit ligt in de toekomst. Geef wanneer het echt gebeurde, of laat het weg."
_GEPLAND: Final = "Dit ligt te ver in de toekomst. Laat het weg als u het niet weet."


def keur_toekomst(deel: Onderdeel, oordeel: Oordeel, pad: str = "") -> None:
    datums, delen = _velden(type(deel))
    for naam, soort, jaren in datums:
        waarde = getattr(deel, naam)
        if waarde is not None and waarde > (oordeel.nu if soort is datetime else oordeel.vandaag):
            _later(waarde, jaren, pad + naam, oordeel)
    for naam, is_lijst in delen:
        waarde = getattr(deel, naam)
        if is_lijst:
            for nr, onderdeel in enumerate(waarde):
                keur_toekomst(onderdeel, oordeel, f"{pad}{naam}[{nr}].")
        elif waarde is not None:
            keur_toekomst(waarde, oordeel, f"{pad}{naam}.")


def _later(waarde: date, jaren: int, veld: str, oordeel: Oordeel) -> None:
    if not jaren:
        oordeel.fout(veld, Foutcode.DATUM_IN_TOEKOMST, _GEBEURD)
    elif waarde > oordeel.vandaag + timedelta(days=366 * jaren):
        oordeel.fout(veld, Foutcode.DATUM_IN_TOEKOMST, _GEPLAND)


@cache
def _velden(model: type[Onderdeel]) -> tuple[tuple[tuple[str, type, int], ...], tuple[tuple[str, bool], ...]]:
    """Of a model the fields that are a date (name, kind, years that it may lie ahead), and those with dates in them."""
    datums, delen = [], []
    for naam, veld in model.model_fields.items():
        typen = set(_typen(veld.annotation))
        # A datetime is a date too.
        soort = next((soort for soort in (datetime, date) if soort in typen), None)
        if soort is not None:
            datums.append((naam, soort, VOORUIT.get((model, naam), 0)))
        if any(issubclass(soort, Onderdeel) and any(_velden(soort)) for soort in typen):
            delen.append((naam, tuple in typen))
    return tuple(datums), tuple(delen)


def _typen(annotatie: Any) -> Iterator[type]:
    """The classes that an annotation is built of."""
    if isinstance(annotatie, type) and not get_args(annotatie):
        yield annotatie
        return
    if getattr(annotatie, "__origin__", None) is tuple:
        yield tuple
    for deel in get_args(annotatie):
        yield from _typen(deel)
