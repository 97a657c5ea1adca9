# SPDX-License-Identifier: EUPL-1.2
"""One act of handing over, checked and composed but not yet written: the preview shows it, the step sends it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meldingen.bronnen import lees_weglating
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Casus
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Organisatie

from .dossier import Dossier, lees_dossier
from .informatiepakket import (
    genoemde_anderen,
    laat_bron_weg,
    stel_samen,
    te_wegen_woorden,
    verboden_tekst,
    vingerafdruk,
)
from .invoer import OverdragenInvoer, PartijInvoer
from .keuring import keur
from .routeren import Routeadvies, Routefeiten, adviseer, feiten_van


@dataclass(frozen=True)
class Deel:
    """One receiver (None is the family) with exactly what it gets; `let_op` is for whoever may see a source."""

    invoer: PartijInvoer
    partij: Organisatie | None
    pakket: dict[str, Any]
    sha256: str
    genoemd: tuple[str, ...]
    let_op: tuple[str, ...]


@dataclass(frozen=True)
class Grondslag:
    """What the sender starts from: the dossier, the facts and what the agreement advises."""

    dossier: Dossier
    feiten: Routefeiten
    advies: Routeadvies


def lees_grondslag(casus: Casus, nu: datetime) -> Grondslag:
    """Raises `VerkeerdeToestand` when the casus is not assessed yet."""
    dag = dag_van(nu)
    dossier = lees_dossier(casus, dag)
    feiten = feiten_van(dossier.melding, dossier.vb, [rij for lid in dossier.gezin.values() for rij in lid.rijen], dag)
    advies = adviseer(organisatie_id=casus.organisatie_id, gemeente_id=casus.gemeente_id, feiten=feiten, dag=dag)
    return Grondslag(dossier, feiten, advies)


def stel_voor(grondslag: Grondslag, invoer: OverdragenInvoer, nu: datetime) -> tuple[Deel, ...]:
    """Check the input and compose every package. Raises `OngeldigeInvoer` with all that is wrong."""
    dossier, advies = grondslag.dossier, grondslag.advies
    partijen = keur(dossier, invoer, advies, dag_van(nu))
    weglating = lees_weglating(dossier.casus)
    if fouten := verboden_tekst(dossier, invoer, weglating):
        raise OngeldigeInvoer("Haal weg wat niet meegestuurd mag worden.", velden=fouten)
    delen = []
    for deel, partij in zip(invoer.partijen, partijen, strict=True):
        pakket = laat_bron_weg(stel_samen(dossier, invoer, deel, partij, advies), weglating)
        genoemd = tuple(genoemde_anderen(dossier, pakket, deel))
        let_op = te_wegen_woorden(pakket, weglating)
        delen.append(Deel(deel, partij, pakket, vingerafdruk(pakket), genoemd, let_op))
    return tuple(delen)
