# SPDX-License-Identifier: EUPL-1.2
"""Asking for noodtoegang by number: the doors cannot fetch a casus that they may not see."""

from datetime import datetime
from uuid import UUID

from organisaties.models import Medewerker

from .models import Toegang
from .stappen.noodtoegang import casus_voor_noodtoegang, noodtoegang


def vraag_toegang(
    *,
    medewerker: Medewerker,
    gevraagd: str,
    noodreden: str | None,
    reden: str,
    nu: datetime,
    token: UUID | None = None,
) -> Toegang:
    """Find the casus of this number and open it; see `stappen.noodtoegang` for who, how long and the errors."""
    casus = casus_voor_noodtoegang(medewerker, gevraagd)
    return noodtoegang(medewerker=medewerker, casus=casus, noodreden=noodreden or "", reden=reden, nu=nu, token=token)
