# SPDX-License-Identifier: EUPL-1.2
"""What can be generated, by the name that the command takes."""

from datetime import date
from typing import Final

from werkplek.demogegevens.geleverd import Profiel

from .demo import demo
from .flevoland import PEILDATUM, flevoland
from .landelijk import PEILDATUM as PEILDATUM_LANDELIJK
from .landelijk import landelijk

PROFIELEN: Final[dict[str, Profiel]] = {
    "demo": demo,
    "flevoland-2018h1": flevoland,
    "landelijk-2017-2019": landelijk,
}
# The day on which a profile begins when nobody asks for another; else today.
PEILDATA: Final[dict[str, date]] = {"flevoland-2018h1": PEILDATUM, "landelijk-2017-2019": PEILDATUM_LANDELIJK}
