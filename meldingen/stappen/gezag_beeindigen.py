# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.fouten import OngeldigeInvoer
from meldingen.informeerlijst import werk_lijsten_bij
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
from personen.models import Gezag, Persoon
from personen.perioden import beeindig

STAP = "gezag_beeindigen"


def gezag_beeindigen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    gezag_id: int,
    tot: date,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Gezag:
    """Record that authority over this person, or of this person over another, is over; `tot` is the first day without.

    Who: who may change persons. The authority stays as one of the past. Errors: `OngeldigeInvoer` at gezag (none of
    this person, or with somebody this user may not know of) and tot, `VerkeerdeToestand` when it ended already,
    `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        gezag = vind_verband(lees_persoon(persoon, medewerker).gezag, Gezag, gezag_id)
        persoon, anderen = vergrendel_personen(persoon, *einden_van(gezag))
        eis(mag_personen_beheren(medewerker, persoon))
        inhoud = {"persoon": persoon.pk, "gezag": gezag_id, "tot": tot}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Gezag.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        if gezag is None:
            raise OngeldigeInvoer("Dit gezag staat niet bij deze persoon.", veld="gezag")
        gezag.refresh_from_db(fields=["periode"])
        eis_lopend(gezag, "dit gezag", nu)
        keur_van_tot(*einden_van(gezag), tot=tot, nu=nu)
        beeindig(gezag, tot=tot)
        werk_lijsten_bij([gezag.kind_id], nu=nu)
        rond_af(STAP, medewerker, persoon, *anderen, tot=tot.isoformat())
        handeling.rond_af(gezag.pk)
        return gezag
