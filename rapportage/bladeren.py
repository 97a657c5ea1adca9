# SPDX-License-Identifier: EUPL-1.2
"""Paging by key: the next page starts after the last row shown, so page 1,000 costs what page 1 costs.

Unlike `meldingen.bladeren` this is for rows as plain values that have no number of their own and may have no day.
Rows are ordered by a day or moment and then by their id. The key in the URL holds those two values and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404

PER_PAGINA = 50
LEEG = "leeg"


@dataclass(frozen=True)
class Pagina:
    rijen: list[dict[str, Any]]
    eerste: bool
    na: str | None

    def links(self, pad: str, filters: Mapping[str, str]) -> dict[str, str | None]:
        """What `_onderdelen/paginering.html` shows; no link where there is nothing to go to."""
        zonder = f"{pad}?{urlencode(filters)}" if filters else pad
        volgende = f"{pad}?{urlencode({**filters, 'na': self.na})}" if self.na else None
        return {"begin": None if self.eerste else zonder, "volgende": volgende}


def blader(
    rijen: "QuerySet[Any, Any]",
    velden: tuple[str, ...],
    *,
    op: tuple[str, str],
    na: str | None,
    per: int = PER_PAGINA,
    aflopend: bool = False,
) -> Pagina:
    """One page of `rijen` as dicts of `velden`, after key `na`; one row more is read to know whether there is a next.

    `op` is a column with a day or moment, and the column with the id. Ascending, an empty day comes last; a column
    that is read descending has none.
    """
    kolom, sleutel = op
    if na:
        rijen = rijen.filter(_na(kolom, sleutel, na, aflopend=aflopend))
    volgorde = (f"-{kolom}", f"-{sleutel}") if aflopend else op
    gevonden = list(rijen.order_by(*volgorde).values(*{*velden, kolom, sleutel})[: per + 1])
    laatste = gevonden[per - 1] if len(gevonden) > per else None
    volgende = _tekst(laatste[kolom], laatste[sleutel]) if laatste else None
    return Pagina(rijen=gevonden[:per], eerste=not na, na=volgende)


def _na(kolom: str, sleutel: str, na: str, *, aflopend: bool) -> Q:
    waarde, pk = _lees(na)
    if aflopend:
        eerder = Q(**{f"{kolom}__lt": waarde}) | Q(**{f"{sleutel}__lt": pk})
        return Q(**{f"{kolom}__lte": waarde}) & eerder
    if waarde is None:
        return Q(**{f"{kolom}__isnull": True, f"{sleutel}__gt": pk})
    later = Q(**{f"{kolom}__gt": waarde}) | Q(**{f"{sleutel}__gt": pk})
    return Q(**{f"{kolom}__gte": waarde}) & later | Q(**{f"{kolom}__isnull": True})


def _tekst(waarde: date | datetime | None, pk: int) -> str:
    if isinstance(waarde, datetime):
        waarde = waarde.astimezone(UTC).replace(tzinfo=None)
    return f"{LEEG if waarde is None else waarde.isoformat()}_{pk}"


def _lees(na: str) -> tuple[date | datetime | None, int]:
    """A key that we did not make is a page that does not exist."""
    waarde, _, pk = na.rpartition("_")
    try:
        if waarde == LEEG:
            return None, _id(pk)
        if "T" in waarde:
            return datetime.fromisoformat(waarde).replace(tzinfo=UTC), _id(pk)
        return date.fromisoformat(waarde), _id(pk)
    except ValueError:
        raise Http404 from None


def _id(tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 19):
        raise ValueError(tekst)
    return int(tekst)
