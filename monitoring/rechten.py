# SPDX-License-Identifier: EUPL-1.2
"""Who may do what at the end of an involvement and during monitoring: one predicate per step."""

from typing import TYPE_CHECKING

from meldingen.rechten import VanOrganisatie
from organisaties.rechten import Recht

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


def _eigen(medewerker: "Medewerker", rij: VanOrganisatie, recht: Recht) -> bool:
    return medewerker.vt_organisatie_id == rij.organisatie_id and medewerker.heeft(recht)
