# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.models import Adviesvrager
from meldingen.overgang import bewaar, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_behandelen, mag_vrager_zien
from organisaties.models import Medewerker

STAP = "toestemming_intrekken"


def toestemming_intrekken(
    *,
    medewerker: Medewerker,
    adviesvrager: Adviesvrager,
    nu: datetime,  # every step says when; the audit row is dated by the database
    versie: int | None = None,
    token: UUID | None = None,
) -> int:
    """Take an adviesvrager out for good: his data and what tied him to his adviezen. The adviezen stay, of nobody.

    Who: frontoffice, when the adviesvrager asks. Returns how many adviezen were his, as far as `medewerker` may know
    who asked for them. Errors: `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        rij = Adviesvrager.objects.select_for_update().filter(pk=adviesvrager.pk).first()
        eis(mag_advies_behandelen(medewerker, adviesvrager))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"adviesvrager": adviesvrager.pk}
        )
        if handeling.resultaat_id is not None or rij is None:
            # Twice, or by two people at once: he is gone, which is what was asked.
            return 0
        eis_versie(rij, versie)
        adviezen = list(rij.adviezen.order_by("pk"))
        for advies in adviezen:
            advies = vergrendel_rij(advies)  # noqa: PLW2901  # fresh
            advies.adviesvrager = None
            bewaar(advies, "adviesvrager")
        leg_vast(
            actie=STAP,
            onderwerp="adviesvrager",
            nummer=rij.nummer,
            organisatie_id=rij.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"adviezen": len(adviezen)},
        )
        rij.delete()
        handeling.rond_af(adviesvrager.pk)
        return sum(mag_vrager_zien(medewerker, advies) for advies in adviezen)
