# SPDX-License-Identifier: EUPL-1.2
"""Which function leaves behind the rows of which step."""

from collections.abc import Callable
from typing import Final

from dossiers.daden import Daad

from . import beoordeling, intake, monitoring, overdracht
from .boek import Boek

STAPPEN: Final[dict[str, Callable[[Boek, Daad], None]]] = {
    functie.__name__: functie
    for functie in (
        intake.contact_vastleggen,
        intake.advies_registreren,
        intake.registreren,
        beoordeling.in_beoordeling_nemen,
        beoordeling.beoordeling_bewaren,
        beoordeling.beoordelen,
        beoordeling.besluit_herzien,
        beoordeling.informeren,
        beoordeling.dienst_starten,
        beoordeling.consult_vragen,
        beoordeling.consult_geven,
        beoordeling.noodtoegang,
        overdracht.overdragen,
        overdracht.bevestigen,
        overdracht.aanvaarden,
        overdracht.weigeren,
        overdracht.intrekken,
        overdracht.laat_verlopen,
        overdracht.terugleggen,
        monitoring.dienst_afronden,
        monitoring.plannen_na_overdracht,
        monitoring.betrokkenheid_beeindigen,
        monitoring.moment_vastleggen,
        monitoring.extra_moment,
        monitoring.ambtshalve_melden,
        monitoring.afsluiten,
        monitoring.heropenen,
    )
}


def speel_na(boek: Boek, daad: Daad) -> None:
    """Give the casus the rows that the step of this act would have left; refuses what the tables do not allow."""
    STAPPEN[daad.stap](boek, daad)
