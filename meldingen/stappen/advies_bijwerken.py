# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviezen import (
    eis_geen_melding,
    keur_codes,
    keur_gemeente,
    keur_vraag_en_antwoord,
    leg_advies_vast,
    zet_codes,
)
from meldingen.concepten import wis_eigen_concept
from meldingen.models import Advies, Concept
from meldingen.overgang import bewaar, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_behandelen
from organisaties.models import Medewerker

STAP = "advies_bijwerken"


def advies_bijwerken(
    *,
    medewerker: Medewerker,
    advies: Advies,
    vraag: str,
    antwoord: str,
    adviesvrager_soort: str,
    nu: datetime,  # every step says when; an advies has no moment of its last change
    aanleiding: Sequence[str] = (),
    aard: Sequence[str] = (),
    duur: str | None = None,
    gemeente_code: str | None = None,
    bevestigd: bool = False,
    versie: int | None = None,
    token: UUID | None = None,
) -> Advies:
    """Put right what an advies says; everything named here is replaced, its moments stay.

    Who: frontoffice. A finished advies keeps an answer. Errors: `OngeldigeInvoer` per field, `VerkeerdeToestand` when
    it became a melding, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        advies = vergrendel_rij(advies)
        eis(mag_advies_behandelen(medewerker, advies))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={
                "advies": advies.pk, "vraag": vraag, "antwoord": antwoord, "adviesvrager_soort": adviesvrager_soort,
                "aanleiding": list(aanleiding), "aard": list(aard), "duur": duur, "gemeente": gemeente_code,
                "bevestigd": bevestigd,
            },
        )  # fmt: skip
        if handeling.resultaat_id:
            return advies
        eis_geen_melding(advies)
        eis_versie(advies, versie)
        codes = keur_codes(
            {"adviesvrager_soort": adviesvrager_soort, "aanleiding": aanleiding, "aard": aard, "duur": duur},
            advies.ontvangen_op,
        )
        advies.gemeente = keur_gemeente(gemeente_code)
        teksten = keur_vraag_en_antwoord(vraag, antwoord, afgerond=advies.afgerond_op is not None, bevestigd=bevestigd)
        advies.vraag, advies.antwoord = teksten["vraag"], teksten["antwoord"]
        advies.adviesvrager_soort_id = adviesvrager_soort
        advies.duur_id = duur
        bewaar(advies, "vraag", "antwoord", "adviesvrager_soort", "duur", "gemeente")
        zet_codes(advies, codes)
        wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.BIJWERKEN, onderwerp=advies.nummer, token=token)
        leg_advies_vast(STAP, medewerker, advies, bevestigd=bevestigd)
        handeling.rond_af(advies.pk)
        return advies
