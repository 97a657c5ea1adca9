# SPDX-License-Identifier: EUPL-1.2
"""The task to tell the melder what became of it: it creates itself, and says by itself when there is nobody to tell.

Nothing here says who the melder is: whether there is one to tell is all that is read of the source.
"""

from datetime import datetime

from .klok import instelling_van
from .models import Bron, Casus, Melding, Terugkoppeling
from .termijnen.kalender import dag_van
from .termijnen.regels import uiterste_datum

LIJST = "terugkoppelvervalreden"
AMBTSHALVE, ONBEKEND = f"{LIJST}:ambtshalve", f"{LIJST}:onbekend"


def begin_terugkoppeling(casus: Casus, melding: Melding, na: Terugkoppeling.Na, *, nu: datetime) -> None:
    """For a step that ends an assessment or an onderzoek on the locked `casus`: once per melding and occasion.

    Two queries. Without a melder who can be told it lapses at once.
    """
    reden = _waarom_niet(melding)
    dag = dag_van(nu)
    uiterlijk = uiterste_datum("terugkoppelen", dag, instelling=instelling_van(casus.organisatie))
    taak = Terugkoppeling(
        organisatie_id=casus.organisatie_id,
        casus=casus,
        melding=melding,
        na=na,
        ontstaan_op=nu,
        uiterste_datum=uiterlijk.uiterste_datum,
        vervallen_op=dag if reden else None,
        vervalreden_id=reden,
    )
    # One per melding and occasion: whoever comes second finds it there.
    Terugkoppeling.objects.bulk_create([taak], ignore_conflicts=True)


def _waarom_niet(melding: Melding) -> str | None:
    if melding.ambtshalve:
        return AMBTSHALVE
    melders = Bron.objects.filter(melding=melding, soort=Bron.Soort.MELDER, onbekend=False)
    return None if melders.exists() else ONBEKEND
