# SPDX-License-Identifier: EUPL-1.2
"""Refusals of a step, each with the Dutch text the user sees. They never carry case content.

Here because this is the lowest app with steps; the apps above know them as `meldingen.fouten`.
"""

from collections.abc import Mapping
from typing import Any, Protocol


class StapFout(Exception):
    """A step refused. `code` is for machines and the audit, `tekst` for people, `velden` per field of the form."""

    code = "fout"
    http_status = 400
    titel = "De stap is niet gedaan"

    def __init__(self, tekst: str, *, veld: str | None = None, velden: Mapping[str, list[str]] | None = None):
        super().__init__(self.code)
        self.tekst = tekst
        self.velden: dict[str, list[str]] = dict(velden or {})
        if veld:
            self.velden.setdefault(veld, []).append(tekst)


class StapNietToegestaan(StapFout):
    code = "niet_toegestaan"
    http_status = 403
    titel = "Dit mag u niet doen"

    def __init__(
        self, tekst: str = "U heeft geen recht om dit te doen. Vraag het uw teamleider of functioneel beheer."
    ):
        super().__init__(tekst)


class InmiddelsGewijzigd(StapFout):
    """The screen was stale: somebody changed the row after it was shown."""

    code = "inmiddels_gewijzigd"
    http_status = 409
    titel = "Een collega was u voor"

    def __init__(self, *, wie: str | None = None, wat: str = "Dit"):
        door = f" door {wie}" if wie else ""
        super().__init__(
            f"Een collega was u voor, of u zelf in een ander venster: {wat.lower()} is inmiddels gewijzigd{door}. "
            "Uw invoer staat hieronder nog. Bekijk de wijziging en sla daarna opnieuw op."
        )


class VerkeerdeToestand(StapFout):
    """The row is in a state from which this step does not lead anywhere."""

    code = "verkeerde_toestand"
    http_status = 409
    titel = "Dit kan nu niet"


class OngeldigeInvoer(StapFout):
    code = "ongeldige_invoer"
    titel = "Controleer uw invoer"


class AlGedaan(StapFout):
    """The same form token came back with other content."""

    code = "al_gedaan"
    http_status = 409
    titel = "Dit formulier is al verwerkt"

    def __init__(self) -> None:
        super().__init__(
            "Dit formulier is al eerder verstuurd, met andere inhoud. "
            "Open de pagina opnieuw om te zien wat is vastgelegd."
        )


def eis_veld(voorwaarde: Any, veld: str, tekst: str) -> None:
    """Raise `OngeldigeInvoer` at `veld` unless `voorwaarde` is true."""
    if not voorwaarde:
        raise OngeldigeInvoer(tekst, veld=veld)


class MetVersie(Protocol):
    versie: int


def eis(mag: bool) -> None:  # noqa: FBT001
    """Raise `StapNietToegestaan` unless `mag`."""
    if not mag:
        raise StapNietToegestaan


def eis_versie(rij: MetVersie, versie: int | None) -> None:
    """Raise `InmiddelsGewijzigd` when the screen showed an older version of the locked row.

    `None` is for acts of the system and for the API of a caller that has not read the row; doors to people pass it.
    """
    if versie is not None and rij.versie != versie:
        raise InmiddelsGewijzigd
