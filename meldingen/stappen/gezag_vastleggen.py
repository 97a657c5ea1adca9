# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.informeerlijst import werk_lijsten_bij
from meldingen.persoonsgegevens import eis_ander, keur_van_tot, rond_af, vergrendel_personen, vind_ander
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Gezag, Persoon
from personen.schrijven import leg_gezag_vast

STAP = "gezag_vastleggen"


def gezag_vastleggen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    gezagdrager: str,
    nu: datetime,
    van: date | None = None,
    tot: date | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Gezag:
    """Record that the person with number `gezagdrager` has parental authority over `persoon`, the child.

    Who: who may change persons. Without `van` since always, without `tot` until now. Errors: `OngeldigeInvoer` at
    gezagdrager (not known, only in dossiers that are shielded from this user, the same human, or recorded in these
    days already), van and tot; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        gevonden = vind_ander(medewerker, gezagdrager)
        persoon, anderen = vergrendel_personen(persoon, gevonden)
        eis(mag_personen_beheren(medewerker, persoon))
        inhoud = {"persoon": persoon.pk, "gezagdrager": gezagdrager, "van": van, "tot": tot}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Gezag.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        ander = eis_ander(persoon, gevonden, "gezagdrager")
        keur_van_tot(persoon, *anderen, van=van, tot=tot, nu=nu)
        gezag = leg_gezag_vast(kind=persoon, gezagdrager=ander, van=van, tot=tot)
        werk_lijsten_bij([persoon.pk], nu=nu)
        rond_af(STAP, medewerker, persoon, *anderen, gezagdrager=ander.nummer)
        handeling.rond_af(gezag.pk)
        return gezag
