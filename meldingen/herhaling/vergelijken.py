# SPDX-License-Identifier: EUPL-1.2
"""Whether two meldingen come from one melder and tell of one event, by kind, party and day; no identity is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from meldingen.werkproces import Melder, Voorval

# Kinds that are one organisation for the whole of a region: the same kind is the same melder, whoever it was there.
EEN_ORGANISATIE: Final = frozenset(
    {"meldersoort:politie", "meldersoort:om", "meldersoort:rvdk", "meldersoort:veilig_thuis_zelf"}
)
ONBEKENDE_SOORT: Final = "meldersoort:onbekend"
_VOORVAL: Final = {
    Melder.ZELFDE: Voorval.ZELFDE_MELDER,
    Melder.ONBEKEND: Voorval.ONBEKENDE_MELDER,
    Melder.ANDERE: Voorval.ANDERE_MELDER,
}
# What is known of several earlier meldingen together: one from the same melder is enough for 'zelfde', and only when
# each came from somebody else is it 'andere'.
_ZWAARSTE: Final = (Melder.ZELFDE, Melder.ONBEKEND, Melder.ANDERE)


@dataclass(frozen=True)
class Afzender:
    """What of the melder is no identity: his kind, and the party that he reports for where it is one of ours."""

    soort: str
    partij_id: int | None


def vergelijk_melders(een: Afzender, ander: Afzender) -> Melder:
    """Two parties decide; else two kinds that differ are two melders, and a kind that many have says nothing."""
    if een.partij_id is not None and ander.partij_id is not None:
        return Melder.ZELFDE if een.partij_id == ander.partij_id else Melder.ANDERE
    if ONBEKENDE_SOORT in (een.soort, ander.soort):
        return Melder.ONBEKEND
    if een.soort != ander.soort:
        return Melder.ANDERE
    return Melder.ZELFDE if een.soort in EEN_ORGANISATIE else Melder.ONBEKEND


def vat_melders_samen(melders: Iterable[Melder]) -> Melder:
    """Of at least one earlier melding."""
    gevonden = set(melders)
    return next(melder for melder in _ZWAARSTE if melder in gevonden)


def bepaal_voorval(melders: Iterable[Melder]) -> Voorval:
    """Of the earlier meldingen, none or more, that tell of an incident on the same day as this one."""
    gevonden = list(melders)
    return _VOORVAL[vat_melders_samen(gevonden)] if gevonden else Voorval.GEEN
