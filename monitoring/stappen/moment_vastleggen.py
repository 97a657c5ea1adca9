# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand, eis_veld
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from monitoring.invoer import MomentInvoer
from monitoring.models import Monitoringsmoment
from monitoring.overgang import zet_momentstatus
from monitoring.plannen import plan_extra, stop_momenttermijn
from monitoring.rechten import mag_moment_vastleggen
from monitoring.werkproces import Momentstatus, Vervolg
from organisaties.models import Medewerker

STAP = "moment_vastleggen"
VELDEN = (
    "uitgevoerd_op", "uitgevoerd_door", "veiligheid", "nieuwe_incidenten", "nieuwe_zorgen", "gesproken_met",
    "bevindingen", "vervolg",
)  # fmt: skip


def moment_vastleggen(
    *,
    medewerker: Medewerker,
    moment: Monitoringsmoment,
    invoer: MomentInvoer,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Monitoringsmoment:
    """Record what a monitoring moment showed: safety, new incidents and (apart from those) new concerns.

    Who: whoever monitors. From 'gepland' to 'vastgelegd'; its term is met. `vervolg` may plan an extra moment at once;
    an ambtshalve melding is a step of its own. Errors: `OngeldigeInvoer` per field, `VerkeerdeToestand`,
    `InmiddelsGewijzigd`. Sources: Flevoland study §1.4 and §4.4 (incidents and suspicions kept apart).
    """
    with transaction.atomic():
        casus = vergrendel(moment.casus_id)
        moment = vergrendel_rij(moment)
        eis(mag_moment_vastleggen(medewerker, moment))
        inhoud = {"moment": moment.pk, **asdict(invoer)}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return moment
        _eis_gepland(moment)
        eis_versie(moment, versie)
        moment.casus = moment.monitoring.casus = casus
        door = Handelend(STAP, medewerker.pk, nu)
        _vul_in(door, moment, invoer)
        zet_momentstatus(door, moment, Momentstatus.VASTGELEGD, *VELDEN)
        stop_momenttermijn(door, moment)
        _plan_vervolg(door, moment, invoer)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="monitoringsmoment",
            nummer=moment.nummer,
            organisatie_id=moment.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"veiligheid": moment.veiligheid_id, "vervolg": moment.vervolg},
        )
        handeling.rond_af(moment.pk)
        return moment


def _eis_gepland(moment: Monitoringsmoment) -> None:
    if moment.status == Momentstatus.VASTGELEGD:
        wie = f" door {moment.uitgevoerd_door.naam}" if moment.uitgevoerd_door else ""
        raise VerkeerdeToestand(f"Een collega was u voor: dit moment is al vastgelegd{wie}.")
    if moment.status != Momentstatus.GEPLAND:
        raise VerkeerdeToestand("Dit moment is vervallen.")


def _vul_in(door: Handelend, moment: Monitoringsmoment, invoer: MomentInvoer) -> None:
    vandaag, begin = dag_van(door.nu), dag_van(moment.monitoring.begin_op)
    eis_veld(invoer.uitgevoerd_op <= vandaag, "uitgevoerd_op", "Deze dag ligt in de toekomst.")
    eis_veld(invoer.uitgevoerd_op >= begin, "uitgevoerd_op", "Deze dag ligt voor het begin van de monitoring.")
    eis_veld(invoer.veiligheid, "veiligheid", "Kies of de veiligheid is hersteld.")
    eis_codes({"veiligheid": invoer.veiligheid}, {"veiligheid": "veiligheid"}, vandaag)
    eis_veld(
        0 <= invoer.nieuwe_incidenten <= 999, "nieuwe_incidenten", "Vul een aantal in van 0 of meer (hooguit 999)."
    )
    eis_veld(invoer.vervolg in Vervolg.values, "vervolg", "Kies wat er nu gebeurt.")
    moment.uitgevoerd_op = invoer.uitgevoerd_op
    moment.uitgevoerd_door_id = door.medewerker_id
    moment.veiligheid_id = invoer.veiligheid
    moment.nieuwe_incidenten = invoer.nieuwe_incidenten
    moment.nieuwe_zorgen = invoer.nieuwe_zorgen
    moment.vervolg = invoer.vervolg
    moment.gesproken_met = eis_tekst(
        "gesproken_met",
        invoer.gesproken_met,
        verplicht="Schrijf op met wie u sprak, of dat niemand bereikbaar was.",
        maximum=500,
    )
    moment.bevindingen = eis_tekst("bevindingen", invoer.bevindingen, verplicht="Schrijf op wat u heeft gehoord.")


def _plan_vervolg(door: Handelend, moment: Monitoringsmoment, invoer: MomentInvoer) -> None:
    if invoer.vervolg != Vervolg.EXTRA_MOMENT:
        return
    if invoer.extra_op is None:
        raise OngeldigeInvoer("Kies de dag van het extra moment.", veld="extra_op")
    plan_extra(
        door,
        moment.monitoring,
        datum=invoer.extra_op,
        reden=invoer.extra_reden,
        veld_datum="extra_op",
        veld_reden="extra_reden",
    )
