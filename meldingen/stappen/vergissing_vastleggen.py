# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.controle import eis_tekst
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Vergissing
from meldingen.persoonbeeld import lees_persoon
from meldingen.persoonsgegevens import einden_van, rond_af, vergrendel_personen
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from meldingen.vergissingen import neem_weg, vind_rij, werk_bij
from organisaties.models import Medewerker
from personen.models import Persoon

STAP = "vergissing_vastleggen"
REDEN_MAX = 500


def vergissing_vastleggen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    soort: str,
    rij: int,
    reden: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Vergissing:
    """Record that an address, a relation or gezag of this person (`soort`, with its id) was never true.

    Who: who may change persons. It leaves the dossier for everybody: pages, API, what people are found by, what is
    handed over from now on; what was sent stays. Known persons are looked for again, and the lists of who must be told
    follow gezag. Errors: `OngeldigeInvoer` at reden and rij (nothing of this person, or with somebody this user may
    not know of); `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        gevonden = vind_rij(lees_persoon(persoon, medewerker), soort, rij)
        persoon, anderen = vergrendel_personen(persoon, *einden_van(gevonden))
        eis(mag_personen_beheren(medewerker, persoon))
        inhoud = {"persoon": persoon.pk, "soort": soort, "rij": rij, "reden": reden}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Vergissing.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        reden = eis_tekst("reden", reden, verplicht="Schrijf op wat er niet klopt.", maximum=REDEN_MAX)
        vers = type(gevonden).objects.filter(pk=gevonden.pk).first() if gevonden else None
        if vers is None:
            raise OngeldigeInvoer("Dit staat niet (meer) bij deze persoon.", veld="rij")
        vergissing = neem_weg(soort, vers, reden=reden, door_id=medewerker.pk, nu=nu)
        werk_bij(vergissing, nu=nu)
        rond_af(STAP, medewerker, persoon, *anderen, opnieuw_zoeken=nu, soort=soort)
        handeling.rond_af(vergissing.pk)
        return vergissing
