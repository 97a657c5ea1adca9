# SPDX-License-Identifier: EUPL-1.2
"""All figures by their code. Definitions in words: docs/cijfers.md."""

from collections.abc import Callable, Mapping
from datetime import datetime

from organisaties.models import VTOrganisatie

from .adviezen import adviezen
from .cijfer import Aandeel, As, Cijfer, Verdelingen, Waarde
from .herhaling import herhaalde_meldingen
from .stroom import beoordeeld_op_tijd, direct_overgedragen, meldingen_per_week
from .voorraad import caseload, caseload_per_gemeente, termijnen_in_zicht

__all__ = ["CIJFERS", "Aandeel", "As", "Cijfer", "Verdelingen", "Waarde"]

CIJFERS: Mapping[str, Callable[[VTOrganisatie, datetime], Cijfer]] = {
    "caseload": caseload,
    "gemeenten": caseload_per_gemeente,
    "termijnen": termijnen_in_zicht,
    "meldingen": meldingen_per_week,
    "direct": direct_overgedragen,
    "op-tijd": beoordeeld_op_tijd,
    "herhaling": herhaalde_meldingen,
    "adviezen": adviezen,
}
