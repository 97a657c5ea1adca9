# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.fouten import OngeldigeInvoer
from meldingen.persoonbeeld import lees_persoon
from meldingen.persoonsgegevens import (
    einden_van,
    eis_lopend,
    keur_van_tot,
    rond_af,
    vergrendel_personen,
    vind_verband,
)
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Persoon, Relatie
from personen.perioden import beeindig

STAP = "relatie_beeindigen"


def relatie_beeindigen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    relatie_id: int,
    tot: date,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Relatie:
    """Record that a relation of this person, from either side, is over; `tot` is the first day without it.

    Who: who may change persons. The relation stays as one of the past. Errors: `OngeldigeInvoer` at relatie (none of
    this person, or with somebody this user may not know of) and tot, `VerkeerdeToestand` when it ended already,
    `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        relatie = vind_verband(lees_persoon(persoon, medewerker).relaties, Relatie, relatie_id)
        persoon, anderen = vergrendel_personen(persoon, *einden_van(relatie))
        eis(mag_personen_beheren(medewerker, persoon))
        inhoud = {"persoon": persoon.pk, "relatie": relatie_id, "tot": tot}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Relatie.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        if relatie is None:
            raise OngeldigeInvoer("Deze relatie staat niet bij deze persoon.", veld="relatie")
        relatie.refresh_from_db(fields=["periode"])
        eis_lopend(relatie, "deze relatie", nu)
        keur_van_tot(*einden_van(relatie), tot=tot, nu=nu)
        beeindig(relatie, tot=tot)
        rond_af(STAP, medewerker, persoon, *anderen, tot=tot.isoformat())
        handeling.rond_af(relatie.pk)
        return relatie
