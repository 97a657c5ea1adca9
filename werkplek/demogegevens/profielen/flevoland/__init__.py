# SPDX-License-Identifier: EUPL-1.2
"""The first half of 2018 as the Flevoland study printed it (Regioplan, 2019)."""

from .profiel import PEILDATUM, flevoland

__all__ = ["PEILDATUM", "flevoland"]
