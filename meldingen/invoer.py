# SPDX-License-Identifier: EUPL-1.2
"""What a melding brings in, as plain values: the same for the screen, the API and the generator.

Codes are keys of `Code` ('lijst:code'); the step checks list and date.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from personen.schrijven import AdresGegevens, PersoonGegevens


@dataclass(frozen=True)
class BetrokkeneInvoer:
    """A person in a role: a known one by number, or a new one by `gegevens`, perhaps with an address.

    `geen_match`: persons who look alike were shown, and it is none of them.
    """

    rol: str
    persoon_nummer: str | None = None
    geen_match: bool = False
    gegevens: PersoonGegevens = PersoonGegevens()  # noqa: RUF009
    adres: AdresGegevens | None = None


@dataclass(frozen=True)
class BronInvoer:
    """The melder. All text is stored encrypted in `Bron` and nowhere else."""

    onthulling: str = "onthulling:openbaar"
    grond: str | None = None
    toestemming_op: date | None = None
    onbekend: bool = False
    naam: str = ""
    functie: str = ""
    instelling: str = ""
    telefoon: str = ""
    email: str = ""


@dataclass(frozen=True)
class MeldingInvoer:
    """One melding as told. `ontvangen_op` is when Veilig Thuis received it: every term counts from there."""

    kanaal: str
    ontvangen_op: datetime
    gemeente_code: str
    crisis: bool
    melder_soort: str
    toelichting: str
    betrokkenen: tuple[BetrokkeneInvoer, ...]
    bron: BronInvoer
    aard: tuple[str, ...] = ()
    geweldsoort: tuple[str, ...] = ()
    richting: tuple[str, ...] = ()
    duur: str | None = None
    hulp_betrokken: bool | None = None
    incident_datum: date | None = None
    melder_partij_code: str | None = None

    def als_inhoud(self) -> dict[str, Any]:
        """For recognising a double submit; only its hash is kept."""
        return asdict(self)
