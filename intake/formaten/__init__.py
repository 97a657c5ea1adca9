# SPDX-License-Identifier: EUPL-1.2
"""The adapters: one function per format, from the bytes that were received to what the message says.

An adapter is pure: no database, no clock, no log. A new format is a new module and a line here.
"""

from collections.abc import Callable
from typing import Final

from . import vt_bericht_1
from .basis import Lijsten
from .fout import Onleesbaar, Soort
from .vorm import Bericht

Adapter = Callable[[bytes, Lijsten], Bericht]

ADAPTERS: Final[dict[str, Adapter]] = {vt_bericht_1.FORMAAT: vt_bericht_1.lees}

__all__ = ["ADAPTERS", "Bericht", "Lijsten", "Onleesbaar", "lees"]


def lees(formaat: str, ruw: bytes, lijsten: Lijsten) -> Bericht:
    """What this message says. Raises Onleesbaar."""
    adapter = ADAPTERS.get(formaat)
    if adapter is None:
        raise Onleesbaar(Soort.FORMAAT, formaat)
    return adapter(ruw, lijsten)
