# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.betrokkenheid import leg_betrokkenen_vast, leg_bron_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.invoer import MeldingInvoer
from meldingen.klok import start_crisistermijn, start_termijn
from meldingen.models import Casus, Contact, Incident, Melding
from meldingen.nummers import volgend_nummer
from meldingen.overgang import Handelend, open_casus, vergrendel, verleg_zicht, zet_fase, zet_status
from meldingen.rechten import eis, eis_versie, mag_registreren
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Contactstatus, Status
from organisaties.models import Gemeente, Medewerker, Organisatie

STAP = "registreren"
LIJSTEN = {
    "kanaal": "kanaal",
    "melder_soort": "meldersoort",
    "aard": "aard",
    "geweldsoort": "geweldsoort",
    "richting": "richting",
    "duur": "duur",
}


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
    receipt, never from this moment. The melder goes to `Bron` alone. Errors: `OngeldigeInvoer` per field,
    `InmiddelsGewijzigd` and `VerkeerdeToestand` for the contact. Sources: Handelingsprotocol 2019; Wmo 2015 art. 5.3.1.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk) if casus else None
        contact = Contact.objects.select_for_update(no_key=True).get(pk=contact.pk) if contact else None
        eis(mag_registreren(medewerker) and all(r is None or _eigen(medewerker, r) for r in (casus, contact)))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={**invoer.als_inhoud(), "casus": str(casus)}
        )
        if handeling.resultaat_id:
            return Melding.objects.get(pk=handeling.resultaat_id)
        _eis_contact_open(contact, contact_versie)
        codes = _controleer(invoer, nu)
        gemeente = Gemeente.objects.get(code=invoer.gemeente_code)
        door = Handelend(STAP, medewerker.pk, nu)
        melding = Melding(
            organisatie_id=medewerker.vt_organisatie_id,
            nummer=volgend_nummer("M", nu),
            contact=contact,
            kanaal_id=invoer.kanaal,
            gemeente=gemeente,
            ontvangen_op=invoer.ontvangen_op,
            geregistreerd_op=nu,
            geregistreerd_door=medewerker,
            crisis=invoer.crisis,
            melder_soort_id=invoer.melder_soort,
            melder_partij=_partij(medewerker, invoer.melder_partij_code),
            duur_id=invoer.duur,
            hulp_betrokken=invoer.hulp_betrokken,
            toelichting=eis_tekst("toelichting", invoer.toelichting, verplicht="Vertel wat er gemeld is."),
            casusfase_bij_ontvangst=casus.fase if casus else None,
        )
        melding.casus = casus or _nieuwe_casus(door, melding, gemeente)
        zet_status(door, melding, Status.ONTVANGEN)
        for lijst in ("aard", "geweldsoort", "richting"):
            getattr(melding, lijst).set(codes[lijst])
        leg_betrokkenen_vast(melding, invoer.betrokkenen, nu)
        leg_bron_vast(melding, invoer.bron)
        _incident(melding, invoer, nu)
        _werk_casus_bij(door, melding)
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
        return melding


def _eigen(medewerker: Medewerker, rij: Casus | Contact) -> bool:
    return rij.organisatie_id == medewerker.vt_organisatie_id


def _eis_contact_open(contact: Contact | None, versie: int | None) -> None:
    if contact is None:
        return
    if contact.status != Contactstatus.OPEN:
        raise VerkeerdeToestand(f"Van dit contact is al een {contact.status} gemaakt.")
    eis_versie(contact, versie)


def _controleer(invoer: MeldingInvoer, nu: datetime) -> dict[str, list[str]]:
    dag = dag_van(invoer.ontvangen_op)
    eis_veld(invoer.ontvangen_op <= nu, "ontvangen_op", "De melding kan niet in de toekomst zijn ontvangen.")
    eis_veld(invoer.ontvangen_op.year >= 2015, "ontvangen_op", "Veilig Thuis bestaat sinds 2015. Controleer het jaar.")
    if invoer.incident_datum:
        eis_veld(
            invoer.incident_datum <= dag, "incident_datum", "Het incident kan niet na de ontvangst van de melding zijn."
        )
        eis_veld(invoer.incident_datum.year >= 1900, "incident_datum", "Controleer het jaar van het incident.")
    eis_veld(invoer.betrokkenen, "betrokkenen", "Noem ten minste één betrokkene.")
    eis_veld(Gemeente.objects.filter(code=invoer.gemeente_code).exists(), "gemeente", "Kies een gemeente uit de lijst.")
    velden = {
        "kanaal": invoer.kanaal,
        "melder_soort": invoer.melder_soort,
        "aard": invoer.aard,
        "geweldsoort": invoer.geweldsoort,
        "richting": invoer.richting,
        "duur": invoer.duur,
    }
    return eis_codes(velden, LIJSTEN, dag)


def _partij(medewerker: Medewerker, code: str | None) -> Organisatie | None:
    if not code:
        return None
    partij = Organisatie.objects.filter(vt_organisatie_id=medewerker.vt_organisatie_id, code=code).first()
    eis_veld(partij, "melder_partij", "Deze organisatie is niet bekend.")
    return partij


def _nieuwe_casus(door: Handelend, melding: Melding, gemeente: Gemeente) -> Casus:
    casus = Casus(
        organisatie_id=melding.organisatie_id,
        nummer=volgend_nummer("C", door.nu),
        gemeente=gemeente,
        geopend_op=melding.ontvangen_op,
        crisis=melding.crisis,
    )
    open_casus(door, casus)
    return casus


def _incident(melding: Melding, invoer: MeldingInvoer, nu: datetime) -> None:
    if invoer.incident_datum:
        Incident.objects.create(
            organisatie_id=melding.organisatie_id,
            casus=melding.casus,
            melding=melding,
            datum=invoer.incident_datum,
            gemeld_via="melding",
            vastgelegd_op=nu,
        )


def _werk_casus_bij(door: Handelend, melding: Melding) -> None:
    casus = melding.casus
    casus.crisis = melding.crisis
    verleg_zicht(door, casus, None)
    for soort in ("vb", "informeren"):
        start_termijn(
            soort,
            casus=casus,
            melding=melding,
            begin_op=melding.ontvangen_op,
            onderwerp="melding",
            onderwerp_id=melding.pk,
        )
    if melding.crisis:
        start_crisistermijn(casus=casus, melding=melding)
    zet_fase(door, casus)


def _verwerk_contact(contact: Contact | None) -> None:
    if contact is not None:
        contact.status = Contactstatus.MELDING
        contact.versie += 1
        contact.save(update_fields=["status", "versie"])
