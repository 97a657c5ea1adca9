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
from meldingen.koppelen import deel, maak_los
from meldingen.models import Betrokkene
from meldingen.rechten import eis, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Samenvoeging
from personen.samenvoegen import vergrendel_samen

STAP = "personen_splitsen"
REDEN_MAX = 500


def personen_splitsen(
    *, medewerker: Medewerker, samenvoeging: Samenvoeging, reden: str, nu: datetime, token: UUID | None = None
) -> Samenvoeging:
    """Undo a decision that two persons are one human; each gets back exactly what was his.

    Who: whoever may change persons. Whoever was merged with one of the two stays with that one. A betrokkene who was
    linked by this decision is not linked any more, and who else he may be is looked for again. Errors:
    `OngeldigeInvoer` at reden; `VerkeerdeToestand` naming who undid it first.
    """
    with transaction.atomic():
        vergrendel_samen(samenvoeging.organisatie_id)
        samenvoeging = (
            Samenvoeging.objects.select_related("een", "ander", "gesplitst_door")
            .defer("een__bsn", "ander__bsn")
            .get(pk=samenvoeging.pk)
        )
        eis(mag_personen_beheren(medewerker, samenvoeging))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"samenvoeging": samenvoeging.pk, "reden": reden},
        )
        if handeling.resultaat_id:
            return samenvoeging
        if samenvoeging.gesplitst_door is not None:
            wie = samenvoeging.gesplitst_door.naam
            raise VerkeerdeToestand(f"Een collega was u voor: {wie} heeft deze samenvoeging al ongedaan gemaakt.")
        verplicht = "Schrijf op waarom dit niet dezelfde persoon is."
        reden = eis_tekst("reden", reden, verplicht=verplicht, maximum=REDEN_MAX)
        geraakt = deel(samenvoeging, door_id=medewerker.pk, reden=reden, nu=nu)
        betrokkenen = list(Betrokkene.objects.select_for_update(no_key=True).filter(samenvoeging=samenvoeging))
        for betrokkene in betrokkenen:
            maak_los(betrokkene, samenvoeging, door_id=medewerker.pk, nu=nu)
        werk_personen_bij(geraakt, nu=nu)
        werk_lijsten_bij(geraakt, nu=nu)
        te_zoeken = zoek_weer(betrokkenen, geraakt)
        leg_vast(
            actie=STAP,
            onderwerp="persoon",
            nummer=samenvoeging.een.nummer,
            organisatie_id=samenvoeging.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"andere": samenvoeging.ander.nummer},
        )
        handeling.rond_af(samenvoeging.pk)
        for melding_id in te_zoeken:
            wek(ZOEK_TAAK, melding_id=melding_id)
        return samenvoeging
