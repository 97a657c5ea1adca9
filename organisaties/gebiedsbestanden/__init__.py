# SPDX-License-Identifier: EUPL-1.2
"""Gemeenten, inhabitants, buurten and postcodes from CSV files: what the sources of this project do not have."""

from organisaties.gebiedsbestanden.inlezen import Afgekeurd, lees_in

__all__ = ["Afgekeurd", "lees_in"]
