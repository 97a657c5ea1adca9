# SPDX-License-Identifier: EUPL-1.2
"""Which rule holds for a term, and what its last day is.

The rules are dated data (`regeltabel.py`). A case keeps the version it was handled under: the
version is picked by the first day of the term, so that a newer one leaves old terms as they were.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal

from meldingen.termijnen.kalender import (
    TIJDZONE,
    Kalender,
    dag_van,
    eerste_werkdag_vanaf,
    plus_maanden,
    plus_werkdagen,
    verleng_atw,
)
from meldingen.termijnen.regeltabel import REGELS, Eenheid, Termijnregel

SOORTEN: Final[tuple[str, ...]] = tuple(dict.fromkeys(regel.soort for regel in REGELS))

# Algemene termijnenwet art. 4 under a: a longer term, or one in hours, is outside that law.
ATW_GRENS: Final[dict[Eenheid, int]] = {"dagen": 90, "weken": 12, "maanden": 3}


class GeenTermijnregel(LookupError):
    """No rule of this kind was in force on that day, or it is asked in the wrong way."""


@dataclass(frozen=True)
class Instelling:
    """What a VT organisation chooses: the unit of the VB term and its office calendar."""

    vb_eenheid: Literal["werkdagen", "dagen"]
    kalender: Kalender


@dataclass(frozen=True)
class Uitkomst:
    uiterste_datum: date
    regel: Termijnregel


def geldende_regel(soort: str, op: date, *, instelling: Instelling) -> Termijnregel:
    """The newest version in force on `op`; for the VB the one in the organisation's own unit."""
    kandidaten = [
        regel
        for regel in REGELS
        if regel.soort == soort
        and regel.geldig_vanaf <= op
        and (soort != "vb" or regel.eenheid == instelling.vb_eenheid)
    ]
    if not kandidaten:
        raise GeenTermijnregel(f"geen termijnregel '{soort}' op {op.isoformat()}")
    return max(kandidaten, key=lambda regel: (regel.geldig_vanaf, regel.versie))


def uiterste_datum(
    soort: str,
    begin: date,
    *,
    instelling: Instelling,
    op: date | None = None,
    lengte: int | None = None,
) -> Uitkomst:
    """The last day of a term that starts on `begin` (day 0), and the rule that says so.

    `op` picks the version (default: the first day of the term). `lengte` is required for the
    kinds that an agreement decides (bevestigen, aanvaarden) and refused for every other kind.
    """
    regel = geldende_regel(soort, op or begin, instelling=instelling)
    if regel.eenheid == "uren":
        raise GeenTermijnregel(f"'{soort}' loopt in uren: vraag een uiterste moment")
    if (regel.lengte is None) == (lengte is None):
        raise GeenTermijnregel(f"'{soort}': de lengte komt óf uit de regel óf uit de afspraak")
    aantal = regel.lengte if lengte is None else lengte
    if aantal is None or aantal < 1:
        raise GeenTermijnregel(f"'{soort}': een termijn is ten minste 1 {regel.eenheid} lang")
    regel = replace(regel, lengte=aantal)
    return Uitkomst(_laatste_dag(begin, aantal, regel, instelling.kalender), regel)


def uiterste_moment(soort: str, begin: datetime, *, instelling: Instelling) -> tuple[datetime, Termijnregel]:
    """The last moment of a term in hours; an hour lost or won to summer time counts as it passes."""
    regel = geldende_regel(soort, dag_van(begin), instelling=instelling)
    if regel.eenheid != "uren" or regel.lengte is None:
        raise GeenTermijnregel(f"'{soort}' loopt niet in uren: vraag een uiterste datum")
    # Through UTC: adding to a local time would keep the clock reading, not the hours that pass.
    einde = begin.astimezone(UTC) + timedelta(hours=regel.lengte)
    return einde.astimezone(TIJDZONE), regel


def valt_onder_atw(lengte: int, eenheid: Eenheid) -> bool:
    """Algemene termijnenwet art. 4 under a: hours and long terms are outside the law."""
    return eenheid in ATW_GRENS and lengte <= ATW_GRENS[eenheid]


def _laatste_dag(begin: date, lengte: int, regel: Termijnregel, kalender: Kalender) -> date:
    einde = _geteld(begin, lengte, regel.eenheid, kalender)
    if regel.kalenderregel == "atw" and valt_onder_atw(lengte, regel.eenheid):
        return verleng_atw(begin, einde)
    if regel.kalenderregel == "datum_werkdag":
        return eerste_werkdag_vanaf(einde, kalender)
    return einde


def _geteld(begin: date, lengte: int, eenheid: Eenheid, kalender: Kalender) -> date:
    if eenheid == "werkdagen":
        return plus_werkdagen(begin, lengte, kalender)
    if eenheid == "maanden":
        return plus_maanden(begin, lengte)
    return begin + timedelta(days=lengte * (7 if eenheid == "weken" else 1))
