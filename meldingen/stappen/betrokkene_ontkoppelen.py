# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from meldingen.controle import eis_tekst
from meldingen.fouten import VerkeerdeToestand
from meldingen.herhaling.bijwerken import werk_personen_bij
from meldingen.herkenning import ZOEK_TAAK, zoek_weer
from meldingen.informeerlijst import werk_lijsten_bij
from meldingen.koppelen import ontkoppel
from meldingen.models import Betrokkene
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_personen_beheren
from organisaties.models import Medewerker
from personen.samenvoegen import vergrendel_samen

STAP = "betrokkene_ontkoppelen"
REDEN_MAX = 500


def betrokkene_ontkoppelen(
    *, medewerker: Medewerker, betrokkene: Betrokkene, reden: str, nu: datetime, token: UUID | None = None
) -> Betrokkene:
    """Undo a link: this betrokkene is somebody else than the known person.

    Who: whoever may change persons. From 'gekoppeld' to 'geen van de getoonde personen'. A link made after
    registration is split again; for one made at registration the betrokkene gets a person of his own, of what was said
    of him then, with the relations and authority that this melding told, and the known one loses what it alone brought.
    Who else it may be is looked for again. A handover that went out stays as it was sent. Errors: `OngeldigeInvoer` at
    reden; `VerkeerdeToestand` when nothing is linked (any more).
    """
    with transaction.atomic():
        vergrendel_samen(betrokkene.organisatie_id)
        casus = vergrendel(betrokkene.casus_id)
        betrokkene = vergrendel_rij(betrokkene)
        eis(mag_personen_beheren(medewerker, casus))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"betrokkene": betrokkene.pk, "reden": reden},
        )
        if handeling.resultaat_id:
            return betrokkene
        if betrokkene.herkenning != Betrokkene.Herkenning.GEKOPPELD:
            raise VerkeerdeToestand("Deze betrokkene is niet (meer) gekoppeld aan een bekende persoon.")
        verplicht = "Schrijf op waarom dit iemand anders is."
        reden = eis_tekst("reden", reden, verplicht=verplicht, maximum=REDEN_MAX)
        was = betrokkene.persoon.nummer
        geraakt = ontkoppel(betrokkene, door_id=medewerker.pk, reden=reden, nu=nu)
        werk_personen_bij(geraakt, nu=nu)
        werk_lijsten_bij(geraakt, nu=nu)
        te_zoeken = zoek_weer([betrokkene], geraakt)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=betrokkene.melding.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"was": was, "persoon": betrokkene.persoon.nummer},
        )
        handeling.rond_af(betrokkene.pk)
        for melding_id in te_zoeken:
            wek(ZOEK_TAAK, melding_id=melding_id)
        return betrokkene
