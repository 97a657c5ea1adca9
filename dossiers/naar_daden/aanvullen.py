# SPDX-License-Identifier: EUPL-1.2
"""What a file says of a row besides what its step writes, put there right after the step: later steps read it."""

from dossiers.formaat import Advies, Casus
from dossiers.formaat.melding import Melding
from dossiers.formaat.vervolg import Monitoringsmoment
from dossiers.keuren import Afgekeurd, Fout, Foutcode
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.intake import leg_adres_vast
from dossiers.wereld import Rij
from meldingen import models as m
from meldingen.termijnen.kalender import dag_van
from monitoring.plannen import ONDERWERP
from monitoring.werkproces import Momentsoort
from personen.schrijven import AdresGegevens

from .plan import Act
from .register import Register


def vul_casus(boek: Boek, casus: Casus, register: Register) -> None:
    register.noteer(("casus", casus.id), boek.casus)
    boek.casus.update(gemeente_id=casus.gemeente, afgeschermd=casus.afgeschermd)


def vul_melding(boek: Boek, act: Act, melding: Melding, casus: Casus, register: Register) -> None:
    """More addresses of who is new, how people were recognised, and what the step of ambtshalve leaves out."""
    rij = register.rij(("melding", melding.id))
    rijen = boek.betrokkenen[-len(melding.betrokkenen) :] if melding.betrokkenen else []
    for betrokkene, deel in zip(rijen, melding.betrokkenen, strict=True):
        betrokkene["rol_id"] = deel.rol
        betrokkene["herkenning"] = deel.herkenning or betrokkene["herkenning"]
    if melding.ambtshalve:
        rij.update(duur_id=melding.duur, hulp_betrokken=melding.hulp_betrokken)
        _vul_ambtshalve(boek, act, rij, melding, register)
    nieuw = {kenmerk for soort, kenmerk in act.maakt if soort == "persoon"}
    for persoon in casus.personen:
        if persoon.id in nieuw:
            for adres in persoon.adressen[1:]:
                velden = {veld: getattr(adres, veld) for veld in AdresGegevens.__dataclass_fields__}
                leg_adres_vast(boek, register.rij(("persoon", persoon.id)), AdresGegevens(**velden))


def _vul_ambtshalve(boek: Boek, act: Act, rij: Rij, melding: Melding, register: Register) -> None:
    if act.stap == "ambtshalve_melden":
        boek.koppel(m.Melding.richting.through, "melding_id", rij, melding.richting)
        return
    rij["ambtshalve"] = True
    if melding.moment:
        register.rij(("moment", melding.moment))["melding_id"] = rij["id"]


def vul_advies(boek: Boek, advies: Advies, register: Register) -> None:
    rij = boek.rijen[m.Advies][-1]
    register.noteer(("advies", advies.id), rij)
    if advies.afgerond_op is None:
        rij["opgepakt_op"] = rij["afgerond_op"] = None


def vul_moment(boek: Boek, moment: Monitoringsmoment, rij: Rij, register: Register, casus: Casus) -> None:
    """Its own day, the reason that the file gives and, of an extra one, the series that the file puts it in."""
    reeks, plek = next(
        (nr, plek) for nr, r in enumerate(casus.monitoring) for plek, m in enumerate(r.momenten) if m.id == moment.id
    )
    if moment.reden:
        rij["reden"] = moment.reden
    if rij["soort"] == Momentsoort.EXTRA:
        rij["monitoring_id"] = register.rij(("monitoring", casus.monitoring[reeks].id))["id"]
    if moment.gepland_op and moment.gepland_op != rij["gepland_op"]:
        rij["gepland_op"] = moment.gepland_op
        boek.verzet_termijn(rij["soort"], ONDERWERP, rij, moment.gepland_op)
    termijn = boek.open_termijn(rij["soort"], ONDERWERP, rij)
    if termijn and termijn["uiterste_datum"] < dag_van(termijn["begin_op"]):
        reden = "Een moment is niet gepland voor de dag waarop het is afgesproken."
        raise Afgekeurd((Fout(f"monitoring[{reeks}].momenten[{plek}].gepland_op", Foutcode.MOMENT_TE_VROEG, reden),))
