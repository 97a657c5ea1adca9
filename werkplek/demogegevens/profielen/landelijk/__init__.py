# SPDX-License-Identifier: EUPL-1.2
"""Three years of all 26 regions, with the totals and the growth that the national study printed."""

from .profiel import landelijk

__all__ = ["landelijk"]
