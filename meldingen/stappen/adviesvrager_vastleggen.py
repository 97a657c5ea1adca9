# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviesvragers import AdviesvragerInvoer, eis_eigen, leg_vrager_vast, schrijf
from meldingen.fouten import InmiddelsGewijzigd
from meldingen.models import Advies, Adviesvrager
from meldingen.overgang import bewaar, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_behandelen
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "adviesvrager_vastleggen"


def adviesvrager_vastleggen(
    *,
    medewerker: Medewerker,
    advies: Advies,
    invoer: AdviesvragerInvoer | None,
    nu: datetime,
    bekend: Adviesvrager | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Adviesvrager:
    """Keep who asked this advice, with his consent, so that the next call finds the first.

    Who: frontoffice. Somebody known (`bekend`) is tied to this advies; else `invoer` makes a new row, or replaces
    what is kept of whoever is tied to it already. Everything is stored encrypted. Errors: `OngeldigeInvoer` per field,
    `InmiddelsGewijzigd` (`versie` is that of the advies). Source: national study 2020, §3.3.2.
    """
    with transaction.atomic():
        # The adviesvrager first, as who takes him out does.
        rij = eis_eigen(medewerker, bekend or advies.adviesvrager)
        advies = vergrendel_rij(advies)
        eis(mag_advies_behandelen(medewerker, advies))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"advies": advies.pk, "bekend": bekend and bekend.pk, **(vars(invoer) if invoer else {})},
        )
        if handeling.resultaat_id:
            return Adviesvrager.objects.get(pk=handeling.resultaat_id)
        eis_versie(advies, versie)
        if bekend is None:
            if advies.adviesvrager_id != (rij and rij.pk):
                raise InmiddelsGewijzigd
            invoer = invoer or AdviesvragerInvoer(naam="", toestemming_op=dag_van(nu))
            rij = schrijf(rij, invoer, organisatie_id=advies.organisatie_id, nu=nu)
        assert rij is not None  # noqa: S101  # either known or just written
        advies.adviesvrager = rij
        bewaar(advies, "adviesvrager")
        leg_vrager_vast(STAP, medewerker, rij, advies, bekend=bekend is not None)
        handeling.rond_af(rij.pk)
        return rij
