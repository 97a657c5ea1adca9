# SPDX-License-Identifier: EUPL-1.2
"""Three years of all 26 regions, with the totals and the growth that the national study printed."""

from .profiel import PEILDATUM, landelijk

__all__ = ["PEILDATUM", "landelijk"]
