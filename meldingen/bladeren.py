# SPDX-License-Identifier: EUPL-1.2
"""Pages of a long list by key: the same speed at any depth, and an exact count only while it is small."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from .nummers import NUMMERVORM

PER_PAGINA = 50
TELGRENS = 1000


def blader(
    rijen: QuerySet[Any], parameters: QueryDict, *, pad: str, op: str = "ontvangen_op", oplopend: bool = False
) -> tuple[list[Any], dict[str, Any]]:
    """One page of `rijen` by `op` (then pk), after the row whose public number stands in `na`.

    Returns the rows and what `_onderdelen/paginering.html` shows. Rows have a `nummer`.
    """
    teken = "" if oplopend else "-"
    geordend = rijen.order_by(f"{teken}{op}", f"{teken}pk")
    na = parameters.get("na", "")
    vorige = rijen.model.objects.none()
    if NUMMERVORM.fullmatch(na):
        vorige = rijen.filter(nummer=na).values_list(op, "pk")
    begin = vorige.first()
    if begin is not None:
        geordend = geordend.filter(_voorbij(op, begin, "gt" if oplopend else "lt"))
    blad = list(geordend[: PER_PAGINA + 1])
    is_meer = len(blad) > PER_PAGINA
    blad = blad[:PER_PAGINA]
    overig = {sleutel: waarde for sleutel, waarde in parameters.items() if sleutel != "na" and waarde}
    return blad, {
        "begin": _url(pad, overig) if begin is not None else None,
        "volgende": _url(pad, overig | {"na": blad[-1].nummer}) if is_meer else None,
        "totaal_tekst": _totaal(rijen, len(blad), is_alles=begin is None and not is_meer),
    }


def _voorbij(op: str, begin: tuple[Any, int], richting: str) -> Q:
    waarde, pk = begin
    return Q(**{f"{op}__{richting}e": waarde}) & (Q(**{f"{op}__{richting}": waarde}) | Q(**{f"pk__{richting}": pk}))


def _totaal(rijen: QuerySet[Any], op_dit_blad: int, *, is_alles: bool) -> str:
    if is_alles:
        return f"{op_dit_blad} in totaal" if op_dit_blad else ""
    aantal = rijen.order_by()[: TELGRENS + 1].count()
    hoeveel = "meer dan 1.000" if aantal > TELGRENS else str(aantal)
    return f"{op_dit_blad} van {hoeveel}"


def _url(pad: str, parameters: dict[str, Any]) -> str:
    return f"{pad}?{urlencode(parameters)}" if parameters else pad
