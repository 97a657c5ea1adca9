# SPDX-License-Identifier: EUPL-1.2
"""Primitives that take a melding in, on a locked or new casus: for `registreren` here and `ambtshalve_melden` above."""

from datetime import datetime

from organisaties.models import Gemeente

from .controle import eis_codes, eis_ontvangst, eis_tekst
from .fouten import eis_veld
from .invoer import MeldingInvoer
from .klok import start_crisistermijn, start_termijn
from .models import Incident, Melding
from .nummers import volgend_nummer
from .overgang import Handelend, verleg_zicht, zet_fase, zet_status
from .termijnen.kalender import dag_van
from .werkproces import Status, Zichthouder

LIJSTEN = {
    "kanaal": "kanaal",
    "melder_soort": "meldersoort",
    "aard": "aard",
    "geweldsoort": "geweldsoort",
    "richting": "richting",
    "duur": "duur",
}


def controleer(invoer: MeldingInvoer, nu: datetime) -> dict[str, list[str]]:
    """Check dates, gemeente and codes; returns the codes per field."""
    eis_ontvangst(invoer.ontvangen_op, nu)
    dag = dag_van(invoer.ontvangen_op)
    if invoer.incident_datum:
        eis_veld(
            invoer.incident_datum <= dag, "incident_datum", "Het incident kan niet na de ontvangst van de melding zijn."
        )
        eis_veld(invoer.incident_datum.year >= 1900, "incident_datum", "Controleer het jaar van het incident.")
    eis_veld(invoer.betrokkenen, "betrokkenen", "Noem ten minste één betrokkene.")
    eis_veld(Gemeente.objects.filter(code=invoer.gemeente_code).exists(), "gemeente", "Kies een gemeente uit de lijst.")
    return eis_codes({veld: getattr(invoer, veld) for veld in LIJSTEN}, LIJSTEN, dag)


def nieuwe_melding(door: Handelend, invoer: MeldingInvoer, *, organisatie_id: int) -> Melding:
    """An unsaved melding; the step adds its casus and what only that step knows."""
    return Melding(
        organisatie_id=organisatie_id,
        nummer=volgend_nummer("M", door.nu),
        kanaal_id=invoer.kanaal,
        gemeente=Gemeente.objects.get(code=invoer.gemeente_code),
        ontvangen_op=invoer.ontvangen_op,
        geregistreerd_op=door.nu,
        geregistreerd_door_id=door.medewerker_id,
        crisis=invoer.crisis,
        melder_soort_id=invoer.melder_soort,
        duur_id=invoer.duur,
        hulp_betrokken=invoer.hulp_betrokken,
        toelichting=eis_tekst("toelichting", invoer.toelichting, verplicht="Vertel wat er gemeld is."),
    )


def neem_op(door: Handelend, melding: Melding, invoer: MeldingInvoer, codes: dict[str, list[str]]) -> None:
    """Store the melding as 'ontvangen', with its codes and the incident that it tells of."""
    zet_status(door, melding, Status.ONTVANGEN)
    for lijst in ("aard", "geweldsoort", "richting"):
        getattr(melding, lijst).set(codes[lijst])
    if invoer.incident_datum:
        Incident.objects.create(
            organisatie_id=melding.organisatie_id,
            casus=melding.casus,
            melding=melding,
            datum=invoer.incident_datum,
            gemeld_via="melding",
            vastgelegd_op=door.nu,
        )


def start_beoordeling(door: Handelend, melding: Melding) -> None:
    """Bring the casus to the veiligheidsbeoordeling: zicht at Veilig Thuis, its terms from receipt, its phase.

    Zicht that a party had must be handed over again or ended afterwards, whatever becomes of this melding.
    """
    casus = melding.casus
    te_beoordelen = casus.meldingen.filter(status__in=(Status.ONTVANGEN, Status.IN_BEOORDELING))
    casus.crisis = te_beoordelen.filter(crisis=True).exists()
    if casus.zicht_houder == Zichthouder.PARTIJ:
        casus.overdracht_nodig = True
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
