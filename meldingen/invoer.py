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
    woont_elders: bool | None = None


@dataclass(frozen=True)
class RelatieInvoer:
    """The person of row `van` is the `soort` (ouder, ex-partner) of the person of row `tot`; rows count from 0."""

    van: int
    tot: int
    soort: str


@dataclass(frozen=True)
class GezagInvoer:
    """The person of row `houder` has parental authority over the person of row `kind`."""

    kind: int
    houder: int


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
    eigen_rol: str | None = None
    eigen_rol_toelichting: str = ""


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
    meldreden: tuple[str, ...] = ()
    meldcode: tuple[str, ...] = ()
    gezin_ingelicht: bool | None = None
    gezin_ingelicht_toelichting: str = ""
    hulp_bij: str = ""
    hulp_wacht: bool | None = None
    hulp_wacht_bij: str = ""
    relaties: tuple[RelatieInvoer, ...] = ()
    gezag: tuple[GezagInvoer, ...] = ()

    def als_inhoud(self) -> dict[str, Any]:
        """For recognising a double submit; only its hash is kept."""
        return asdict(self)
