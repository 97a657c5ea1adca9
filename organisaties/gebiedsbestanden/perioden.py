# SPDX-License-Identifier: EUPL-1.2
"""Dated membership from a file: a gemeente in a region, a postcode in a buurt. One at a time, and no gap is made up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import models
from psycopg2.extras import DateRange

from organisaties.gebiedsbestanden.lezen import Regel
from organisaties.gebiedsbestanden.telling import Telling

PER_KEER = 2_000


@dataclass
class Band:
    """One membership: `pk` is that of its row, None when there is none yet; `was` is where that row ends now."""

    van: date | None
    tot: date | None
    pk: int | None = None
    was: date | None = None
    regel: Regel | None = None


@dataclass(frozen=True)
class Lidmaatschap:
    """What of the model says who belongs where and when; `dubbel` names its constraint against two at a time."""

    model: type[models.Model]
    wie: str
    waar: str
    periode: str
    dubbel: str

    def zet(self, gevraagd: list[tuple[Regel, str, Any]], fouten: list[str]) -> Telling:
        """Add what is new and set the end of what was there; anything that overlaps goes to `fouten`.

        A membership is known by who, where and its first day. What the file does not name stays as it is.
        """
        banden = self._bestaande({wie for _, wie, _ in gevraagd})
        for regel, wie, waar in gevraagd:
            band = banden[wie].setdefault((waar, regel.van), Band(regel.van, regel.tot))
            if band.regel is not None:
                fouten.append(regel.fout(f"dit staat ook op regel {band.regel.nummer}."))
            band.regel, band.tot = regel, regel.tot
        for van_een in banden.values():
            fouten += self._overlap(list(van_een.values()))
        return Telling() if fouten else self._schrijf(banden)

    def _bestaande(self, namen: set[str]) -> dict[str, dict[tuple[Any, date | None], Band]]:
        banden: dict[str, dict[tuple[Any, date | None], Band]] = defaultdict(dict)
        rijen = self.model._default_manager.values_list("pk", self.wie, self.waar, self.periode)  # noqa: SLF001 (public in Django)
        for pk, wie, waar, periode in rijen.iterator():
            if wie in namen:
                banden[wie][waar, periode.lower] = Band(periode.lower, periode.upper, pk, periode.upper)
        return banden

    def _overlap(self, banden: list[Band]) -> list[str]:
        op_volgorde = sorted(banden, key=lambda band: band.van or date.min)
        fouten = []
        for eerder, later in pairwise(op_volgorde):
            regel = later.regel or eerder.regel
            if regel is not None and (eerder.tot is None or later.van is None or eerder.tot > later.van):
                fouten.append(regel.fout(self._reden()))
        return fouten

    def _reden(self) -> str:
        regels = {regel.name: regel for regel in self.model._meta.constraints}  # noqa: SLF001 (public in Django)
        return str(regels[self.dubbel].violation_error_message)

    def _schrijf(self, banden: dict[str, dict[tuple[Any, date | None], Band]]) -> Telling:
        gelezen = [
            (wie, sleutel[0], band) for wie, van in banden.items() for sleutel, band in van.items() if band.regel
        ]
        nieuw = [
            self.model(**{self.wie: wie, self.waar: waar, self.periode: DateRange(band.van, band.tot)})
            for wie, waar, band in gelezen
            if band.pk is None
        ]
        anders = [band for _, _, band in gelezen if band.pk is not None and band.tot != band.was]
        # What ends sooner goes first: PostgreSQL refuses an overlap at once.
        anders.sort(key=lambda band: (band.tot or date.max) >= (band.was or date.max))
        for band in anders:
            self.model._default_manager.filter(pk=band.pk).update(**{self.periode: DateRange(band.van, band.tot)})  # noqa: SLF001 (public in Django)
        self.model._default_manager.bulk_create(nieuw, batch_size=PER_KEER)  # noqa: SLF001 (public in Django)
        return Telling(len(nieuw), len(anders), len(gelezen) - len(nieuw) - len(anders))
