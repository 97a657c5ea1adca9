# SPDX-License-Identifier: EUPL-1.2
"""Python's collector of cycles, during bulk work."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

NIEUWE_OBJECTEN: Final = 200_000


@contextmanager
def zelden_opruimen() -> Iterator[None]:
    """Rows hold no cycles, yet looking for them time and again takes as long as replaying itself."""
    gewoon = gc.get_threshold()
    gc.set_threshold(NIEUWE_OBJECTEN, *gewoon[1:])
    try:
        yield
    finally:
        gc.set_threshold(*gewoon)
