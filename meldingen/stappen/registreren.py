# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from meldingen.betrokkenheid import leg_betrokkenen_vast, leg_bron_vast
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.herhaling.bijwerken import werk_nieuwe_bij
from meldingen.herhaling.slot import vergrendel_mensen
from meldingen.herkenning import ZOEK_TAAK
from meldingen.invoer import MeldingInvoer
from meldingen.models import Casus, Contact, Melding
from meldingen.nummers import volgende_nummers
from meldingen.opnemen import controleer, neem_op, nieuwe_melding, start_beoordeling
from meldingen.overgang import Handelend, open_casus, vergrendel
from meldingen.rechten import eigen_organisatie, eis, eis_versie, mag_registreren
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker, Organisatie

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
    receipt, never from this moment. The melder goes to `Bron` alone. What was known of these people at receipt is
    stored with what each source calls it (docs/herhaling.md). Errors: `OngeldigeInvoer` per field,
    `InmiddelsGewijzigd` and `VerkeerdeToestand` for the contact. Sources: Handelingsprotocol 2019; Wmo 2015 art. 5.3.1.
    """
    with transaction.atomic():
        vergrendel_mensen(medewerker.vt_organisatie_id, (b.persoon_nummer for b in invoer.betrokkenen))
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
        gekeurd = controleer(invoer, nu)
        door = Handelend(STAP, medewerker.pk, nu)
        nummer, *casusnummer = volgende_nummers("M" if casus else "MC", nu)
        melding = nieuwe_melding(door, invoer, gekeurd, organisatie_id=eigen_organisatie(medewerker), nummer=nummer)
        melding.geregistreerd_door = medewerker
        melding.contact = contact
        melding.melder_partij = _partij(medewerker, invoer.melder_partij_code)
        melding.casusfase_bij_ontvangst = casus.fase if casus else None
        melding.casus = casus or _nieuwe_casus(door, melding, medewerker, *casusnummer)
        neem_op(door, melding, invoer, gekeurd)
        leg_betrokkenen_vast(melding, invoer.betrokkenen, nu, gekeurd.gelezen)
        leg_bron_vast(melding, invoer.bron, gekeurd.gelezen)
        werk_nieuwe_bij(melding, nu=nu)
        start_beoordeling(door, melding)
        _verwerk_contact(contact)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"kanaal": invoer.kanaal, "crisis": invoer.crisis, "betrokkenen": len(invoer.betrokkenen)},
        )
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


def _partij(medewerker: Medewerker, code: str | None) -> Organisatie | None:
    if not code:
        return None
    partij = Organisatie.objects.filter(vt_organisatie_id=eigen_organisatie(medewerker), code=code).first()
    eis_veld(partij, "melder_partij", "Deze organisatie is niet bekend.")
    return partij


def _nieuwe_casus(door: Handelend, melding: Melding, medewerker: Medewerker, nummer: str) -> Casus:
    casus = Casus(
        organisatie=medewerker.vt_organisatie,
        nummer=nummer,
        gemeente=melding.gemeente,
        geopend_op=melding.ontvangen_op,
        crisis=melding.crisis,
    )
    open_casus(door, casus)
    return casus


def _verwerk_contact(contact: Contact | None) -> None:
    if contact is not None:
        contact.status = Contactstatus.MELDING
        contact.versie += 1
        contact.save(update_fields=["status", "versie"])
