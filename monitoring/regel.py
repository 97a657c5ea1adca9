# SPDX-License-Identifier: EUPL-1.2
"""The one rule of monitoring: after what, counted from when, which moments. Dated, with its source.

The length of each moment is the term rule of the same name in `meldingen.termijnen.regeltabel`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from meldingen.termijnen.regels import Instelling, uiterste_datum
from meldingen.termijnen.regeltabel import PROTOCOL_2019, Zekerheid

from .werkproces import Momentsoort

if TYPE_CHECKING:
    from overdracht.models import Overdracht


@dataclass(frozen=True)
class Monitoringregel:
    versie: int
    geldig_vanaf: date
    momenten: tuple[Momentsoort, ...]
    bron: str
    zekerheid: Zekerheid


REGELS: Final[tuple[Monitoringregel, ...]] = (
    Monitoringregel(
        versie=1,
        geldig_vanaf=PROTOCOL_2019,
        momenten=(Momentsoort.DRIE_MAANDEN, Momentsoort.TWAALF_MAANDEN),
        bron=(
            "Handelingsprotocol Veilig Thuis 2019: monitoring in ieder geval 3 en 12 maanden na de betrokkenheid van "
            "Veilig Thuis, zo nodig langer (onderzoek Flevoland §1.4). Na Voorwaarden & Vervolg en onderzoek telt het "
            "einde van de dienst; na een directe overdracht alleen waar de samenwerkingsafspraak het zegt (§2.5), "
            "vanaf het aanvaarden. Het protocol noemt het beginmoment niet precies."
        ),
        zekerheid="te bevestigen",
    ),
)


def geldende_regel(op: date) -> Monitoringregel:
    """The newest version in force on `op`, the day that Veilig Thuis's involvement ended.

    The oldest one also serves days before it: who ends an involvement now keeps monitoring it.
    """
    return max((regel for regel in REGELS if regel.geldig_vanaf <= op), key=lambda r: r.versie, default=REGELS[0])


def momentdagen(begin: date, *, instelling: Instelling) -> list[tuple[Momentsoort, date]]:
    """The moments of a monitoring that begins on `begin` (day 0), each with the day it is planned on."""
    return [
        (soort, uiterste_datum(soort, begin, instelling=instelling).uiterste_datum)
        for soort in geldende_regel(begin).momenten
    ]


def is_afgesproken(overdracht: "Overdracht") -> bool:
    """Whether the agreement under which this handover was made asks Veilig Thuis to monitor after it."""
    return overdracht.afspraak is not None and overdracht.afspraak.monitoring_na_overdracht


def begin_na(overdracht: "Overdracht", *, einde: datetime) -> datetime:
    """From when monitoring after this handover counts: its acceptance, or, where nobody accepts (it was given to the
    cliëntsysteem), `einde`: the moment at which Veilig Thuis ends its involvement."""
    return overdracht.aanvaard_op or einde
