# SPDX-License-Identifier: EUPL-1.2
"""Refusals of a step: those of the lowest app with steps, under the name by which every app above knows them."""

from organisaties.fouten import (
    AlGedaan,
    InmiddelsGewijzigd,
    OngeldigeInvoer,
    StapFout,
    StapNietToegestaan,
    VerkeerdeToestand,
    eis_veld,
)

__all__ = [
    "AlGedaan",
    "InmiddelsGewijzigd",
    "OngeldigeInvoer",
    "StapFout",
    "StapNietToegestaan",
    "VerkeerdeToestand",
    "eis_veld",
]
