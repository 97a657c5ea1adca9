# SPDX-License-Identifier: EUPL-1.2
"""From a contact to what it became, and back to the notes of the conversation: for who may see both."""

from typing import TYPE_CHECKING

from .models import Advies, Contact, Melding
from .werkproces import Contactstatus

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def contact_van(melding: Melding, medewerker: "Medewerker") -> str:
    """The number of the contact that became this melding; empty where there is none or it is not seen."""
    if melding.contact_id is None:
        return ""
    rijen = Contact.objects.zichtbaar_voor(medewerker).filter(pk=melding.contact_id)
    return rijen.values_list("nummer", flat=True).first() or ""


def melding_van(contact: Contact, medewerker: "Medewerker") -> str:
    """The number of the melding that this contact became; empty likewise."""
    if contact.status != Contactstatus.MELDING:
        return ""
    rijen = Melding.objects.zichtbaar_voor(medewerker).filter(contact=contact)
    return rijen.values_list("nummer", flat=True).first() or ""


def advies_van(contact: Contact, medewerker: "Medewerker") -> str:
    """The number of the advies that this contact became; empty likewise."""
    if contact.status != Contactstatus.ADVIES:
        return ""
    rijen = Advies.objects.zichtbaar_voor(medewerker).filter(contact=contact)
    return rijen.values_list("nummer", flat=True).first() or ""
