# SPDX-License-Identifier: EUPL-1.2
"""Keeps the raw line of what was refused: encrypted, once per organisation."""

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime

from dossiers.keuren import Fout
from dossiers.models import Afkeuring

from .uitwisseling import Aangeboden


def bewaar_afkeuringen(
    organisatie_id: int, import_id: int, afgekeurd: Iterable[tuple[Aangeboden, tuple[Fout, ...]]], *, nu: datetime
) -> None:
    """Inside the transaction of the batch. A line that was kept before is not kept again."""
    rijen = [
        Afkeuring(
            organisatie_id=organisatie_id,
            door_import_id=import_id,
            regelnummer=regel.nummer,
            codes=sorted({str(fout.code) for fout in fouten}),
            sha256=hashlib.sha256(regel.ruw).digest(),
            # It may be no UTF-8, and hold what a column of text refuses.
            ruw=base64.b64encode(regel.ruw).decode(),
            vastgelegd_op=nu,
        )
        for regel, fouten in afgekeurd
    ]
    if rijen:
        Afkeuring.objects.bulk_create(rijen, ignore_conflicts=True)


def ruwe_regel(afkeuring: Afkeuring) -> bytes:
    """The line as it stood in the file."""
    return base64.b64decode(afkeuring.ruw or "")
