# SPDX-License-Identifier: EUPL-1.2
"""The import format: what one line of a file may hold. Facts with their own dates; no ids or numbers of ours.

The models are the only description: `docs/import/dossier.schema.json` is made from them and held equal by a test.
"""

from .dossier import Advies, Casus, Kop, Medewerker, Regel

VERSIE = "1.0"

__all__ = ["VERSIE", "Advies", "Casus", "Kop", "Medewerker", "Regel"]
