# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.herkenningkeuze import Keuze, Status, als_inhoud, beslis, leg_besluit_vast, vergrendel_gekozen
from meldingen.models import Betrokkene, Melding, MogelijkeBekende
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_personen_beheren
from organisaties.models import Medewerker

STAP = "herkenning_afwijzen"


def herkenning_afwijzen(
    *, medewerker: Medewerker, melding: Melding, keuzes: Sequence[Keuze], nu: datetime, token: UUID | None = None
) -> Melding:
    """People of a registered melding are not the known persons that were found; the same pair is never asked again.

    Who: whoever may link persons. Of a betrokkene of whom nothing is left to decide it is kept that none of those
    shown is meant. Errors: `OngeldigeInvoer` at keuzes, `VerkeerdeToestand` naming who decided before,
    `InmiddelsGewijzigd`. All or nothing.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_personen_beheren(medewerker, melding))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=als_inhoud(melding, keuzes)
        )
        if handeling.resultaat_id:
            return melding
        gekozen = vergrendel_gekozen(medewerker, melding, keuzes)
        beslis(gekozen, Status.AFGEWEZEN, medewerker, nu)
        _onthoud_geen_match({rij.betrokkene_id for rij in gekozen})
        leg_besluit_vast(STAP, medewerker, melding, gekozen)
        handeling.rond_af(melding.pk)
        return melding


def _onthoud_geen_match(betrokkene_ids: Collection[int]) -> None:
    nog_open = MogelijkeBekende.objects.filter(betrokkene__in=betrokkene_ids, status=Status.OPEN)
    Betrokkene.objects.filter(
        pk__in=set(betrokkene_ids) - set(nog_open.values_list("betrokkene_id", flat=True)),
        herkenning=Betrokkene.Herkenning.NIET_GEZOCHT,
    ).update(herkenning=Betrokkene.Herkenning.GEEN_MATCH)
