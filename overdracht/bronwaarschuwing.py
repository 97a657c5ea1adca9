# SPDX-License-Identifier: EUPL-1.2
"""Telling the sender that an ordinary word could give a source away (ADR 0090)."""

from collections.abc import Sequence

from audit.vastleggen import inzage
from meldingen.models import Casus
from meldingen.rechten import mag_bron_inzien
from organisaties.models import Medewerker

from .voorstel import Deel


def mag_woorden_zien(medewerker: Medewerker, casus: Casus, delen: Sequence[Deel]) -> bool:
    """Whether the words may be named, which tells something of the source: so it is logged as a look at one."""
    if not any(deel.let_op for deel in delen) or not mag_bron_inzien(medewerker, casus):
        return False
    inzage(
        onderwerp="bron",
        nummer=casus.nummer,
        organisatie_id=casus.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=casus.pk,
    )
    return True
