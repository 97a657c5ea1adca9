# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from achtergrond import eenmalig
from meldingen.fouten import OngeldigeInvoer
from meldingen.persoonsgegevens import eis_ander, keur_van_tot, rond_af, vergrendel_personen, vind_ander
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from meldingen.verbanden import ANDERSOM
from organisaties.models import Medewerker
from personen.keuring import periode
from personen.models import Persoon, Relatie
from personen.schrijven import leg_relatie_vast

STAP = "relatie_vastleggen"


def relatie_vastleggen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    verwant: str,
    soort: str,
    nu: datetime,
    van: date | None = None,
    tot: date | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Relatie:
    """Record that the person with number `verwant` is the `soort` (moeder, ex-partner) of `persoon`.

    Who: who may change persons. Without `van` since always, without `tot` until now. Errors: `OngeldigeInvoer` at
    verwant (not known, only in dossiers that are shielded from this user, the same human, or recorded already, from
    either side), soort, van and tot; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        gevonden = vind_ander(medewerker, verwant)
        persoon, anderen = vergrendel_personen(persoon, gevonden)
        eis(mag_personen_beheren(medewerker, persoon))
        inhoud = {"persoon": persoon.pk, "verwant": verwant, "soort": soort, "van": van, "tot": tot}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Relatie.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        ander = eis_ander(persoon, gevonden, "verwant")
        keur_van_tot(persoon, *anderen, van=van, tot=tot, nu=nu)
        _eis_nieuw(persoon, ander, soort, van, tot)
        relatie = leg_relatie_vast(persoon=persoon, verwant=ander, soort=soort, van=van, tot=tot, nu=nu)
        rond_af(STAP, medewerker, persoon, *anderen, verwant=ander.nummer)
        handeling.rond_af(relatie.pk)
        return relatie


def _eis_nieuw(persoon: Persoon, ander: Persoon, soort: str, van: date | None, tot: date | None) -> None:
    zo = Q(persoon=persoon, verwant=ander, soort_id=soort)
    andersom = Q(persoon=ander, verwant=persoon, soort_id=ANDERSOM.get(soort))
    if Relatie.objects.filter(zo | andersom, periode__overlap=periode(van, tot)).exists():
        raise OngeldigeInvoer("Deze relatie is al vastgelegd.", veld="verwant")
