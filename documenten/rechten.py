# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with documents: one predicate per step, see `meldingen.rechten`."""

from typing import TYPE_CHECKING

from meldingen.rechten import VanOrganisatie
from organisaties.rechten import Recht

if TYPE_CHECKING:
    from organisaties.models import Medewerker

# Whoever writes in a dossier may add what others wrote.
SCHRIJVERS = (Recht.MELDING_REGISTREREN, Recht.MELDING_BEOORDELEN, Recht.DIENST_UITVOEREN)


def mag_document_toevoegen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    eigen = medewerker.vt_organisatie_id == rij.organisatie_id and medewerker.heeft(Recht.DOSSIER_INZIEN)
    return eigen and any(medewerker.heeft(recht) for recht in SCHRIJVERS)


def mag_document_bijwerken(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return mag_document_toevoegen(medewerker, rij)


def mag_document_intrekken(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return mag_document_toevoegen(medewerker, rij)


def mag_document_terugzetten(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return mag_document_intrekken(medewerker, rij)
