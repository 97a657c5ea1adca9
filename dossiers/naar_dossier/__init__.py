# SPDX-License-Identifier: EUPL-1.2
"""The other way round: what was done in a casus, and the rows it left, as one line of the import format.

What a line cannot say stands in `docs/import/verschillen.md`; a test reads lines back and compares the rows.
"""

from .bestand import Geschreven, schrijf_bestand
from .dossier import maak_regel

__all__ = ["Geschreven", "maak_regel", "schrijf_bestand"]
