# SPDX-License-Identifier: EUPL-1.2
"""Who may do what at the end of an involvement and during monitoring: asked by step, template and API."""

from typing import TYPE_CHECKING

from meldingen.models import Casus, Dienst
from meldingen.rechten import VanOrganisatie
from meldingen.werkproces import Dienststatus, Fase
from organisaties.rechten import Recht

from .models import Monitoringsmoment
from .werkproces import Momentstatus

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def mag_dienst_afronden(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.DIENST_UITVOEREN)


def mag_betrokkenheid_beeindigen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    """Whoever hands over may also say that Veilig Thuis is done."""
    return _eigen(medewerker, rij, Recht.OVERDRAGEN)


def mag_moment_vastleggen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.MONITORING_UITVOEREN)


def mag_extra_moment(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.MONITORING_UITVOEREN)


def mag_ambtshalve_melden(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.MONITORING_UITVOEREN)


def mag_afsluiten(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.CASUS_AFSLUITEN)


def mag_heropenen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.CASUS_HEROPENEN)


def toegestane_stappen_moment(medewerker: "Medewerker", moment: Monitoringsmoment) -> list[str]:
    """What this person can do with this moment now."""
    if moment.status == Momentstatus.GEPLAND and mag_moment_vastleggen(medewerker, moment):
        return ["moment_vastleggen"]
    return []


def toegestane_stappen_casus(medewerker: "Medewerker", casus: Casus, dienst: Dienst | None) -> list[str]:
    """Which steps of this app this person can do with this casus now; `dienst` is its open dienst, if any."""
    uit_handen = casus.fase in (Fase.OVERDRACHT, Fase.OVERGEDRAGEN) and not casus.overdracht_wacht
    monitort = casus.monitoring_loopt
    kan = {
        "dienst_afronden": dienst is not None
        and dienst.status == Dienststatus.LOOPT
        and mag_dienst_afronden(medewerker, casus),
        "betrokkenheid_beeindigen": uit_handen
        and not (monitort and casus.fase == Fase.OVERGEDRAGEN)
        and mag_betrokkenheid_beeindigen(medewerker, casus),
        "extra_moment": monitort and mag_extra_moment(medewerker, casus),
        "ambtshalve_melden": monitort and mag_ambtshalve_melden(medewerker, casus),
        "afsluiten": casus.fase in (Fase.MONITORING, Fase.OVERGEDRAGEN)
        and monitort
        and not casus.overdracht_wacht
        and mag_afsluiten(medewerker, casus),
        "heropenen": casus.fase == Fase.AFGESLOTEN and mag_heropenen(medewerker, casus),
    }
    return [stap for stap, mag in kan.items() if mag]


def _eigen(medewerker: "Medewerker", rij: VanOrganisatie, recht: Recht) -> bool:
    return medewerker.vt_organisatie_id == rij.organisatie_id and medewerker.heeft(recht)
