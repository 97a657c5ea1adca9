# SPDX-License-Identifier: EUPL-1.2
"""Plays a plan into a Boek: the acts by the rules of the steps, and then the facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dossiers.daden import Daad
from dossiers.formaat import Advies, Casus
from dossiers.formaat.melding import Melding
from dossiers.keuren import Afgekeurd, Fout, Foutcode
from dossiers.naspelen.beoordeling import leidende_beoordeling, open_dienst
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.monitoring import beeindig
from dossiers.naspelen.stappen import speel_na
from meldingen.fouten import StapFout, VerkeerdeToestand
from meldingen.werkproces import Dienststatus, Fase
from monitoring.werkproces import Monitoringstatus

from .aanvullen import vul_advies, vul_casus, vul_melding, vul_moment
from .plan import Act, Plan
from .register import NietGemaakt, Register


@dataclass(frozen=True)
class Gespeeld:
    """The acts as they were played, and the id of the row of every object: by kind, by its id in the file."""

    daden: list[Daad]
    ids: dict[str, dict[str, int]]


def speel(plan: Plan, boek: Boek) -> Gespeeld:
    """Fill an empty Boek. Raises Afgekeurd at the first act that cannot have been done; the Boek is of no use then."""
    _eis_gemeenten(plan, boek)
    register, daden = Register(boek), []
    for act in plan.acten:
        if _is_al_gepland(act, boek, register):
            continue
        daden.append(_doe(plan.regel, act, boek, register))
    if isinstance(plan.regel, Casus):
        _eis_gemaakt(plan.regel, register)
    for feit in plan.feiten:
        verwijst = {kolom: register.rij(wat)["id"] for kolom, wat in feit.verwijst.items()}
        velden = {veld.attname for veld in feit.model._meta.concrete_fields}  # noqa: SLF001 (public in Django)
        casus = {"casus_id": boek.casus["id"]} if "casus_id" in velden else {}
        rij = boek.rij(feit.model, **feit.velden, **verwijst, **casus)
        if feit.object:
            register.noteer(feit.object, rij)
    return Gespeeld(daden, dict(register.ids))


def _doe(regel: Casus | Advies, act: Act, boek: Boek, register: Register) -> Daad:
    """Play one act, and put beside it what the file says more."""
    _eis_begin(act, boek)
    try:
        _eis(act, register, boek)
        plaats = register.plaats(act.op) if act.op else -1
        daad = Daad(act.stap, act.nu, act.wie, plaats, act.met)
        if act.stap == "betrokkenheid_beeindigen" and not _plant(regel, act):
            beeindig(boek, daad)
        else:
            speel_na(boek, daad)
        _eis_heel(boek)
        _vul_aan(regel, act, boek, register)
    except NietGemaakt as fout:
        raise Afgekeurd((Fout(act.pad, *NIET_GEMAAKT.get(fout.soort, TE_VROEG)),)) from None
    # The tables of the steps refuse with the first; what is not there, with the others.
    except (StapFout, LookupError, ValueError, StopIteration):
        raise Afgekeurd((Fout(act.pad, Foutcode.STAP_NIET_MOGELIJK, NIET_MOGELIJK),)) from None
    return daad


NIET_MOGELIJK: Final = "Dit kon op dat moment niet. Vergelijk de datums met die van wat eraan voorafging."
TE_VROEG: Final = (Foutcode.STAP_NIET_MOGELIJK, "Dit gebeurde voor het begin ervan. Controleer de datums.")
NIET_GEMAAKT: Final = {
    "moment": (Foutcode.GEEN_MOMENT, "Geen monitoring heeft dit moment gepland."),
    "monitoring": (Foutcode.GEEN_MONITORING, "Op dat moment was deze monitoring niet begonnen."),
}


def _plant(regel: Casus | Advies, act: Act) -> bool:
    """Whether monitoring was planned at the end of this involvement: the file knows, whatever is agreed now."""
    reeksen = () if isinstance(regel, Advies) else regel.monitoring
    return any(reeks.aanleiding == "overdracht" and reeks.vastgelegd_op == act.nu for reeks in reeksen)


def _eis(act: Act, register: Register, boek: Boek) -> None:
    """What the tables of the steps do not know."""
    kan = True
    if act.stap == "heropenen":
        kan = boek.casus["fase"] == Fase.AFGESLOTEN
    elif act.stap == "besluit_herzien" and act.op and register.kent(act.op):
        kan = open_dienst(boek, register.rij(act.op), Dienststatus.LOOPT) is None
    elif act.stap == "plannen_na_overdracht" and act.op and register.rij(act.op)["aanvaard_op"] is None:
        raise NietGemaakt(("monitoring", ""))
    if not kan:
        raise VerkeerdeToestand(NIET_MOGELIJK)


def _eis_heel(boek: Boek) -> None:
    """Somebody has the view on safety while a casus is open, and only then."""
    if boek.casus and (boek.casus["fase"] == Fase.AFGESLOTEN) != (boek.casus["zicht_houder"] is None):
        raise VerkeerdeToestand(NIET_MOGELIJK)


def _eis_begin(act: Act, boek: Boek) -> None:
    if act.stap == "overdragen" and leidende_beoordeling(boek) is None:
        reden = "Op dat moment was er nog geen besluit. Overdragen kan na een vastgestelde beoordeling."
        raise Afgekeurd((Fout(act.pad, Foutcode.OVERDRACHT_ZONDER_BESLUIT, reden),))
    if act.stap == "extra_moment" and not any(r["status"] == Monitoringstatus.LOOPT for r in boek.monitoringen):
        reden = "Op dat moment liep er geen monitoring waar dit moment bij hoort."
        raise Afgekeurd((Fout(act.pad, Foutcode.GEEN_MONITORING, reden),))


def _is_al_gepland(act: Act, boek: Boek, register: Register) -> bool:
    """The end of an involvement may have planned it already."""
    if act.stap != "plannen_na_overdracht" or act.op is None or not register.kent(act.op):
        return False
    overdracht = register.rij(act.op)
    return any(reeks["overdracht_id"] == overdracht["id"] for reeks in boek.monitoringen)


def _vul_aan(regel: Casus | Advies, act: Act, boek: Boek, register: Register) -> None:
    momenten = register.verwerk(act, () if isinstance(regel, Advies) else regel.monitoring)
    if isinstance(regel, Advies):
        if act.stap == "advies_registreren":
            vul_advies(boek, regel, register)
        return
    if boek.casus and not register.kent(("casus", regel.id)):
        vul_casus(boek, regel, register)
    if isinstance(act.deel, Melding):
        vul_melding(boek, act, act.deel, regel, register)
    for moment, rij in momenten:
        vul_moment(boek, moment, rij, register, regel)


def _eis_gemeenten(plan: Plan, boek: Boek) -> None:
    reden = "Deze gemeente is niet bekend. Gebruik BUITEN voor een gemeente buiten het gebied."
    fouten = tuple(
        Fout(pad, Foutcode.ONBEKENDE_GEMEENTE, reden)
        for code, pad in plan.gemeenten.items()
        if code not in boek.wereld.gemeenten
    )
    if fouten:
        raise Afgekeurd(fouten)


def _eis_gemaakt(casus: Casus, register: Register) -> None:
    """Every series and moment of the file came to be."""
    fouten = tuple(_niet_gemaakt(casus, register))
    if fouten:
        raise Afgekeurd(fouten)


def _niet_gemaakt(casus: Casus, register: Register) -> Iterator[Fout]:
    for nr, reeks in enumerate(casus.monitoring):
        if not register.kent(("monitoring", reeks.id)):
            reden = "Wat deze monitoring deed beginnen, is niet gebeurd."
            yield Fout(f"monitoring[{nr}]", Foutcode.GEEN_MONITORING, reden)
            continue
        for i, moment in enumerate(reeks.momenten):
            if not register.kent(("moment", moment.id)):
                yield Fout(f"monitoring[{nr}].momenten[{i}]", *NIET_GEMAAKT["moment"])
