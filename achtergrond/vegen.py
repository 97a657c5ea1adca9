# SPDX-License-Identifier: EUPL-1.2
"""The sweep: whatever is due gets its doorbell again, whoever lost the first one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from achtergrond.berichten import VERSTUUR_TAAK, te_versturen, verlopen_worden_onzeker
from achtergrond.models import Handeling
from achtergrond.wekken import wek
from achtergrond.werk import te_doen

# What is left over is found half a minute later; a longer row of rings would only wait in the broker.
PER_KEER = 1_000
BEWAAR_HANDELING = timedelta(days=30)


@dataclass(frozen=True)
class Geveegd:
    werk: int
    berichten: int
    onzeker: int


def veeg(nu: datetime) -> Geveegd:
    """Ring for due jobs (expired leases too) and due messages; expired messages become 'onzeker'."""
    onzeker = verlopen_worden_onzeker(nu)
    werk = list(te_doen(nu).values_list("soort", "pk")[:PER_KEER])
    for soort, werk_id in werk:
        wek(soort, werk_id=werk_id)
    berichten = list(te_versturen(nu).values_list("pk", flat=True)[:PER_KEER])
    for bericht_id in berichten:
        wek(VERSTUUR_TAAK, bericht_id=str(bericht_id))
    return Geveegd(werk=len(werk), berichten=len(berichten), onzeker=onzeker)


def ruim_handelingen_op(nu: datetime) -> int:
    """Forget tokens that are too old for a form to be still open with them."""
    aantal, _ = Handeling.objects.filter(gemaakt_op__lt=nu - BEWAAR_HANDELING).delete()
    return aantal
