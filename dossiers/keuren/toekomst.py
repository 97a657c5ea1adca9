# SPDX-License-Identifier: EUPL-1.2
"""Nothing happened after now. Walks every date of the models, so that a new field is judged without a new rule."""

from datetime import date, datetime, timedelta
from typing import Final

from dossiers.formaat.basis import Onderdeel
from dossiers.formaat.personen import Adres, Gezag, Relatie
from dossiers.formaat.vervolg import ExtraMoment, Heropening, Monitoringsmoment

from .delen import datums, delen
from .fout import Foutcode
from .oordeel import Oordeel

# What may lie ahead, and how many years: what is planned, and what ends by itself (authority at eighteen).
VOORUIT: Final[dict[tuple[type[Onderdeel], str], int]] = {
    (Monitoringsmoment, "gepland_op"): 5,
    (ExtraMoment, "op"): 5,
    (Heropening, "moment_op"): 5,
    (Adres, "tot"): 5,
    (Relatie, "tot"): 5,
    (Gezag, "tot"): 19,
}
_GEBEURD: Final = "Dit ligt in de toekomst. Geef wanneer het echt gebeurde, of laat het weg."
_GEPLAND: Final = "Dit ligt te ver in de toekomst. Laat het weg als u het niet weet."


def keur_toekomst(regel: Onderdeel, oordeel: Oordeel) -> None:
    # Nearly every line is of the past: looking only is much faster than looking with the way to every date at hand.
    if _is_later(regel, oordeel.nu, oordeel.vandaag):
        _zoek(regel, oordeel, "")


def _is_later(deel: Onderdeel, nu: datetime, vandaag: date) -> bool:
    waarden = deel.__dict__
    for naam, is_moment in datums(type(deel)):
        waarde = waarden[naam]
        if waarde is not None and waarde > (nu if is_moment else vandaag):
            return True
    for naam, is_lijst in delen(type(deel)):
        waarde = waarden[naam]
        for onderdeel in waarde if is_lijst else (waarde,):
            if onderdeel is not None and _is_later(onderdeel, nu, vandaag):
                return True
    return False


def _zoek(deel: Onderdeel, oordeel: Oordeel, pad: str) -> None:
    for naam, is_moment in datums(type(deel)):
        waarde = getattr(deel, naam)
        if waarde is not None and waarde > (oordeel.nu if is_moment else oordeel.vandaag):
            _later(waarde, VOORUIT.get((type(deel), naam), 0), pad + naam, oordeel)
    for naam, is_lijst in delen(type(deel)):
        waarde = getattr(deel, naam)
        if is_lijst:
            for nr, onderdeel in enumerate(waarde):
                _zoek(onderdeel, oordeel, f"{pad}{naam}[{nr}].")
        elif waarde is not None:
            _zoek(waarde, oordeel, f"{pad}{naam}.")


def _later(waarde: date, jaren: int, veld: str, oordeel: Oordeel) -> None:
    if not jaren:
        oordeel.fout(veld, Foutcode.DATUM_IN_TOEKOMST, _GEBEURD)
    elif waarde > oordeel.vandaag + timedelta(days=366 * jaren):
        oordeel.fout(veld, Foutcode.DATUM_IN_TOEKOMST, _GEPLAND)
