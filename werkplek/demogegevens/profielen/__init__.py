# SPDX-License-Identifier: EUPL-1.2
"""What can be generated, by the name that the command takes."""

from typing import Final

from werkplek.demogegevens.geleverd import Profiel

from .demo import demo
from .landelijk import landelijk

PROFIELEN: Final[dict[str, Profiel]] = {"demo": demo, "landelijk-2017-2019": landelijk}
