# SPDX-License-Identifier: EUPL-1.2
"""Rules for what stands beside the course of a casus: consulten, incidents, measures, help and cooperation."""

from dossiers.formaat import Casus
from dossiers.formaat.vervolg import Consult, Samenwerking, Traject
from meldingen.termijnen.kalender import dag_van

from .oordeel import Oordeel
from .register import Register

NIET = "trajectantwoord:niet"
_VERTELD = ("geaccepteerd", "gestart", "eerste_contact_op", "beeindigd_op", "voldoende_doorlopen")


def keur_overig(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    _na_melding(casus, oordeel)
    for nr, consult in enumerate(casus.consulten):
        _consult(consult, f"consulten[{nr}]", oordeel)
    _gebeurd(casus, oordeel)
    for nr, traject in enumerate(casus.trajecten):
        pad = f"trajecten[{nr}]"
        if traject.ontvanger is not None:
            register.ontvanger(f"{pad}.ontvanger", traject.ontvanger)
        _verloop(traject, pad, oordeel)
        _traject_data(traject, pad, oordeel)
    if casus.samenwerking is not None:
        _samenwerking(casus.samenwerking, oordeel)


def _na_melding(casus: Casus, oordeel: Oordeel) -> None:
    begin = min(melding.ontvangen_op for melding in casus.meldingen)
    for lijst in ("einden", "heropeningen"):
        for nr, deel in enumerate(getattr(casus, lijst)):
            if deel.op < begin:
                oordeel.te_vroeg(f"{lijst}[{nr}].op", "ontvangen_op van de eerste melding")


def _gebeurd(casus: Casus, oordeel: Oordeel) -> None:
    for lijst in ("incidenten", "zorgen", "maatregelen"):
        for nr, deel in enumerate(getattr(casus, lijst)):
            if dag_van(deel.vastgelegd_op) < deel.datum:
                oordeel.te_vroeg(f"{lijst}[{nr}].vastgelegd_op", "datum")


def _consult(consult: Consult, pad: str, oordeel: Oordeel) -> None:
    if consult.gevraagd.door is None:
        oordeel.ontbreekt(f"{pad}.gevraagd.door", "Geef wie de vraag stelde.")
    if consult.beantwoord is None:
        if consult.antwoord.strip():
            oordeel.ontbreekt(f"{pad}.beantwoord", "Bij een antwoord hoort wanneer het gegeven is.")
        return
    if not consult.antwoord.strip():
        oordeel.ontbreekt(f"{pad}.antwoord", "Geef het antwoord. Is het niet vastgelegd, schrijf dat dan.")
    if consult.beantwoord.op < consult.gevraagd.op:
        oordeel.te_vroeg(f"{pad}.beantwoord.op", "op van 'gevraagd'")


def _verloop(traject: Traject, pad: str, oordeel: Oordeel) -> None:
    if traject.informatie_op is None and any(getattr(traject, veld) is not None for veld in _VERTELD):
        oordeel.ontbreekt(f"{pad}.informatie_op", "Noem de dag waarop de hulpverlener over het verloop vertelde.")
    if traject.gestart == NIET and traject.beeindigd_op is not None:
        oordeel.tegenstrijdig(f"{pad}.beeindigd_op", "Een traject dat niet gestart is, is ook niet beëindigd.")
    if traject.voldoende_doorlopen and traject.gestart in {None, NIET}:
        oordeel.tegenstrijdig(f"{pad}.voldoende_doorlopen", "Alleen een gestart traject kan voldoende doorlopen zijn.")


def _traject_data(traject: Traject, pad: str, oordeel: Oordeel) -> None:
    if traject.beeindigd_op is None:
        return
    for veld in ("aangeboden_op", "eerste_contact_op"):
        eerder = getattr(traject, veld)
        if eerder is not None and traject.beeindigd_op < eerder:
            oordeel.te_vroeg(f"{pad}.beeindigd_op", veld)


def _samenwerking(samenwerking: Samenwerking, oordeel: Oordeel) -> None:
    if samenwerking.coordinator is not None and not samenwerking.coordinatie:
        oordeel.tegenstrijdig("samenwerking.coordinator", "Noem alleen een coördinator als er coördinatie is.")
