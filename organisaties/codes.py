# SPDX-License-Identifier: EUPL-1.2
"""Reading the code lists. A code counts on a day: of the melding, not of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from organisaties.models import Code


def codes(lijst: str, op: date) -> list[Code]:
    return list(Code.objects.filter(lijst=lijst, geldig__contains=op).order_by("volgorde", "sleutel"))


def codes_per_lijst(lijsten: Iterable[str], op: date) -> dict[str, list[Code]]:
    """Several lists in one query, for a page with many choices."""
    per_lijst: dict[str, list[Code]] = {lijst: [] for lijst in lijsten}
    gevonden = Code.objects.filter(lijst__in=list(per_lijst), geldig__contains=op)
    for code in gevonden.order_by("volgorde", "sleutel"):
        per_lijst[code.lijst_id].append(code)
    return per_lijst


class GelezenCodes:
    """The codes of a step, read in one query and then asked about per list and day."""

    def __init__(self, sleutels: Iterable[str | None]) -> None:
        # PostgreSQL does not even take a question with a NUL byte.
        gevraagd = {sleutel for sleutel in sleutels if sleutel and "\x00" not in sleutel}
        rijen = Code.objects.filter(sleutel__in=gevraagd).values_list("sleutel", "lijst_id", "geldig")
        self._codes = {sleutel: (lijst, geldig) for sleutel, lijst, geldig in rijen} if gevraagd else {}

    def geldt(self, sleutel: str, lijst: str, op: date) -> bool:
        """Whether this is a code of that list on that day; only for keys that were read."""
        van_lijst, geldig = self._codes.get(sleutel, (None, None))
        return van_lijst == lijst and geldig is not None and op in geldig


def is_geldig(sleutel: str, op: date) -> bool:
    return Code.objects.filter(sleutel=sleutel, geldig__contains=op).exists()
