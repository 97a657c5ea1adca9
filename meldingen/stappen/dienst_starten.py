# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_tekst
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.models import Dienst
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_dienststatus, zet_fase
from meldingen.rechten import eis, eis_versie, mag_dienst_starten
from meldingen.werkproces import Dienstsoort, Dienststatus
from organisaties.models import Medewerker

STAP = "dienst_starten"


def dienst_starten(
    *,
    medewerker: Medewerker,
    dienst: Dienst,
    nu: datetime,
    voorwaarden: str = "",
    versie: int | None = None,
    token: UUID | None = None,
) -> Dienst:
    """Begin V&V or onderzoek: the day the work really starts, not the day it was assigned.

    Who: onderzoeker. From 'nog niet gestart' to 'loopt'; whoever starts it becomes its uitvoerder. V&V needs its
    veiligheidsvoorwaarden. The term of ten weeks already runs from the decision. Errors: `OngeldigeInvoer` at
    voorwaarden, `VerkeerdeToestand`, `InmiddelsGewijzigd`. Source: informatieprotocol 1.0 (start of onderzoek).
    """
    with transaction.atomic():
        casus = vergrendel(dienst.casus_id)
        dienst = vergrendel_rij(dienst)
        eis(mag_dienst_starten(medewerker, dienst))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"dienst": dienst.pk, "voorwaarden": voorwaarden},
        )
        if handeling.resultaat_id:
            return dienst
        if dienst.status != Dienststatus.GEPLAND:
            wie = f" door {dienst.uitvoerder.naam}" if dienst.uitvoerder else ""
            raise VerkeerdeToestand(f"Deze dienst is al gestart{wie} of vervallen.")
        eis_versie(dienst, versie)
        dienst.voorwaarden = eis_tekst("voorwaarden", voorwaarden)
        eis_veld(
            dienst.soort != Dienstsoort.VOORWAARDEN_VERVOLG or dienst.voorwaarden,
            "voorwaarden",
            "Schrijf op aan welke veiligheidsvoorwaarden het gezin moet voldoen.",
        )
        dienst.gestart_op = nu
        dienst.uitvoerder = medewerker
        dienst.casus = casus
        door = Handelend(STAP, medewerker.pk, nu)
        zet_dienststatus(door, dienst, Dienststatus.LOOPT, "gestart_op", "uitvoerder", "voorwaarden")
        casus.behandelaar = medewerker
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"soort": dienst.soort},
        )
        handeling.rond_af(dienst.pk)
        return dienst
