# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from documenten.models import Document
from documenten.rechten import mag_document_intrekken
from meldingen.controle import eis_tekst
from meldingen.fouten import VerkeerdeToestand
from meldingen.overgang import bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker

STAP = "document_intrekken"
REDEN_MAX = 500


def document_intrekken(
    *,
    medewerker: Medewerker,
    document: Document,
    reden: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Document:
    """Take a document out of a dossier in which it does not belong: nobody sees it any more, and it is kept.

    Who: whoever writes in dossiers and sees it. Errors: `OngeldigeInvoer` at reden, `InmiddelsGewijzigd`,
    `VerkeerdeToestand` when it was withdrawn already.
    """
    with transaction.atomic():
        casus = vergrendel(document.casus_id)
        document = vergrendel_rij(document)
        eis(mag_document_intrekken(medewerker, document))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"document": document.pk, "reden": reden}
        )
        if handeling.resultaat_id:
            return document
        if document.ingetrokken_op is not None:
            raise VerkeerdeToestand("Een collega was u voor: dit document is al uit het dossier gehaald.")
        eis_versie(document, versie)
        verplicht = "Schrijf op waarom dit document niet in dit dossier hoort."
        document.intrekreden = eis_tekst("reden", reden, verplicht=verplicht, maximum=REDEN_MAX)
        document.ingetrokken_op = nu
        document.ingetrokken_door = medewerker
        bewaar(document, "ingetrokken_op", "ingetrokken_door", "intrekreden")
        leg_vast(
            actie=STAP,
            onderwerp="document",
            nummer=document.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
        )
        handeling.rond_af(document.pk)
        return document
