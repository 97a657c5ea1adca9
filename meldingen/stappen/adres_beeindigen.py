# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.fouten import OngeldigeInvoer
from meldingen.persoonsgegevens import eis_lopend, keur_van_tot, rijen_van, rond_af, vergrendel_personen
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Adres, Persoon
from personen.perioden import beeindig

STAP = "adres_beeindigen"


def adres_beeindigen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    adres_id: int,
    tot: date,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Adres:
    """Record that somebody does not live at an address any more; `tot` is the first day elsewhere.

    Who: who may change persons. The address stays as one of the past. Errors: `OngeldigeInvoer` at adres (none of this
    person) and tot, `VerkeerdeToestand` when it ended already, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        persoon, anderen = vergrendel_personen(*rijen_van(persoon, medewerker))
        eis(mag_personen_beheren(medewerker, persoon))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"persoon": persoon.pk, "adres": adres_id, "tot": tot},
        )
        if handeling.resultaat_id:
            return Adres.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        adres = Adres.objects.filter(persoon__in=[persoon, *anderen], pk=adres_id).first()
        if adres is None:
            raise OngeldigeInvoer("Dit adres staat niet bij deze persoon.", veld="adres")
        eis_lopend(adres, "dit adres", nu)
        keur_van_tot(persoon, tot=tot, nu=nu)
        beeindig(adres, tot=tot)
        ook = [rij for rij in anderen if rij.pk == adres.persoon_id]
        rond_af(STAP, medewerker, persoon, *ook, opnieuw_zoeken=nu, tot=tot.isoformat())
        handeling.rond_af(adres.pk)
        return adres
