# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviezen import ZONDER_ANTWOORD, eis_geen_melding, keur_teksten, leg_advies_vast
from meldingen.concepten import wis_eigen_concept
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Advies, Concept
from meldingen.overgang import bewaar, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_behandelen
from organisaties.models import Medewerker

STAP = "advies_afronden"


def advies_afronden(
    *,
    medewerker: Medewerker,
    advies: Advies,
    antwoord: str,
    nu: datetime,
    bevestigd: bool = False,
    versie: int | None = None,
    token: UUID | None = None,
) -> Advies:
    """Give the answer and finish an advies that was open; one that nobody took up yet counts as taken up now.

    Who: frontoffice. Errors: `OngeldigeInvoer` at antwoord, `VerkeerdeToestand` when it is finished or became a
    melding, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        advies = vergrendel_rij(advies)
        eis(mag_advies_behandelen(medewerker, advies))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"advies": advies.pk, "antwoord": antwoord, "bevestigd": bevestigd},
        )
        if handeling.resultaat_id:
            return advies
        eis_geen_melding(advies)
        if advies.afgerond_op is not None:
            raise VerkeerdeToestand("Dit advies is al afgerond. Werk het bij als het antwoord anders moet.")
        eis_versie(advies, versie)
        teksten = keur_teksten({"antwoord": antwoord}, verplicht={"antwoord": ZONDER_ANTWOORD}, bevestigd=bevestigd)
        advies.antwoord = teksten["antwoord"]
        if advies.opgepakt_op is None:
            advies.opgepakt_op = nu
            advies.medewerker = medewerker
        advies.afgerond_op = nu
        bewaar(advies, "antwoord", "opgepakt_op", "afgerond_op", "medewerker")
        wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.AFRONDEN, onderwerp=advies.nummer, token=token)
        leg_advies_vast(STAP, medewerker, advies, bevestigd=bevestigd)
        handeling.rond_af(advies.pk)
        return advies
