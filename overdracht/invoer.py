# SPDX-License-Identifier: EUPL-1.2
"""What the sender states for one act of handing over, as plain values: the same for screen and API."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class PartijInvoer:
    """One receiver with its own persons and purpose. `partij_code` None is the cliëntsysteem itself.

    `sha256` is that of the package as the sender saw it before sending: what goes out is what was shown.
    """

    partij_code: str | None
    personen: tuple[str, ...]
    doel: str
    verwacht: str
    wijze: str
    draagt_zicht: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class OverdragenInvoer:
    """All receivers of one act, and the text they share. The sender writes it, so that nothing raw goes along."""

    conclusie: str
    contacten: str
    partijen: tuple[PartijInvoer, ...]
    voorwaarden: str = ""
    beschermend: str = ""
    hulp: str = ""
    afspraken: str = ""
    afwijkreden: str = ""

    def als_inhoud(self) -> dict[str, Any]:
        """For recognising a double submit; only its hash is kept."""
        return asdict(self)
