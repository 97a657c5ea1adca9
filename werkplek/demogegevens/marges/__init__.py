# SPDX-License-Identifier: EUPL-1.2
"""What a source printed beside what is in the database. Counted from the rows; nothing is asked of the generator."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from . import flevoland, landelijk
from .marge import Bereik, Marge, NietGevuld, Oordeel

__all__ = ["TELLINGEN", "Bereik", "Marge", "NietGevuld", "Oordeel", "Telling"]


@dataclass(frozen=True)
class Telling:
    """The margins of one profile; `tel` reads the database and may raise `NietGevuld`."""

    titel: str
    bron: str
    tel: Callable[[], list[Marge]]


# By the name of the profile.
TELLINGEN: Final[dict[str, Telling]] = {
    "flevoland-2018h1": Telling(
        titel="Flevoland, eerste helft van 2018: gedrukt en geteld",
        bron=(
            "Bron: *Huiselijk geweld en kindermishandeling in Flevoland* (Regioplan, 2019), hoofdstuk 2 tot en met 4. "
            "Waar de bron zichzelf tegenspreekt, zijn de tabellen gevolgd en staat erbij waarom."
        ),
        tel=flevoland.tel,
    ),
    "landelijk-2017-2019": Telling(
        titel="Landelijk 2017-2019: gedrukt en geteld",
        bron=(
            "Bron: *Ontwikkelingen adviezen en meldingen Veilig Thuis* (Significant, 2020). Groei is in hele "
            "procenten, zoals gedrukt. Wat over de regio's is aangenomen, staat in "
            "[profiel-landelijk.md](profiel-landelijk.md)."
        ),
        tel=landelijk.tel,
    ),
}
