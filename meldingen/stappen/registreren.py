# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from achtergrond import eenmalig
from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from meldingen.concepten import wis_eigen_concept
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.herhaling.slot import vergrendel_mensen
from meldingen.herkenning import ZOEK_TAAK
from meldingen.inschrijven import schrijf_in
from meldingen.invoer import MeldingInvoer
from meldingen.models import Casus, Concept, Contact, Melding
from meldingen.overgang import Handelend, vergrendel
from meldingen.rechten import eis, eis_versie, mag_registreren
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker

STAP = "registreren"


def registreren(
    *,
    medewerker: Medewerker,
    invoer: MeldingInvoer,
    nu: datetime,
    casus: Casus | None = None,
    contact: Contact | None = None,
    contact_versie: int | None = None,
    token: UUID | None = None,
) -> Melding:
    """Register a melding on a new casus, or on a known `casus`, which it reopens where needed.

    Who: frontoffice (and assessors). From nothing to 'ontvangen', phase VB, zicht op veiligheid at Veilig Thuis from
    receipt. Starts the terms VB (5 working days), informing (4 weeks) and, in a crisis, 24 hours; all count from
    receipt, never from this moment, and receipt is no later than that of the contact it was made of. The melder goes
    to `Bron` alone. What was known of these people at receipt is stored with what each source calls it
    (docs/herhaling.md). Errors: `OngeldigeInvoer` per field, `InmiddelsGewijzigd` and `VerkeerdeToestand` for the
    contact. Sources: Handelingsprotocol 2019; Wmo 2015 art. 5.3.1.
    """
    with transaction.atomic():
        vergrendel_mensen(medewerker.vt_organisatie_id, (b.persoon_nummer for b in invoer.betrokkenen), casus=casus)
        casus = vergrendel(casus.pk) if casus else None
        contact = Contact.objects.select_for_update(no_key=True).get(pk=contact.pk) if contact else None
        eis(mag_registreren(medewerker) and all(r is None or _eigen(medewerker, r) for r in (casus, contact)))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={**invoer.als_inhoud(), "casus": casus and casus.pk, "contact": contact and contact.pk},
        )
        if handeling.resultaat_id:
            return Melding.objects.get(pk=handeling.resultaat_id)
        _eis_contact_open(contact, contact_versie)
        _eis_ontvangst(contact, invoer.ontvangen_op)
        melding = schrijf_in(Handelend(STAP, medewerker.pk, nu), medewerker, invoer, casus=casus, contact=contact)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"kanaal": invoer.kanaal, "crisis": invoer.crisis, "betrokkenen": len(invoer.betrokkenen)},
        )
        wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.REGISTRATIE, token=token)
        handeling.rond_af(melding.pk)
        wek(ZOEK_TAAK, melding_id=melding.pk)
        return melding


def _eigen(medewerker: Medewerker, rij: Casus | Contact) -> bool:
    return rij.organisatie_id == medewerker.vt_organisatie_id


def _eis_contact_open(contact: Contact | None, versie: int | None) -> None:
    if contact is None:
        return
    if contact.status != Contactstatus.OPEN:
        raise VerkeerdeToestand("Dit contact is al verwerkt: er is een melding of advies van gemaakt.")
    eis_versie(contact, versie)


def _eis_ontvangst(contact: Contact | None, ontvangen_op: datetime) -> None:
    """The clock runs from the contact that the melding was made of: a later moment would hide a term that is missed."""
    if contact is not None and ontvangen_op > contact.ontvangen_op:
        binnen = timezone.localtime(contact.ontvangen_op).strftime("%d-%m-%Y om %H:%M")
        raise OngeldigeInvoer(
            f"Dit contact kwam binnen op {binnen}, en vanaf dan lopen de termijnen. "
            "Meldde iemand pas bij een later gesprek? Maak de melding van dat contact.",
            veld="ontvangen_op",
        )
