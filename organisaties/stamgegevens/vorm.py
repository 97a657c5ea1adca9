# SPDX-License-Identifier: EUPL-1.2
"""The shape of the code lists below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

# The Wmo 2015, and with it Veilig Thuis, began on this day.
BEGIN: Final = date(2015, 1, 1)

# CBS, Informatieprotocol Beleidsinformatie Veilig Thuis. Version 1.0 is published with its codes. Of
# version 2.0 only the names of the categories are public: those stand here in our spelling, until
# the delivery is built on the bestandsdefinitie itself.
V1: Final = "cbs-1.0"
V2: Final = "cbs-2.0"
# Groupings used in reports, kept in the same table.
REGIOPLAN: Final = "regioplan-tabel-2.3"
SIGNIFICANT: Final = "significant-2020"
CBS_2022: Final = "cbs-longread-2022"

# (protocol, onderdeel) -> code there
Vertaling = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class C:
    code: str
    label: str
    omschrijving: str = ""
    mapping: Vertaling = field(default_factory=dict)
    vanaf: date = BEGIN
    tot: date | None = None


@dataclass(frozen=True)
class Lijst:
    code: str
    naam: str
    codes: tuple[C, ...]


def cbs1(onderdeel: str, code: str) -> Vertaling:
    return {(V1, onderdeel): code}


def cbs2(onderdeel: str, code: str) -> Vertaling:
    return {(V2, onderdeel): code}
