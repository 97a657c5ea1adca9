# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.adviezen import eis_open_contact, vergrendel_contact
from meldingen.concepten import wis_concepten
from meldingen.controle import eis_codes
from meldingen.fouten import eis_veld
from meldingen.models import Contact
from meldingen.overgang import bewaar
from meldingen.rechten import eis, mag_contact_afsluiten
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker

STAP = "contact_afsluiten"


def contact_afsluiten(
    *,
    medewerker: Medewerker,
    contact: Contact,
    afloop: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Contact:
    """End an open contact without melding or advies: a wrong number, hung up, passed on.

    Who: frontoffice. From 'open' to 'geen_vervolg'. The notes stay, encrypted, until their retention ends, so that
    somebody who calls again is understood; unsent drafts about it go. Errors: `OngeldigeInvoer` at afloop,
    `VerkeerdeToestand` when it got a follow-up already, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        contact = vergrendel_contact(contact) or contact
        eis(mag_contact_afsluiten(medewerker, contact))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"contact": contact.pk, "afloop": afloop}
        )
        if handeling.resultaat_id:
            return contact
        eis_open_contact(contact, versie)
        eis_veld(afloop, "afloop", "Kies waarom er geen vervolg is.")
        eis_codes({"afloop": afloop}, {"afloop": "contactafloop"}, dag_van(nu))
        contact.status = Contactstatus.GEEN_VERVOLG
        contact.afloop_id = afloop
        bewaar(contact, "status", "afloop")
        wis_concepten(organisatie_id=contact.organisatie_id, onderwerp=contact.nummer)
        leg_vast(
            actie=STAP,
            onderwerp="contact",
            nummer=contact.nummer,
            organisatie_id=contact.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"afloop": afloop},
        )
        handeling.rond_af(contact.pk)
        return contact
