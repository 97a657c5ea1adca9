# SPDX-License-Identifier: EUPL-1.2
"""What a handover and its answer leave behind. The route, the package and its hash come from `overdracht` itself."""

from dataclasses import dataclass
from datetime import date

from dossiers.daden import Daad, plaats_van
from dossiers.wereld import Rij
from meldingen.models import Signaal
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Besluit, Dienststatus, Fase
from organisaties.models import Organisatie
from overdracht.agenda import komende_dag
from overdracht.informatiepakket import stel_samen, vingerafdruk
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from overdracht.models import Agendapunt, Informatiepakket, Overdracht, OverdrachtPersoon, Vergadering
from overdracht.overgang import ONDERWERP
from overdracht.routeren import Routeadvies, Routefeiten, is_minderjarig, kies_regel
from overdracht.werkproces import OPEN, OVERGANGEN, Moment, Overdrachtstatus

from .beoordeling import leidende_beoordeling, open_dienst
from .boek import Boek
from .dossier import lees_dossier

TERUG = (Signaal.Soort.OVERDRACHT_TERUG, Signaal.Soort.OVERDRACHT_VERLOPEN)


@dataclass(frozen=True)
class Grondslag:
    melding: Rij
    vb: Rij
    moment: str
    advies: Routeadvies


def lees_grondslag(boek: Boek, dag: date) -> Grondslag | None:
    """The assessment that leads the casus and what the agreement advises for it; None before the first."""
    vb = leidende_beoordeling(boek)
    if vb is None:
        return None
    melding = next(m for m in boek.meldingen if m["id"] == vb["melding_id"])
    na_dienst = open_dienst(boek, melding, Dienststatus.LOOPT, Dienststatus.AFGEROND)
    moment = Moment.NA_DIENST if na_dienst else Moment.NIEUW
    hulp = vb["hulp_betrokken"] if vb["hulp_betrokken"] is not None else melding["hulp_betrokken"]
    feiten = Routefeiten(
        zwaarte=vb["zwaarte_id"],
        minderjarigen=_minderjarigen(boek, dag),
        hulp_betrokken=True if vb["besluit"] == Besluit.OVERDRACHT_HULP else hulp,
        moment=moment,
    )
    gevonden = boek.wereld.afspraak_op(boek.casus["gemeente_id"], dag)
    if gevonden is None:
        return Grondslag(melding, vb, moment, Routeadvies(None, None, ()))
    advies = Routeadvies(gevonden.afspraak, kies_regel(gevonden.regels, feiten), ())
    return Grondslag(melding, vb, moment, advies)


def overdragen(boek: Boek, daad: Daad) -> None:
    invoer: OverdragenInvoer = daad.met["invoer"]
    grondslag = lees_grondslag(boek, dag_van(daad.nu))
    if grondslag is None:
        raise ValueError("nog niet beoordeeld")
    for deel in invoer.partijen:
        _maak(boek, daad, grondslag, invoer, deel)
    boek.handel_signalen_af(TERUG, daad.nu)
    boek.zet_fase(daad)


def bevestigen(boek: Boek, daad: Daad) -> None:
    overdracht = boek.overdrachten[daad.plaats]
    overdracht.update(bevestigd_op=daad.nu, bevestigd_door_id=daad.wie)
    _zet_status(boek, daad, overdracht, Overdrachtstatus.BEVESTIGD)
    _stop(boek, daad, overdracht, "bevestigen")
    boek.zet_fase(daad)


def aanvaarden(boek: Boek, daad: Daad) -> None:
    overdracht, casus = boek.overdrachten[daad.plaats], boek.casus
    overdracht.update(aanvaard_op=daad.nu, aanvaard_door_id=daad.wie)
    _zet_status(boek, daad, overdracht, Overdrachtstatus.AANVAARD)
    _stop(boek, daad, overdracht, "bevestigen", "aanvaarden")
    if overdracht["draagt_zicht"] and casus["gesloten_op"] is None and casus["fase"] != Fase.VB:
        boek.verleg_zicht(daad, boek.wereld.partij_op_id[overdracht["partij_id"]])
        leidend = leidende_beoordeling(boek)
        if leidend is None or leidend["melding_id"] == overdracht["melding_id"]:
            casus["overdracht_nodig"] = False
    boek.zet_fase(daad)


def weigeren(boek: Boek, daad: Daad) -> None:
    overdracht = boek.overdrachten[daad.plaats]
    overdracht.update(weigerreden_id=daad.met["weigerreden"], reden_toelichting=daad.met["toelichting"])
    _beeindig(boek, daad, overdracht, Overdrachtstatus.GEWEIGERD)
    _stop(boek, daad, overdracht, "bevestigen", "aanvaarden")
    _terug_naar_vt(boek, daad, overdracht, Signaal.Soort.OVERDRACHT_TERUG)
    boek.zet_fase(daad)


def intrekken(boek: Boek, daad: Daad) -> None:
    overdracht = boek.overdrachten[daad.plaats]
    overdracht.update(intrekreden_id=daad.met["intrekreden"], reden_toelichting=daad.met.get("toelichting", ""))
    _beeindig(boek, daad, overdracht, Overdrachtstatus.INGETROKKEN)
    _stop(boek, daad, overdracht, "bevestigen", "aanvaarden", vervalt=True)
    boek.zet_fase(daad)


def laat_verlopen(boek: Boek, daad: Daad) -> None:
    overdracht = boek.overdrachten[daad.plaats]
    _beeindig(boek, daad, overdracht, Overdrachtstatus.VERLOPEN)
    _stop(boek, daad, overdracht, "bevestigen", "aanvaarden", vervalt=True)
    _terug_naar_vt(boek, daad, overdracht, Signaal.Soort.OVERDRACHT_VERLOPEN)
    boek.zet_fase(daad)


def terugleggen(boek: Boek, daad: Daad) -> None:
    overdracht = boek.overdrachten[daad.plaats]
    overdracht.update(terugmeldreden_id=daad.met["terugmeldreden"], reden_toelichting=daad.met["toelichting"])
    _beeindig(boek, daad, overdracht, Overdrachtstatus.TERUGGELEGD)
    boek.casus["overdracht_nodig"] = True
    if not _ander_heeft_zicht(boek, overdracht):
        boek.verleg_zicht(daad, None)
    _terug_naar_vt(boek, daad, overdracht, Signaal.Soort.OVERDRACHT_TERUG)
    boek.zet_fase(daad)


def _maak(boek: Boek, daad: Daad, grondslag: Grondslag, invoer: OverdragenInvoer, deel: PartijInvoer) -> None:
    partij = boek.wereld.partijen[deel.partij_code] if deel.partij_code else None
    advies = grondslag.advies
    overdracht = boek.rij(
        Overdracht,
        nummer=boek.nummer("O", daad.nu),
        casus_id=boek.casus["id"],
        melding_id=grondslag.melding["id"],
        partij_id=partij.pk if partij else None,
        partijsoort_id=partij.soort_id if partij else "partijsoort:clientsysteem",
        moment=grondslag.moment,
        afspraak_id=advies.afspraak.pk if advies.afspraak else None,
        regel_id=advies.regel.pk if advies.regel else None,
        afwijkreden=invoer.afwijkreden,
        wijze_id=deel.wijze,
        doel=deel.doel,
        draagt_zicht=deel.draagt_zicht,
        verzonden_op=daad.nu,
        verzonden_door_id=daad.wie,
    )
    boek.overdrachten.append(overdracht)
    _zet_status(boek, daad, overdracht, Overdrachtstatus.VERZONDEN if partij else Overdrachtstatus.MEEGEGEVEN)
    boek.overdrachtpersonen += [
        boek.rij(
            OverdrachtPersoon,
            overdracht_id=overdracht["id"],
            persoon_id=boek.personen[plaats_van(persoon)]["id"],
            partij_id=overdracht["partij_id"],
            open=partij is not None,
        )
        for persoon in deel.personen
    ]
    dossier = lees_dossier(boek, grondslag.melding, grondslag.vb, dag_van(daad.nu))
    pakket = stel_samen(dossier, invoer, deel, partij, advies)
    boek.rij(
        Informatiepakket,
        overdracht_id=overdracht["id"],
        inhoud=pakket,
        sha256=vingerafdruk(pakket),
        vastgelegd_op=daad.nu,
    )
    if partij is not None:
        for soort, lengte in (("bevestigen", advies.bevestigen), ("aanvaarden", advies.aanvaarden)):
            boek.start_termijn(soort, daad.nu, ONDERWERP, overdracht, melding=grondslag.melding, lengte=lengte)
        _zet_op_agenda(boek, daad, overdracht, partij)


def _zet_op_agenda(boek: Boek, daad: Daad, overdracht: Rij, partij: Organisatie) -> None:
    overleg = boek.wereld.overleggen.get(partij.pk)
    if overleg is None:
        return
    datum = komende_dag(overleg, dag_van(daad.nu))
    bekend = boek.vergaderingen
    if (overleg.pk, datum) not in bekend:
        bekend[overleg.pk, datum] = boek.rij(Vergadering, overleg_id=overleg.pk, datum=datum)["id"]
    vergadering_id = bekend[overleg.pk, datum]
    boek.rij(Agendapunt, vergadering_id=vergadering_id, overdracht_id=overdracht["id"], geplaatst_op=daad.nu)


def _zet_status(boek: Boek, daad: Daad, overdracht: Rij, naar: Overdrachtstatus) -> None:
    boek.zet_status(daad, ONDERWERP, overdracht, naar, OVERGANGEN)
    if naar not in OPEN:
        for persoon in boek.overdrachtpersonen:
            if persoon["overdracht_id"] == overdracht["id"]:
                persoon["open"] = False
    boek.casus["overdracht_wacht"] = any(rij["status"] in OPEN for rij in boek.overdrachten)


def _beeindig(boek: Boek, daad: Daad, overdracht: Rij, naar: Overdrachtstatus) -> None:
    overdracht.update(beeindigd_op=daad.nu, beeindigd_door_id=daad.wie)
    _zet_status(boek, daad, overdracht, naar)


def _stop(boek: Boek, daad: Daad, overdracht: Rij, *soorten: str, vervalt: bool = False) -> None:
    for soort in soorten:
        boek.stop_termijn(soort, ONDERWERP, overdracht, daad.nu, vervalt=vervalt)


def _terug_naar_vt(boek: Boek, daad: Daad, overdracht: Rij, soort: Signaal.Soort) -> None:
    voor = boek.casus["behandelaar_id"] or overdracht["verzonden_door_id"]
    boek.signaal(soort, f"{overdracht['nummer']}:{overdracht['status']}", daad.nu, voor)


def _ander_heeft_zicht(boek: Boek, overdracht: Rij) -> bool:
    partij_id = boek.casus["zicht_partij_id"]
    return partij_id is not None and any(
        rij is not overdracht
        and rij["partij_id"] == partij_id
        and rij["draagt_zicht"]
        and rij["status"] == Overdrachtstatus.AANVAARD
        for rij in boek.overdrachten
    )


def _minderjarigen(boek: Boek, dag: date) -> bool | None:
    geboren = [persoon["geboortedatum"] for persoon in boek.personen if not persoon["onbekend"]]
    if any(datum is not None and is_minderjarig(datum, dag) for datum in geboren):
        return True
    return None if not geboren or None in geboren else False
