# SPDX-License-Identifier: EUPL-1.2
"""Nothing happened after now. Walks every date of the models, so that a new field is judged without a new rule."""

from datetime import date, timedelta
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


def keur_toekomst(deel: Onderdeel, oordeel: Oordeel, pad: str = "") -> None:
    for naam, is_moment in datums(type(deel)):
        waarde = getattr(deel, naam)
        if waarde is not None and waarde > (oordeel.nu if is_moment else oordeel.vandaag):
            _later(waarde, VOORUIT.get((type(deel), naam), 0), pad + naam, oordeel)
    for naam, is_lijst in delen(type(deel)):
        waarde = getattr(deel, naam)
        if is_lijst:
            for nr, onderdeel in enumerate(waarde):
                keur_toekomst(onderdeel, oordeel, f"{pad}{naam}[{nr}].")
        elif waarde is not None:
            keur_toekomst(waarde, oordeel, f"{pad}{naam}.")


def _later(waarde: date, jaren: int, veld: str, oordeel: Oordeel) -> None:
    if not jaren:
        oordeel.fout(veld, Foutcode.DATUM_IN_TOEKOMST, _GEBEURD)
    elif waarde > oordeel.vandaag + timedelta(days=366 * jaren):
        oordeel.fout(veld, Foutcode.DATUM_IN_TOEKOMST, _GEPLAND)
