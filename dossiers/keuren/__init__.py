# SPDX-License-Identifier: EUPL-1.2
"""Reading and judging one line of the import format: `lees_regel` its form, `keur` what it says."""

from .fout import Afgekeurd, Fout, Foutcode
from .lezen import lees_regel
from .samenhang import keur

__all__ = ["Afgekeurd", "Fout", "Foutcode", "keur", "lees_regel"]
