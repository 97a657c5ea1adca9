# SPDX-License-Identifier: EUPL-1.2
"""What the end of an involvement, monitoring, closing and reopening leave behind."""

from collections.abc import Iterable
from datetime import date, datetime

from dossiers.daden import Daad, plaats_van
from dossiers.wereld import Rij
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import DIENSTOVERGANGEN, Dienstsoort, Dienststatus
from monitoring.invoer import AmbtshalveInvoer, MomentInvoer
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.overgedragen import AFGEROND
from monitoring.plannen import ONDERWERP, VERVANGEN
from monitoring.werkproces import (
    MOMENTOVERGANGEN,
    MONITORINGOVERGANGEN,
    Aanleiding,
    Momentsoort,
    Momentstatus,
    Monitoringstatus,
    Vervolg,
)
from overdracht.werkproces import Overdrachtstatus

from .beoordeling import geef_terug_aan_uitvoerder, leidende_beoordeling
from .boek import Boek
from .intake import neem_op


def dienst_afronden(boek: Boek, daad: Daad) -> None:
    dienst, met = boek.diensten[daad.plaats], daad.met
    dienst.update(
        uitkomst_id=met["uitkomst"] if dienst["soort"] == Dienstsoort.ONDERZOEK else None,
        conclusie=met["conclusie"],
        afgerond_op=daad.nu,
    )
    boek.zet_status(daad, "dienst", dienst, Dienststatus.AFGEROND, DIENSTOVERGANGEN)
    boek.stop_termijn(dienst["soort"], "dienst", dienst, daad.nu)
    _begin_monitoring(boek, daad, daad.nu, dienst=dienst)
    boek.casus["overdracht_nodig"] = boek.casus["overdracht_nodig"] or met["overdracht_volgt"]
    geef_terug_aan_uitvoerder(boek)
    boek.zet_fase(daad)


def plannen_na_overdracht(boek: Boek, daad: Daad) -> None:
    overdracht = boek.overdrachten[daad.plaats]
    _begin_monitoring(boek, daad, overdracht["aanvaard_op"], overdracht=overdracht)
    boek.zet_fase(daad)


def mist_monitoring(boek: Boek, overdracht: Rij) -> bool:
    """What `monitoring.overgedragen.zonder_monitoring` asks of the database."""
    op = overdracht["aanvaard_op"]
    return (
        overdracht["status"] == Overdrachtstatus.AANVAARD
        and is_afgesproken(boek, overdracht)
        and not any(m["overdracht_id"] == overdracht["id"] for m in boek.monitoringen)
        and boek.casus["gesloten_op"] is None
        and boek.laatst_gesloten() <= op
        and not any(melding["ontvangen_op"] > op for melding in boek.meldingen)
    )


def is_afgesproken(boek: Boek, overdracht: Rij) -> bool:
    gevonden = boek.wereld.afspraak_op(boek.casus["gemeente_id"], dag_van(overdracht["verzonden_op"]))
    return gevonden is not None and gevonden.afspraak.monitoring_na_overdracht


def afgeronde_overdrachten(boek: Boek) -> list[Rij]:
    """Accepted or given handovers of the decision that leads the casus, since it was last closed."""
    leidend, gesloten = leidende_beoordeling(boek), boek.laatst_gesloten()
    if leidend is None:
        return []
    return [
        o for o in boek.overdrachten
        if o["melding_id"] == leidend["melding_id"] and o["status"] in AFGEROND and o["status_sinds"] > gesloten
    ]  # fmt: skip


def te_plannen_na_einde(boek: Boek, nu: datetime) -> tuple[datetime, Rij] | None:
    """The handover whose agreed monitoring `betrokkenheid_beeindigen` would begin, and from when it counts."""
    afgesproken = [o for o in afgeronde_overdrachten(boek) if is_afgesproken(boek, o)]
    gepland = {monitoring["overdracht_id"] for monitoring in boek.monitoringen}
    if not afgesproken or any(overdracht["id"] in gepland for overdracht in afgesproken):
        return None
    return max(((o["aanvaard_op"] or nu, o) for o in afgesproken), key=lambda paar: paar[0])


def betrokkenheid_beeindigen(boek: Boek, daad: Daad) -> None:
    if te_plannen := te_plannen_na_einde(boek, daad.nu):
        _begin_monitoring(boek, daad, te_plannen[0], overdracht=te_plannen[1])
    beeindig(boek, daad)


def beeindig(boek: Boek, daad: Daad) -> None:
    """What else the step does: monitoring that was agreed may never have been planned."""
    casus = boek.casus
    casus["overdracht_nodig"] = False
    if not casus["monitoring_loopt"]:
        casus["afsluitreden_id"] = daad.met["afsluitreden"]
        boek.laat_zicht_los(daad)
    boek.zet_fase(daad)


def moment_vastleggen(boek: Boek, daad: Daad) -> None:
    moment = boek.momenten[daad.plaats]
    invoer: MomentInvoer = daad.met["invoer"]
    moment.update(
        uitgevoerd_op=invoer.uitgevoerd_op,
        uitgevoerd_door_id=daad.wie,
        veiligheid_id=invoer.veiligheid,
        nieuwe_incidenten=invoer.nieuwe_incidenten,
        nieuwe_zorgen=invoer.nieuwe_zorgen,
        vervolg=invoer.vervolg,
        gesproken_met=invoer.gesproken_met,
        bevindingen=invoer.bevindingen,
    )
    boek.zet_status(daad, ONDERWERP, moment, Momentstatus.VASTGELEGD, MOMENTOVERGANGEN)
    _stop_termijn(boek, daad, moment)
    if invoer.vervolg == Vervolg.EXTRA_MOMENT and invoer.extra_op:
        monitoring = next(m for m in boek.monitoringen if m["id"] == moment["monitoring_id"])
        _plan_extra(boek, daad, monitoring, invoer.extra_op, invoer.extra_reden)
    boek.zet_fase(daad)


def extra_moment(boek: Boek, daad: Daad) -> None:
    lopend = [m for m in boek.monitoringen if m["status"] == Monitoringstatus.LOOPT]
    _plan_extra(boek, daad, max(lopend, key=lambda m: (m["begin_op"], m["id"])), daad.met["datum"], daad.met["reden"])
    boek.zet_fase(daad)


def ambtshalve_melden(boek: Boek, daad: Daad) -> None:
    invoer: AmbtshalveInvoer = daad.met["invoer"]
    rol = {rij["persoon_id"]: rij["rol_id"] for rij in boek.betrokkenen}
    gegevens = MeldingInvoer(
        kanaal="kanaal:ambtshalve",
        ontvangen_op=daad.nu,
        gemeente_code=boek.casus["gemeente_id"],
        crisis=invoer.crisis,
        melder_soort="meldersoort:veilig_thuis_zelf",
        toelichting=invoer.toelichting,
        betrokkenen=tuple(
            BetrokkeneInvoer(rol=rol[boek.personen[plaats_van(wie)]["id"]], persoon_nummer=wie)
            for wie in invoer.personen
        ),
        bron=BronInvoer(),
        aard=invoer.aard,
        geweldsoort=invoer.geweldsoort,
        incident_datum=invoer.incident_datum,
    )
    melding = neem_op(boek, daad, gegevens, boek.casus["fase"], ambtshalve=True)
    if daad.plaats >= 0:
        moment = boek.momenten[daad.plaats]
        moment.update(melding_id=melding["id"], versie=moment["versie"] + 1)


def afsluiten(boek: Boek, daad: Daad) -> None:
    _laat_vervallen(boek, daad, _gepland(boek), daad.met.get("vervalreden", ""))
    boek.casus["afsluitreden_id"] = daad.met["afsluitreden"]
    for monitoring in boek.monitoringen:
        if monitoring["status"] == Monitoringstatus.LOOPT:
            monitoring["gesloten_op"] = daad.nu
            boek.zet_status(daad, "monitoring", monitoring, Monitoringstatus.AFGESLOTEN, MONITORINGOVERGANGEN)
    boek.casus["monitoring_loopt"] = False
    boek.laat_zicht_los(daad)
    boek.zet_fase(daad)


def heropenen(boek: Boek, daad: Daad) -> None:
    met = daad.met
    monitoring = _nieuwe(boek, daad, Aanleiding.HEROPENING, daad.nu, heropenreden_id=met["heropenreden"])
    _plan_extra(boek, daad, monitoring, met["datum"], met["toelichting"])
    boek.verleg_zicht(daad, None)
    boek.zet_fase(daad)


def _begin_monitoring(
    boek: Boek, daad: Daad, begin_op: datetime, *, dienst: Rij | None = None, overdracht: Rij | None = None
) -> None:
    dag = dag_van(begin_op)
    later = any(
        m["status"] == Monitoringstatus.LOOPT and m["aanleiding"] != Aanleiding.HEROPENING and m["begin_op"] >= begin_op
        for m in boek.monitoringen
    )
    monitoring = _nieuwe(
        boek,
        daad,
        Aanleiding.DIENST if dienst else Aanleiding.OVERDRACHT,
        begin_op,
        dienst_id=dienst["id"] if dienst else None,
        overdracht_id=overdracht["id"] if overdracht else None,
    )
    if later:
        return
    eerder = [m for m in _gepland(boek) if m["gepland_op"] > dag and m["soort"] != Momentsoort.EXTRA]
    _laat_vervallen(boek, daad, eerder, VERVANGEN)
    for soort, gepland_op in boek.wereld.momentdagen(dag):
        moment = _plan(boek, daad, monitoring, soort, gepland_op)
        boek.start_termijn(soort, begin_op, ONDERWERP, moment)


def _nieuwe(boek: Boek, daad: Daad, aanleiding: Aanleiding, begin_op: datetime, **velden: object) -> Rij:
    monitoring = boek.rij(Monitoring, casus_id=boek.casus["id"], aanleiding=aanleiding, begin_op=begin_op, **velden)
    boek.zet_status(daad, "monitoring", monitoring, Monitoringstatus.LOOPT, MONITORINGOVERGANGEN)
    boek.monitoringen.append(monitoring)
    boek.casus["monitoring_loopt"] = True
    return monitoring


def _plan(boek: Boek, daad: Daad, monitoring: Rij, soort: Momentsoort, gepland_op: date, reden: str = "") -> Rij:
    moment = boek.rij(
        Monitoringsmoment,
        nummer=boek.nummer("T", daad.nu),
        casus_id=boek.casus["id"],
        monitoring_id=monitoring["id"],
        soort=soort,
        gepland_op=gepland_op,
        reden=reden,
    )
    boek.zet_status(daad, ONDERWERP, moment, Momentstatus.GEPLAND, MOMENTOVERGANGEN)
    boek.momenten.append(moment)
    return moment


def _plan_extra(boek: Boek, daad: Daad, monitoring: Rij, datum: date, reden: str) -> None:
    moment = _plan(boek, daad, monitoring, Momentsoort.EXTRA, datum, reden)
    boek.start_termijn_op(Momentsoort.EXTRA, daad.nu, datum, ONDERWERP, moment)


def _gepland(boek: Boek) -> list[Rij]:
    gepland = [m for m in boek.momenten if m["status"] == Momentstatus.GEPLAND]
    return sorted(gepland, key=lambda moment: moment["gepland_op"])


def _laat_vervallen(boek: Boek, daad: Daad, momenten: Iterable[Rij], reden: str) -> None:
    for moment in momenten:
        moment["vervalreden"] = reden
        boek.zet_status(daad, ONDERWERP, moment, Momentstatus.VERVALLEN, MOMENTOVERGANGEN)
        _stop_termijn(boek, daad, moment, vervalt=True)


def _stop_termijn(boek: Boek, daad: Daad, moment: Rij, *, vervalt: bool = False) -> None:
    boek.stop_termijn(moment["soort"], ONDERWERP, moment, daad.nu, vervalt=vervalt)
