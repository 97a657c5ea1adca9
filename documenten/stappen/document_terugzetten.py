# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from documenten.models import Document, Documentterugzetting
from documenten.rechten import mag_document_terugzetten
from meldingen.controle import eis_tekst
from meldingen.fouten import VerkeerdeToestand
from meldingen.overgang import bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker

from .document_intrekken import REDEN_MAX

STAP = "document_terugzetten"


def document_terugzetten(
    *,
    medewerker: Medewerker,
    document: Document,
    reden: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Document:
    """Put back a document that was taken out of this dossier, for as long as it is kept; why it was out stays known.

    Who: whoever may take it out. Errors: `OngeldigeInvoer` at reden, `InmiddelsGewijzigd`, `VerkeerdeToestand` when it
    is in the dossier.
    """
    with transaction.atomic():
        casus = vergrendel(document.casus_id)
        document = vergrendel_rij(document)
        eis(mag_document_terugzetten(medewerker, document))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"document": document.pk, "reden": reden}
        )
        if handeling.resultaat_id:
            return document
        if document.ingetrokken_op is None:
            raise VerkeerdeToestand("Een collega was u voor: dit document staat weer in het dossier.")
        eis_versie(document, versie)
        Documentterugzetting.objects.create(
            document=document,
            organisatie_id=document.organisatie_id,
            ingetrokken_op=document.ingetrokken_op,
            ingetrokken_door_id=document.ingetrokken_door_id,
            intrekreden=document.intrekreden,
            teruggezet_op=nu,
            teruggezet_door=medewerker,
            reden=eis_tekst("reden", reden, verplicht="Schrijf op waarom dit document terug moet.", maximum=REDEN_MAX),
        )
        document.ingetrokken_op, document.ingetrokken_door, document.intrekreden = None, None, ""
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
