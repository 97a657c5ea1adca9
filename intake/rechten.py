# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with what comes in: one predicate per step, see `meldingen.rechten`."""

from typing import TYPE_CHECKING

from meldingen.rechten import VanOrganisatie, mag_registreren
from organisaties.rechten import Recht

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def mag_berichten_zien(medewerker: "Medewerker") -> bool:
    """The inbox of the own organisation."""
    return medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.BERICHTEN_VERWERKEN)


def mag_bericht_verwerken(medewerker: "Medewerker", bericht: VanOrganisatie) -> bool:
    """Pick up, add to a melding, settle without one, and take that back."""
    return mag_berichten_zien(medewerker) and medewerker.vt_organisatie_id == bericht.organisatie_id


def mag_bericht_registreren(medewerker: "Medewerker", bericht: VanOrganisatie) -> bool:
    return mag_bericht_verwerken(medewerker, bericht) and mag_registreren(medewerker)


def mag_bericht_zoals_ontvangen(medewerker: "Medewerker", bericht: VanOrganisatie) -> bool:
    """The message as it was received names the melder: the right to see a source on top of that to see messages."""
    return mag_bericht_verwerken(medewerker, bericht) and medewerker.heeft(Recht.BRON_INZIEN)
