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


def is_geldig(sleutel: str, op: date) -> bool:
    return Code.objects.filter(sleutel=sleutel, geldig__contains=op).exists()
