# SPDX-License-Identifier: EUPL-1.2
"""The table made smaller, so that sums and growth stay what they are: largest remainders, from the top down."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

from .regios import JAREN, REGIOS, Cel, Cellen, Regio

K = TypeVar("K", bound=Hashable)
# What a number is about, the coarsest first: it is divided in that order.
Sleutel = tuple[Hashable, ...]


def krimp(schaal: int) -> tuple[Regio, ...]:
    """All regions with their numbers divided by `schaal`; with 1 the table as it is."""
    meldingen = _krimp_cellen({regio.code: regio.meldingen for regio in REGIOS}, schaal)
    adviezen = _krimp_cellen({regio.code: regio.adviezen for regio in REGIOS}, schaal)
    crisis = _krimp_per_jaar(
        {(nr, regio.code): regio.crisis[nr] for regio in REGIOS for nr in range(len(JAREN))}, schaal
    )
    return tuple(
        regio._replace(
            meldingen=meldingen[regio.code],
            adviezen=adviezen[regio.code],
            crisis=(crisis[0, regio.code], crisis[1, regio.code], crisis[2, regio.code]),
        )
        for regio in REGIOS
    )


def verdeel(gewichten: Mapping[K, int], totaal: int) -> dict[K, int]:
    """`totaal` in proportion to the weights, in whole numbers that add up to it."""
    som = sum(gewichten.values())
    if not som:
        return dict.fromkeys(gewichten, 0)
    gegeven = {wat: gewicht * totaal // som for wat, gewicht in gewichten.items()}
    # Ties go to the first, so that it is the same every time.
    op_rest = sorted(gewichten, key=lambda wat: -(gewichten[wat] * totaal % som))
    for wat in op_rest[: totaal - sum(gegeven.values())]:
        gegeven[wat] += 1
    return gegeven


def _krimp_cellen(cellen: Mapping[str, Cellen], schaal: int) -> dict[str, Cellen]:
    """First the year, then the regions that know who called and those that do not, then who it was, then the region."""
    weet = {code: all(not cel.onbekend for cel in jaren) for code, jaren in cellen.items()}
    plat: dict[Sleutel, int] = {
        (nr, weet[code], soort, code): getattr(cel, soort)
        for code, jaren in cellen.items()
        for nr, cel in enumerate(jaren)
        for soort in Cel._fields
    }
    klein = _krimp_per_jaar(plat, schaal)

    def cel(nr: int, code: str) -> Cel:
        return Cel(*(klein[nr, weet[code], soort, code] for soort in Cel._fields))

    return {code: (cel(0, code), cel(1, code), cel(2, code)) for code in cellen}


def _krimp_per_jaar(aantallen: Mapping[Sleutel, int], schaal: int) -> dict[Sleutel, int]:
    klein: dict[Sleutel, int] = {}
    for jaar, eigen in _op_eerste(aantallen).items():
        totaal = round(sum(eigen.values()) / schaal)
        klein |= {(jaar, *rest): aantal for rest, aantal in _krimp(eigen, totaal).items()}
    return klein


def _krimp(aantallen: Mapping[Sleutel, int], totaal: int) -> dict[Sleutel, int]:
    """Over the first part of the keys, and then within each over what is left of them."""
    if () in aantallen:
        return {(): totaal}
    per_eerste = _op_eerste(aantallen)
    deel = verdeel({eerste: sum(eigen.values()) for eerste, eigen in per_eerste.items()}, totaal)
    return {
        (eerste, *rest): aantal
        for eerste, eigen in per_eerste.items()
        for rest, aantal in _krimp(eigen, deel[eerste]).items()
    }


def _op_eerste(aantallen: Mapping[Sleutel, int]) -> dict[Hashable, dict[Sleutel, int]]:
    per_eerste: dict[Hashable, dict[Sleutel, int]] = defaultdict(dict)
    for (eerste, *rest), aantal in aantallen.items():
        per_eerste[eerste][tuple(rest)] = aantal
    return dict(per_eerste)
