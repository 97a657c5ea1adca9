# SPDX-License-Identifier: EUPL-1.2
"""Measures of the police or justice that belong to a casus; the voorgeschiedenis reads them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from .models import Casus, Maatregel


@dataclass(frozen=True, order=True)
class MaatregelInvoer:
    """A measure of this kind (`maatregelsoort:aanhouding`) on that day."""

    soort: str
    datum: date


def leg_maatregelen_vast(casus: Casus, maatregelen: Collection[MaatregelInvoer], *, nu: datetime) -> int:
    """Write these on the locked or new casus; one that is there already, however it came, is not written again.

    Returns how many are new. The caller checked their codes.
    """
    if not maatregelen:
        return 0
    bekend = set(Maatregel.objects.filter(casus=casus).values_list("soort_id", "datum"))
    nieuw = sorted({een for een in maatregelen if (een.soort, een.datum) not in bekend})
    Maatregel.objects.bulk_create(
        Maatregel(
            organisatie_id=casus.organisatie_id, casus=casus, soort_id=een.soort, datum=een.datum, vastgelegd_op=nu
        )
        for een in nieuw
    )
    return len(nieuw)


def haal_maatregelen_weg(casus: Casus, maatregelen: Collection[MaatregelInvoer], *, vastgelegd_op: datetime) -> int:
    """Take these off the locked casus, as far as the act of that moment wrote them; returns how many went."""
    weg = [
        rij.pk
        for rij in Maatregel.objects.filter(casus=casus, vastgelegd_op=vastgelegd_op)
        if MaatregelInvoer(rij.soort_id, rij.datum) in maatregelen
    ]
    return Maatregel.objects.filter(pk__in=weg).delete()[0] if weg else 0
