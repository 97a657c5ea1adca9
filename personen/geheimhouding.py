# SPDX-License-Identifier: EUPL-1.2
"""Which addresses people keep secret: the one answer for whatever shows, copies or sends an address.

Said once, under whichever number of a human, it holds for all his rows. 'This address is secret' is said of the place,
and stays so after he left it: others may still live there. 'All my addresses are secret' is said of where he lives now
and from now on, not of the house that he fled from.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from django.db.models import Q

from personen.models import Adres, Persoon
from personen.namen import vouw
from personen.samenvoegen import mens_houdt_adres_geheim, samen_met

_NUMMER_IN_STRAAT = re.compile(r"(.*\D) (\d+)( ?\w{1,3})?")


class Plek(Protocol):
    """What of an address says where it is; a typed postcode may still have its space."""

    @property
    def straat(self) -> str: ...
    @property
    def huisnummer(self) -> int | None: ...
    @property
    def postcode(self) -> str: ...
    @property
    def plaats(self) -> str: ...


@dataclass(frozen=True)
class Geheimhouding:
    """The addresses that some people keep secret, together."""

    adressen: tuple[Adres, ...] = ()

    def treft(self, adres: Plek) -> bool:
        """Whether this may be one of those places, however it was written down; the addition to the number is not
        looked at, for the house next door tells as much."""
        plek = _delen(adres)
        return any(_kan_zijn(plek, geheim) for geheim in self._plekken)

    @cached_property
    def _plekken(self) -> tuple[_Delen, ...]:
        return tuple(_delen(adres) for adres in self.adressen)


def lees_geheimhouding(persoon_ids: Collection[int], *, dag: date) -> Geheimhouding:
    """What the humans of these rows keep secret on this day; two queries."""
    rijen = samen_met(persoon_ids)
    if not rijen:
        return Geheimhouding()
    niet_voorbij = Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=dag)
    van_een_schuiler = Q(mens_houdt_adres_geheim("persoon")) & niet_voorbij
    adressen = Adres.objects.filter(Q(geheim=True) | van_een_schuiler, persoon_id__in=rijen)
    return Geheimhouding(tuple(adressen.order_by("pk")))


def houdt_alles_geheim(persoon_id: int) -> bool:
    """Whether it was said of this human, under any of his numbers, that all his addresses are secret."""
    return Persoon.objects.filter(pk__in=samen_met([persoon_id]), geheim_adres=True).exists()


class _Delen(NamedTuple):
    postcode: str
    straat: str
    nummer: int | None
    plaats: str

    @property
    def is_vaag(self) -> bool:
        return not (self.postcode or self.straat)


def _delen(adres: Plek) -> _Delen:
    straat, nummer = vouw(adres.straat), adres.huisnummer
    if nummer is None and (geheel := _NUMMER_IN_STRAAT.fullmatch(straat)):
        straat, nummer = geheel[1], int(geheel[2])
    return _Delen(adres.postcode.replace(" ", "").upper(), straat, nummer, vouw(adres.plaats))


def _kan_zijn(een: _Delen, geheim: _Delen) -> bool:
    if een.nummer and geheim.nummer and een.nummer != geheim.nummer:
        return False
    if een.postcode and een.postcode == geheim.postcode:
        return True
    zelfde_plaats = not (een.plaats and geheim.plaats) or een.plaats == geheim.plaats
    if een.straat and geheim.straat:
        return een.straat == geheim.straat and zelfde_plaats
    if een.is_vaag:
        # A town alone still tells where somebody hides.
        return bool(een.plaats) and een.plaats == geheim.plaats
    # The one by its postcode, the other by its street.
    anders_gezegd = not geheim.is_vaag and not (een.postcode and geheim.postcode)
    return anders_gezegd and een.nummer is not None and geheim.nummer is not None and zelfde_plaats
