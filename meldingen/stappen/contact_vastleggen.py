# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.concepten import wis_eigen_concept
from meldingen.controle import eis_codes, eis_ontvangst, eis_tekst
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Concept, Contact
from meldingen.nummers import volgend_nummer
from meldingen.rechten import eigen_organisatie, eis, eis_versie, mag_contact_vastleggen
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker

STAP = "contact_vastleggen"


def contact_vastleggen(
    *,
    medewerker: Medewerker,
    kanaal: str,
    ontvangen_op: datetime,
    notities: str,
    nu: datetime,
    beller: str = "",
    spoed: bool = False,
    contact: Contact | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Contact:
    """Record that somebody reached Veilig Thuis, or keep further notes on an open contact.

    Who: frontoffice. From nothing (or an open contact) to an open contact; no term yet, since nobody knows whether it
    will be a melding. Notes and caller are stored encrypted; the draft of this form goes. Errors:
    `OngeldigeInvoer` at kanaal, ontvangen_op, notities; `InmiddelsGewijzigd`; `VerkeerdeToestand` when it already
    became a melding or advies.
    """
    with transaction.atomic():
        if contact is not None:
            contact = Contact.objects.select_for_update(no_key=True).get(pk=contact.pk)
        eis(
            mag_contact_vastleggen(medewerker)
            and (contact is None or contact.organisatie_id == medewerker.vt_organisatie_id)
        )
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={
                "contact": contact and contact.pk, "kanaal": kanaal, "ontvangen_op": ontvangen_op,
                "notities": notities, "beller": beller, "spoed": spoed,
            },
        )  # fmt: skip
        if handeling.resultaat_id:
            return Contact.objects.get(pk=handeling.resultaat_id)
        eis_ontvangst(ontvangen_op, nu)
        eis_codes({"kanaal": kanaal}, {"kanaal": "kanaal"}, dag_van(ontvangen_op))
        velden = {
            "kanaal_id": kanaal,
            "ontvangen_op": ontvangen_op,
            "notities": eis_tekst("notities", notities),
            "beller": eis_tekst("beller", beller, maximum=500),
            "spoed": spoed,
        }
        if contact is None:
            contact = Contact(
                organisatie_id=eigen_organisatie(medewerker), medewerker=medewerker, nummer=volgend_nummer("K", nu)
            )
        else:
            if contact.status != Contactstatus.OPEN:
                raise VerkeerdeToestand("Dit contact is al verwerkt. Leg zo nodig een nieuw contact vast.")
            eis_versie(contact, versie)
            contact.versie += 1
        for naam, waarde in velden.items():
            setattr(contact, naam, waarde)
        contact.save()
        leg_vast(
            actie=STAP,
            onderwerp="contact",
            nummer=contact.nummer,
            organisatie_id=contact.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"kanaal": kanaal, "spoed": spoed},
        )
        wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.CONTACT, token=token)
        handeling.rond_af(contact.pk)
        return contact
