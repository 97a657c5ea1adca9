# SPDX-License-Identifier: EUPL-1.2
"""The locks around the embedded server (standard library only). The kernel frees them however a process ends."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from veiligthuis.postgres_plaats import PostgresFout

MAXIMUM = 120


def open_slot(bestand: Path) -> int:
    return os.open(bestand, os.O_RDWR | os.O_CREAT, 0o600)


def wacht_op_slot(bestand: Path, soort: int) -> int:
    slot = open_slot(bestand)
    einde = time.monotonic() + MAXIMUM
    while True:
        try:
            fcntl.flock(slot, soort | fcntl.LOCK_NB)
            return slot
        except OSError:
            if time.monotonic() > einde:
                os.close(slot)
                raise PostgresFout(f"Een ander proces houdt {bestand} te lang vast; beëindig dat proces.") from None
            time.sleep(0.05)


def vast(bestand: Path, soort: int = fcntl.LOCK_EX) -> bool:
    slot = open_slot(bestand)
    try:
        fcntl.flock(slot, soort | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(slot)
    return False


def anderen_actief(eigen: Path) -> bool:
    """Shared is possible but exclusive is not: other users, and the guard is not stopping the server."""
    bestand = eigen / "gebruikers.lock"
    return vast(bestand) and not vast(bestand, fcntl.LOCK_SH)


@contextlib.contextmanager
def exclusief(bestand: Path) -> Iterator[None]:
    slot = wacht_op_slot(bestand, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(slot)
