# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.models import Vergissing
from meldingen.persoonbeeld import lees_persoon
from meldingen.persoonsgegevens import einden_van, rond_af, vergrendel_personen
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from meldingen.vergissingen import als_rij, werk_bij, zet_terug
from organisaties.models import Medewerker
from personen.models import Persoon

STAP = "vergissing_ongedaan_maken"


def vergissing_ongedaan_maken(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    vergissing: int,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Vergissing:
    """It was true after all: the address, relation or gezag is back as it stood.

    Who: who may change persons. Errors: `OngeldigeInvoer` at vergissing (none of this person, or with somebody this
    user may not know of), and where what was recorded since does not go with it; `VerkeerdeToestand` when a colleague
    undid it first; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        beeld = lees_persoon(persoon, medewerker)
        gevonden = next((een for een in beeld.vergissingen if een.pk == vergissing), None)
        persoon, anderen = vergrendel_personen(persoon, *einden_van(als_rij(gevonden) if gevonden else None))
        eis(mag_personen_beheren(medewerker, persoon))
        inhoud = {"persoon": persoon.pk, "vergissing": vergissing}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Vergissing.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        if gevonden is None:
            raise OngeldigeInvoer("Deze vergissing staat niet (meer) bij deze persoon.", veld="vergissing")
        gevonden.refresh_from_db()
        if gevonden.ongedaan_op is not None:
            raise VerkeerdeToestand("Een collega was u voor: dit is al ongedaan gemaakt.")
        zet_terug(gevonden, door_id=medewerker.pk, nu=nu)
        werk_bij(gevonden, nu=nu)
        rond_af(STAP, medewerker, persoon, *anderen, opnieuw_zoeken=nu, soort=gevonden.soort)
        handeling.rond_af(gevonden.pk)
        return gevonden
