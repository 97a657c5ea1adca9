# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from meldingen.betrokkenheid import leg_betrokkenen_vast
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.herhaling.bijwerken import werk_nieuwe_bij
from meldingen.herhaling.slot import vergrendel_mensen
from meldingen.herkenning import ZOEK_TAAK
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.nummers import volgend_nummer
from meldingen.opnemen import controleer, neem_op, nieuwe_melding, start_beoordeling
from meldingen.overgang import Handelend, bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie
from monitoring.invoer import AmbtshalveInvoer
from monitoring.models import Monitoringsmoment
from monitoring.rechten import mag_ambtshalve_melden
from organisaties.models import Medewerker

STAP = "ambtshalve_melden"


def ambtshalve_melden(
    *,
    medewerker: Medewerker,
    casus: Casus,
    invoer: AmbtshalveInvoer,
    nu: datetime,
    moment: Monitoringsmoment | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Melding:
    """Veilig Thuis itself opens a melding on a casus that it monitors or monitored, because safety is not restored.

    Who: whoever monitors. From nothing to 'ontvangen'; the casus goes to its veiligheidsbeoordeling, with zicht at
    Veilig Thuis and the terms of any melding, all from now. There is no Bron: Veilig Thuis tells it. `moment` is the
    moment that showed it. Errors: `OngeldigeInvoer` per field, `VerkeerdeToestand`, `InmiddelsGewijzigd` (`versie` is
    that of the casus). Source: Handelingsprotocol 2019, ambtshalve melding where monitoring shows too little recovery.
    """
    with transaction.atomic():
        vergrendel_mensen(medewerker.vt_organisatie_id, invoer.personen, casus=casus)
        casus = vergrendel(casus.pk)
        moment = vergrendel_rij(moment) if moment else None
        eis(mag_ambtshalve_melden(medewerker, casus) and (moment is None or moment.casus_id == casus.pk))
        inhoud = {"casus": casus.pk, "moment": moment.pk if moment else None, **asdict(invoer)}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return Melding.objects.get(pk=handeling.resultaat_id)
        if not casus.monitoringen.exists():
            raise VerkeerdeToestand("Deze casus is niet in monitoring. Laat een melding registreren.")
        if moment is not None and moment.melding_id is not None:
            raise VerkeerdeToestand("Een collega was u voor: uit dit moment volgde al een ambtshalve melding.")
        eis_versie(casus, versie)
        gegevens = _als_melding(casus, invoer, nu)
        gekeurd = controleer(gegevens, nu)
        door = Handelend(STAP, medewerker.pk, nu)
        melding = nieuwe_melding(
            door, gegevens, gekeurd, organisatie_id=casus.organisatie_id, nummer=volgend_nummer("M", nu)
        )
        melding.geregistreerd_door = medewerker
        melding.ambtshalve = True
        melding.casusfase_bij_ontvangst = casus.fase
        melding.casus = casus
        neem_op(door, melding, gegevens, gekeurd)
        leg_betrokkenen_vast(door, melding, gegevens, gekeurd.gelezen)
        werk_nieuwe_bij(melding, nu=nu)
        start_beoordeling(door, melding)
        if moment is not None:
            moment.melding = melding
            bewaar(moment, "melding")
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"moment": moment.nummer if moment else None, "crisis": invoer.crisis},
        )
        handeling.rond_af(melding.pk)
        wek(ZOEK_TAAK, melding_id=melding.pk)
        return melding


def personen_van(casus: Casus) -> dict[str, Betrokkene]:
    """Number → the latest involvement of each human of this casus; its role is proposed again."""
    rijen = Betrokkene.objects.filter(casus=casus).select_related("persoon", "rol", "melding")
    op_volgorde = rijen.order_by("melding__ontvangen_op", "pk")
    laatste = {rij.persoon.hoofd_id or rij.persoon_id: rij for rij in op_volgorde}
    return {rij.persoon.nummer: rij for rij in laatste.values()}


def _als_melding(casus: Casus, invoer: AmbtshalveInvoer, nu: datetime) -> MeldingInvoer:
    bekend = personen_van(casus)
    if any(nummer not in bekend for nummer in invoer.personen):
        raise OngeldigeInvoer("Deze persoon hoort niet bij de casus.", veld="personen")
    if not invoer.personen:
        raise OngeldigeInvoer("Kies ten minste één persoon.", veld="personen")
    return MeldingInvoer(
        kanaal="kanaal:ambtshalve",
        ontvangen_op=nu,
        gemeente_code=casus.gemeente_id,
        crisis=invoer.crisis,
        melder_soort="meldersoort:veilig_thuis_zelf",
        toelichting=invoer.toelichting,
        betrokkenen=tuple(
            BetrokkeneInvoer(rol=bekend[nummer].rol_id, persoon_nummer=nummer) for nummer in invoer.personen
        ),
        bron=BronInvoer(),
        aard=invoer.aard,
        geweldsoort=invoer.geweldsoort,
        incident_datum=invoer.incident_datum,
    )
