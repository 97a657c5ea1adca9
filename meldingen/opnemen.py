# SPDX-License-Identifier: EUPL-1.2
"""Primitives that take a melding in, on a locked or new casus: for `registreren` here and `ambtshalve_melden` above."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from organisaties.codes import GelezenCodes
from organisaties.models import Gemeente
from personen.samen import codes_van

from .controle import eis_codes, eis_ontvangst, eis_tekst
from .fouten import OngeldigeInvoer, eis_veld
from .informeerlijst import maak_lijst
from .invoer import MeldingInvoer
from .klok import start_crisistermijn, start_termijnen
from .models import Casus, Incident, Melding
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
    "meldreden": "meldreden",
    "meldcode": "meldcodestap",
}
CODELIJSTEN = ("aard", "geweldsoort", "richting", "meldreden", "meldcode")
# What a message may say (`intake.formaten`), a melding takes; the story has room for what is written below it.
TEKSTEN = {"hulp_bij": 5000, "hulp_wacht_bij": 200, "gezin_ingelicht_toelichting": 5000}
TOELICHTING_MAX = 60_000


@dataclass(frozen=True)
class Gekeurd:
    """What the check of a melding read, for the writers after it: the codes per field, all codes, and the gemeente."""

    codes: dict[str, list[str]]
    gelezen: GelezenCodes
    gemeente: Gemeente


def controleer(invoer: MeldingInvoer, nu: datetime) -> Gekeurd:
    """Check dates, gemeente and codes in two queries; the codes of the persons and the melder are read along."""
    eis_ontvangst(invoer.ontvangen_op, nu)
    dag = dag_van(invoer.ontvangen_op)
    if invoer.incident_datum:
        eis_veld(
            invoer.incident_datum <= dag, "incident_datum", "Het incident kan niet na de ontvangst van de melding zijn."
        )
        eis_veld(invoer.incident_datum.year >= 1900, "incident_datum", "Controleer het jaar van het incident.")
    eis_veld(invoer.betrokkenen, "betrokkenen", "Noem ten minste één betrokkene.")
    gemeente = Gemeente.objects.filter(code=invoer.gemeente_code.replace("\x00", "?")).first()
    if gemeente is None:
        raise OngeldigeInvoer("Kies een gemeente uit de lijst.", veld="gemeente")
    gelezen = GelezenCodes(_alle_codes(invoer))
    codes = eis_codes({veld: getattr(invoer, veld) for veld in LIJSTEN}, LIJSTEN, dag, gelezen)
    return Gekeurd(codes, gelezen, gemeente)


def _alle_codes(invoer: MeldingInvoer) -> Iterator[str | None]:
    for veld in LIJSTEN:
        waarde = getattr(invoer, veld)
        yield from waarde if isinstance(waarde, tuple) else (waarde,)
    for betrokkene in invoer.betrokkenen:
        yield from (betrokkene.rol, *codes_van(betrokkene.gegevens))
    yield from (invoer.bron.onthulling, invoer.bron.grond, invoer.bron.eigen_rol)
    yield from (relatie.soort for relatie in invoer.relaties)


def nieuwe_melding(
    door: Handelend, invoer: MeldingInvoer, gekeurd: Gekeurd, *, organisatie_id: int, nummer: str
) -> Melding:
    """An unsaved melding; the step adds its casus and what only that step knows."""
    return Melding(
        organisatie_id=organisatie_id,
        nummer=nummer,
        kanaal_id=invoer.kanaal,
        gemeente=gekeurd.gemeente,
        ontvangen_op=invoer.ontvangen_op,
        geregistreerd_op=door.nu,
        geregistreerd_door_id=door.medewerker_id,
        crisis=invoer.crisis,
        melder_soort_id=invoer.melder_soort,
        duur_id=invoer.duur,
        hulp_betrokken=invoer.hulp_betrokken,
        hulp_wacht=invoer.hulp_wacht,
        gezin_ingelicht=invoer.gezin_ingelicht,
        melder_onbekend=invoer.bron.onbekend,
        **{veld: eis_tekst(veld, getattr(invoer, veld), maximum=maximum) for veld, maximum in TEKSTEN.items()},
        toelichting=eis_tekst(
            "toelichting", invoer.toelichting, verplicht="Vertel wat er gemeld is.", maximum=TOELICHTING_MAX
        ),
    )


def neem_op(door: Handelend, melding: Melding, invoer: MeldingInvoer, gekeurd: Gekeurd) -> None:
    """Store the melding as 'ontvangen', with its codes and the incident that it tells of."""
    zet_status(door, melding, Status.ONTVANGEN)
    _leg_codes_vast(melding, gekeurd.codes)
    if invoer.incident_datum:
        Incident.objects.create(
            organisatie_id=melding.organisatie_id,
            casus=melding.casus,
            melding=melding,
            datum=invoer.incident_datum,
            gemeld_via="melding",
            vastgelegd_op=door.nu,
        )


def _leg_codes_vast(melding: Melding, codes: Mapping[str, list[str]]) -> None:
    """The codes of every list in one statement; `melding` is new and has none."""
    gekozen = {lijst: list(dict.fromkeys(codes[lijst])) for lijst in CODELIJSTEN if codes[lijst]}
    if not gekozen:
        return
    delen = [
        f"{lijst} AS (INSERT INTO meldingen_melding_{lijst} (melding_id, code_id) SELECT %s, unnest(%s::text[]))"
        for lijst in gekozen
    ]
    waarden = [waarde for sleutels in gekozen.values() for waarde in (melding.pk, sleutels)]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(delen)} SELECT", waarden)


def start_beoordeling(door: Handelend, melding: Melding) -> None:
    """Bring the casus to the veiligheidsbeoordeling: zicht at Veilig Thuis, its terms from receipt, its phase; and the
    list of who must be told, so the people of the melding are written already.

    Zicht that a party had must be handed over again or ended afterwards, whatever becomes of this melding.
    """
    casus = melding.casus
    # Of a casus that was no crisis no open melding is one.
    casus.crisis = melding.crisis or (casus.crisis and _nog_in_crisis(casus))
    if casus.zicht_houder == Zichthouder.PARTIJ:
        casus.overdracht_nodig = True
    verleg_zicht(door, casus, None)
    _, informeren = start_termijnen(
        {"vb": None, "informeren": None},
        casus=casus,
        melding=melding,
        begin_op=melding.ontvangen_op,
        onderwerp="melding",
        onderwerp_id=melding.pk,
    )
    if melding.crisis:
        start_crisistermijn(casus=casus, melding=melding)
    maak_lijst(melding, informeren.uiterste_datum, nu=door.nu)
    zet_fase(door, casus, beoordeling_open=True)


def _nog_in_crisis(casus: Casus) -> bool:
    te_beoordelen = (Status.ONTVANGEN, Status.IN_BEOORDELING)
    return casus.meldingen.filter(status__in=te_beoordelen, crisis=True).exists()
