# SPDX-License-Identifier: EUPL-1.2
"""The margins of the Flevoland study (Regioplan, 2019): every figure of chapters 2 to 4 that says how many."""

from werkplek.demogegevens.marges.marge import Marge, NietGevuld

from . import hoofdstuk2, hoofdstuk3, hoofdstuk4, kaders
from .lezen import lees_steekproef


def tel() -> list[Marge]:
    steekproef = tel_steekproef()
    return [*hoofdstuk2.tel(), *steekproef]


def tel_steekproef() -> list[Marge]:
    """Chapters 3 and 4 alone. Raises `NietGevuld`."""
    waarnemingen = lees_steekproef()
    if not waarnemingen:
        raise NietGevuld
    return [*hoofdstuk3.tel(waarnemingen), *hoofdstuk4.tel(waarnemingen), *kaders.tel(waarnemingen)]
