# SPDX-License-Identifier: EUPL-1.2
"""Tables of a dossier that others add to without changing the casus: colleagues, sweeps, other dossiers.

Of these the ledger knows which rows the import made, since only those are its to change.
"""

from typing import Final

from dossiers.models import Dossierregel
from dossiers.wereld import Rij
from meldingen.models import Signaal, Toegang
from personen.models import Gezag, Relatie

from .rijen import Model, Rijen, lees

EIGEN_RIJEN: Final[dict[str, Model]] = {"toegang": Toegang, "signaal": Signaal, "relatie": Relatie, "gezag": Gezag}


def eigen_rijen(rijen: Rijen) -> dict[str, dict[str, int]]:
    """For the ledger, by their order."""
    return {soort: op_volgorde(rijen.get(model, [])) for soort, model in EIGEN_RIJEN.items()}


def op_volgorde(rijen: list[Rij]) -> dict[str, int]:
    return {str(nr): rij["id"] for nr, rij in enumerate(rijen)}


def lees_eigen(model: Model, regel: Dossierregel) -> list[Rij]:
    """As they are stored."""
    soort = next(soort for soort, eigen in EIGEN_RIJEN.items() if eigen is model)
    return lees(model, pk__in=list(regel.kenmerken.get(soort, {}).values()))
