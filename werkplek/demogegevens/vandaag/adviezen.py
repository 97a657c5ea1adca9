# SPDX-License-Identifier: EUPL-1.2
"""Adviezen that wait, are in hand and go on; one of them of somebody who may be found again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from meldingen.adviesvragers import AdviesvragerInvoer
from meldingen.adviezen import Adviesstand
from meldingen.models import Advies
from meldingen.stappen.advies_afronden import advies_afronden
from meldingen.stappen.advies_oppakken import advies_oppakken
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.adviescontact_vastleggen import adviescontact_vastleggen
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from werkplek.demogegevens.namen import beller, telefoon
from werkplek.demogegevens.teksten import ADVIESVRAGEN

from .ploeg import Ploeg


@dataclass(frozen=True)
class Vervolg:
    uren: float
    vraag: str
    antwoord: str


@dataclass(frozen=True)
class Gevraagd:
    """`opgepakt` and `vervolg` count hours ago; `terug_te_vinden` is where an adviesvrager works who consents."""

    uren: float
    kanaal: str
    soort: str
    aanleiding: str
    vraag: str
    antwoord: str = ""
    opgepakt: float = 0
    vervolg: tuple[Vervolg, ...] = ()
    terug_te_vinden: str = ""


# Longer nobody waits for an answer.
OUD: Final = timedelta(days=8)
ADVIEZEN: Final = (
    Gevraagd(
        330, "telefoon", "onderwijs", "vechtscheiding",
        "Twee ouders betrekken school in hun strijd over de omgang. Hoe blijven wij neutraal en wanneer melden wij?",
        "Afgesproken dat school beide ouders hetzelfde schrijft, en bijhoudt wat het kind laat zien.",
        vervolg=(
            Vervolg(170, "De vader haalde het kind onverwacht op. Moet de school dat weigeren?",
                    "Besproken wat gezag betekent en hoe de school dit met beide ouders vastlegt."),
            Vervolg(23, "Het kind wil niet meer naar huis. Is dit het moment om te melden?",
                    "Het afwegingskader doorlopen. De school spreekt morgen eerst met het kind en belt daarna."),
        ),
        terug_te_vinden="Basisschool De Verzonnen Horizon",
    ),
    Gevraagd(
        73, "schriftelijk", "huisarts", "ouderenmishandeling",
        "Een patiënt op leeftijd lijkt bang voor haar mantelzorger. Wat mag ik delen, en met wie overleg ik eerst?",
    ),
    Gevraagd(
        50, "telefoon", "kinderopvang", "km_anders",
        "Een peuter heeft steeds nieuwe blauwe plekken. Hoe vragen wij dat aan de ouders?",
        opgepakt=48,
        vervolg=(Vervolg(6, "De ouder reageerde boos en kwam niet meer. Wat nu?", ""),),
    ),
    Gevraagd(
        27, "chat", "buurt", "partnergeweld",
        "Ik hoor bijna elke nacht geschreeuw bij de buren. Kan ik bellen zonder dat zij weten dat ik het was?",
    ),
    Gevraagd(
        8, "telefoon", "wijkteam", "hg_anders",
        "Een cliënt wordt door haar familie gecontroleerd en durft niet alleen weg. Hoe bespreken wij dit veilig?",
        opgepakt=7,
    ),
    Gevraagd(
        3, "chat", "slachtoffer", "partnergeweld",
        "Mijn partner leest al mijn berichten en bepaalt met wie ik omga. Is dat ook huiselijk geweld?",
    ),
    Gevraagd(
        1.2, "telefoon", "familie", "oudermishandeling",
        "Mijn kleinkind van vijftien slaat zijn moeder. Zij wil geen hulp. Wat kan ik doen?",
    ),
)  # fmt: skip


def vraag(ploeg: Ploeg) -> None:
    _beantwoord_oude(ploeg)
    for nr, gevraagd in enumerate(ADVIEZEN):
        op = ploeg.geleden(gevraagd.uren) if gevraagd.kanaal == "chat" else ploeg.overdag(gevraagd.uren)
        advies = _registreer(ploeg, gevraagd, op, ploeg.collega if nr % 3 == 2 else ploeg.frontoffice)
        if gevraagd.opgepakt:
            op = max(ploeg.overdag(gevraagd.opgepakt), ploeg.soms_later(op, 0.4))
            advies = advies_oppakken(medewerker=ploeg.frontoffice, advies=advies, nu=op)
        for een in gevraagd.vervolg:
            op = max(ploeg.overdag(een.uren), ploeg.soms_later(op, 0.4))
            adviescontact_vastleggen(
                medewerker=ploeg.frontoffice, advies=advies, kanaal="kanaal:telefoon", op=op, vraag=een.vraag,
                antwoord=een.antwoord, nu=ploeg.soms_later(op, 0.4),
            )  # fmt: skip
        if gevraagd.terug_te_vinden:
            _bewaar_vrager(ploeg, advies, gevraagd.terug_te_vinden, op)


def _beantwoord_oude(ploeg: Ploeg) -> None:
    """What a melding became is open until somebody answers: in the demo that was so, but for the last days."""
    wachtend = Advies.objects.zichtbaar_voor(ploeg.collega).filter(afgerond_op__isnull=True)
    for advies in wachtend.filter(ontvangen_op__lt=ploeg.geleden(OUD.total_seconds() / 3600)).order_by("pk"):
        _, antwoord = ploeg.rng.choice(ADVIESVRAGEN)
        advies_afronden(medewerker=ploeg.collega, advies=advies, antwoord=antwoord, nu=advies.ontvangen_op + OUD)


def _registreer(ploeg: Ploeg, gevraagd: Gevraagd, op: datetime, medewerker: Medewerker) -> Advies:
    return advies_registreren(
        medewerker=medewerker,
        kanaal=f"kanaal:{gevraagd.kanaal}",
        ontvangen_op=op,
        adviesvrager_soort=f"meldersoort:{gevraagd.soort}",
        vraag=gevraagd.vraag,
        antwoord=gevraagd.antwoord,
        aanleiding=(f"aanleiding:{gevraagd.aanleiding}",),
        gemeente_code=ploeg.rng.choice(ploeg.gemeenten),
        stand=Adviesstand.AFGEROND if gevraagd.antwoord else Adviesstand.OPEN,
        nu=ploeg.soms_later(op, 0.3),
    )


def _bewaar_vrager(ploeg: Ploeg, advies: Advies, instelling: str, op: datetime) -> None:
    invoer = AdviesvragerInvoer(
        naam=beller(ploeg.rng),
        toestemming_op=dag_van(op),
        instelling=instelling,
        telefoon=telefoon(ploeg.rng),
        email="adviesvrager@voorbeeld.example",
    )
    adviesvrager_vastleggen(medewerker=ploeg.frontoffice, advies=advies, invoer=invoer, nu=op)
