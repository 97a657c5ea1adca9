# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction

from audit.vastleggen import leg_vast
from meldingen.concepten import AnderVenster, keur_onderwerp
from meldingen.models import Concept
from meldingen.rechten import eis, mag_concepten
from organisaties.models import Medewerker

STAP = "concept_weggooien"


def concept_weggooien(
    *,
    medewerker: Medewerker,
    soort: str,
    nu: datetime,  # every step says when; the audit row is dated by the database
    over: str = "",
    versie: int | None = None,
) -> int:
    """Throw one's own draft away, for good. Returns how many went: none when it was gone already.

    Who: whoever may make drafts, of his own only. Errors: `AnderVenster` when another window kept more since `versie`.
    """
    keur_onderwerp(over)
    with transaction.atomic():
        eis(mag_concepten(medewerker))
        mijn = Concept.objects.zichtbaar_voor(medewerker).select_for_update()
        concept = mijn.filter(soort=soort, onderwerp=over).first()
        if concept is None:
            return 0
        if versie is not None and concept.versie != versie:
            raise AnderVenster
        leg_vast(
            actie=STAP,
            onderwerp="concept",
            nummer=over,
            organisatie_id=concept.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"soort": soort},
        )
        return concept.delete()[0]
