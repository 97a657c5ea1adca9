# SPDX-License-Identifier: EUPL-1.2
"""From one line of the import format to the acts that explain it, and from those to the rows of its casus.

`maak_daden` reads, `speel` replays by the rules of the steps and adds what no step writes. Both raise
`dossiers.keuren.Afgekeurd`, with the path of the part that does not fit, and nothing else.
"""

from .maken import maak_daden
from .plan import Act, Feit, Plan
from .spelen import Gespeeld, speel

__all__ = ["Act", "Feit", "Gespeeld", "Plan", "maak_daden", "speel"]
