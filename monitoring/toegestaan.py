# SPDX-License-Identifier: EUPL-1.2
"""Which steps this person can do with this row at this moment: for buttons and for `toegestane_stappen` of the API.

The right comes from `rechten`, the state from the row. A step still decides for itself.
"""

from typing import TYPE_CHECKING

from meldingen.models import Casus, Dienst
from meldingen.werkproces import Dienststatus, Fase

from . import rechten
from .models import Monitoringsmoment
from .werkproces import Momentstatus

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def toegestane_stappen_moment(medewerker: "Medewerker", moment: Monitoringsmoment) -> list[str]:
    """What this person can do with this moment now."""
    if moment.status == Momentstatus.GEPLAND and rechten.mag_moment_vastleggen(medewerker, moment):
        return ["moment_vastleggen"]
    return []


def toegestane_stappen_casus(medewerker: "Medewerker", casus: Casus, dienst: Dienst | None) -> list[str]:
    """Which steps of this app this person can do with this casus now; `dienst` is its open dienst, if any."""
    uit_handen = casus.fase in (Fase.OVERDRACHT, Fase.OVERGEDRAGEN) and not casus.overdracht_wacht
    monitort = casus.monitoring_loopt
    kan = {
        "dienst_afronden": dienst is not None
        and dienst.status == Dienststatus.LOOPT
        and rechten.mag_dienst_afronden(medewerker, casus),
        "betrokkenheid_beeindigen": uit_handen
        and not (monitort and casus.fase == Fase.OVERGEDRAGEN)
        and rechten.mag_betrokkenheid_beeindigen(medewerker, casus),
        "extra_moment": monitort and rechten.mag_extra_moment(medewerker, casus),
        "ambtshalve_melden": monitort and rechten.mag_ambtshalve_melden(medewerker, casus),
        "afsluiten": casus.fase in (Fase.MONITORING, Fase.OVERGEDRAGEN)
        and monitort
        and not casus.overdracht_wacht
        and rechten.mag_afsluiten(medewerker, casus),
        "heropenen": casus.fase == Fase.AFGESLOTEN and rechten.mag_heropenen(medewerker, casus),
    }
    return [stap for stap, mag in kan.items() if mag]
