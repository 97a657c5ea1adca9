# SPDX-License-Identifier: EUPL-1.2
"""How far one part of what is known of two people agrees."""

from typing import NamedTuple


class Stand(NamedTuple):
    """`deel` and `niveau` together name a weight; `reden` is what a reader sees, if it is worth saying."""

    deel: str
    niveau: str
    reden: str = ""
