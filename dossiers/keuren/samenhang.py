# SPDX-License-Identifier: EUPL-1.2
"""Judging one line beyond its form: whether what it says can be true together, and PostgreSQL will take it.

What needs more than the line (employees, parties, gemeenten, the order of steps) is judged by `dossiers.naar_daden`.
"""

from datetime import datetime

from dossiers.formaat import Advies, Casus, Kop, Medewerker

from .meldingen import keur_meldingen
from .mensen import keur_mensen
from .monitoren import keur_monitoring
from .oordeel import Oordeel
from .overdragen import keur_overdrachten
from .overig import keur_overig
from .register import Register
from .toekomst import keur_toekomst


def keur(regel: Kop | Medewerker | Casus | Advies, *, nu: datetime) -> None:
    """Raise Afgekeurd with every fault of this line at once. `nu` is the moment of the import."""
    oordeel = Oordeel(nu)
    keur_toekomst(regel, oordeel)
    if isinstance(regel, Casus):
        _keur_casus(regel, oordeel)
    elif isinstance(regel, Advies):
        _keur_advies(regel, oordeel)
    oordeel.eis()


def _keur_casus(casus: Casus, oordeel: Oordeel) -> None:
    oordeel.codes("kenmerken", casus.kenmerken)
    register = Register(casus, oordeel)
    keur_mensen(casus, register, oordeel)
    keur_meldingen(casus, register, oordeel)
    keur_overdrachten(casus, register, oordeel)
    keur_monitoring(casus, register, oordeel)
    keur_overig(casus, register, oordeel)


def _keur_advies(advies: Advies, oordeel: Oordeel) -> None:
    oordeel.codes("aanleiding", advies.aanleiding)
    if advies.afgerond_op is not None and advies.afgerond_op < advies.ontvangen_op:
        oordeel.te_vroeg("afgerond_op", "ontvangen_op")
