# SPDX-License-Identifier: EUPL-1.2
from typing import TYPE_CHECKING

from organisaties.rechten import Recht

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def mag_sturing_inzien(medewerker: "Medewerker") -> bool:
    """Figures of one's own organisation and the list behind each."""
    return medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.STURING_INZIEN)
