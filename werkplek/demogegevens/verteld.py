# SPDX-License-Identifier: EUPL-1.2
"""What a melder tells besides what happened: why now, what he did before and does himself from now on, what the family
knows, and which help there is. No source counts any of it: all shares are assumed (docs/demogegevens.md).

Drawn from randomness of its own, so that nothing else that a seed makes depends on it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from random import Random
from typing import Any, Final, TypeVar

from meldingen.termijnen.kalender import dag_van

T = TypeVar("T")

# Since when professionals work with the meldcode, and must report danger also when they help the family themselves.
MELDCODE_SINDS: Final = date(2013, 7, 1)
MELDPLICHT_SINDS: Final = date(2019, 1, 1)
# Its own duty to report: no steps of the meldcode, and mostly no part in what follows.
POLITIE: Final = "politie"
BURGERS: Final = ("niet_beroepsmatig", "anders")
ONBEKEND: Final = "onbekend"

REDENEN: Final = {
    ("meldcode_plicht",): 42,
    ("meldcode_plicht", "hulp_ontoereikend"): 13,
    ("hulp_ontoereikend",): 16,
    ("geen_eigen_hulp",): 15,
    ("radar",): 8,
    ("anders",): 3,
    (): 3,
}
REDENEN_POLITIE: Final = {("radar",): 55, ("geen_eigen_hulp",): 20, (): 25}
REDENEN_BURGER: Final = {(): 70, ("geen_eigen_hulp",): 18, ("anders",): 12}
# Which steps were done, of who works with the meldcode. Who saw acute danger often did not speak with the family first.
STAPPEN: Final = {(1, 2, 3, 4, 5): 55, (1, 2, 4, 5): 20, (1, 2, 3): 8, (1, 2): 7, (1,): 5, (): 5}
ROLLEN: Final = {"geeft_hulp": 38, "houdt_contact": 37, "eenmalig": 15, "geen": 6, None: 4}
ROLLEN_POLITIE: Final = {"eenmalig": 80, "geen": 12, "houdt_contact": 4, None: 4}
ROLLEN_BURGER: Final = {"geen": 40, "houdt_contact": 32, "eenmalig": 8, None: 20}
INGELICHT: Final = {True: 68, False: 24, None: 8}
INGELICHT_BURGER: Final = {True: 9, False: 66, None: 25}
WACHT_MET_HULP: Final = {True: 16, False: 69, None: 15}
WACHT_ZONDER_HULP: Final = {True: 20, False: 60, None: 20}

HULP_BIJ: Final = (
    "Het wijkteam, sinds een paar maanden.",
    "Jeugdhulp aan huis, een keer per week.",
    "Maatschappelijk werk, vooral over schulden.",
    "De huisarts en de praktijkondersteuner.",
    "Ouderschap na scheiding, net begonnen.",
    "Schoolmaatschappelijk werk, voor het oudste kind.",
    "",
)
WACHT_BIJ: Final = ("Jeugd-ggz", "Volwassenen-ggz", "Schuldhulpverlening", "Gezinscoach", "Verslavingszorg", "")
# Nothing here may say who it was that told.
WEL: Final = ("Vooraf met beide ouders besproken.", "Met een van de ouders besproken; de ander weet het nog niet.", "")
NIET: Final = ("Nog niet: dat leek te gevaarlijk.", "Het lukte niet om contact te krijgen.", "")


def vertel(groep: str, ontvangen: datetime, *, hulp: bool | None) -> tuple[dict[str, Any], str | None]:
    """The fields of a `MeldingInvoer`, and the code of what the melder does himself; the same for the same melding."""
    # No secrets here.
    rng = Random(f"{ontvangen.isoformat()} {groep} {hulp}")  # noqa: S311
    burger = groep in BURGERS
    ingelicht = None if groep == ONBEKEND else _trek(rng, INGELICHT_BURGER if burger else INGELICHT)
    velden = {
        "meldreden": _redenen(groep, dag_van(ontvangen), rng),
        "meldcode": _stappen(groep, dag_van(ontvangen), rng),
        "gezin_ingelicht": ingelicht,
        "gezin_ingelicht_toelichting": "" if ingelicht is None else rng.choice(WEL if ingelicht else NIET),
        **_hulp(hulp, rng),
    }
    return velden, _eigen_rol(groep, rng)


def _redenen(groep: str, dag: date, rng: Random) -> tuple[str, ...]:
    if groep == ONBEKEND:
        return ()
    per_groep = {POLITIE: REDENEN_POLITIE} | dict.fromkeys(BURGERS, REDENEN_BURGER)
    gekozen: tuple[str, ...] = _trek(rng, per_groep.get(groep, REDENEN))
    geldig = (reden for reden in gekozen if reden != "meldcode_plicht" or dag >= MELDPLICHT_SINDS)
    return tuple(f"meldreden:{reden}" for reden in geldig)


def _stappen(groep: str, dag: date, rng: Random) -> tuple[str, ...]:
    if groep in (POLITIE, ONBEKEND, *BURGERS) or dag < MELDCODE_SINDS:
        return ()
    return tuple(f"meldcodestap:stap{nummer}" for nummer in _trek(rng, STAPPEN))


def _hulp(hulp: bool | None, rng: Random) -> dict[str, Any]:  # noqa: FBT001 (what the melder answered)
    wacht = None if hulp is None else _trek(rng, WACHT_MET_HULP if hulp else WACHT_ZONDER_HULP)
    return {
        "hulp_bij": rng.choice(HULP_BIJ) if hulp else "",
        "hulp_wacht": wacht,
        "hulp_wacht_bij": rng.choice(WACHT_BIJ) if wacht else "",
    }


def _eigen_rol(groep: str, rng: Random) -> str | None:
    if groep == ONBEKEND:
        return None
    per_groep = {POLITIE: ROLLEN_POLITIE} | dict.fromkeys(BURGERS, ROLLEN_BURGER)
    rol = _trek(rng, per_groep.get(groep, ROLLEN))
    return f"melderrol:{rol}" if rol else None


def _trek(rng: Random, gewichten: Mapping[T, int]) -> T:
    return rng.choices(list(gewichten), list(gewichten.values()))[0]
