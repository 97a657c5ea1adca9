# SPDX-License-Identifier: EUPL-1.2
"""Changing the key ring. Only commands do this; the application reads."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from organisaties.sleutelring import (
    BESTANDSVERSIE,
    Sleutel,
    Sleutelbos,
    Sleutelfout,
    SleutelOntbreekt,
    eis_afgeschermd,
    sleutelbestand,
    sleutelring,
)


def vul_aan(codes: Sequence[str], *, nu: datetime) -> list[str]:
    """Give every organisation without keys its own; returns the codes that got them."""
    nieuw: list[str] = []

    def wijzig(bossen: dict[str, Sleutelbos]) -> None:
        for code in codes:
            if code not in bossen:
                bossen[code] = Sleutelbos.nieuw(nu)
                nieuw.append(code)

    _wijzig(wijzig)
    return nieuw


def voeg_actieve_toe(code: str, *, nu: datetime) -> Sleutel:
    sleutel = Sleutel.nieuw(nu)

    def wijzig(bossen: dict[str, Sleutelbos]) -> None:
        if code not in bossen:
            raise SleutelOntbreekt(f"Organisatie '{code}' heeft nog geen sleutel.")
        bossen[code] = replace(bossen[code], sleutels=(*bossen[code].sleutels, sleutel))

    _wijzig(wijzig)
    return sleutel


def verwijder(code: str, sleutel_id: bytes) -> None:
    def wijzig(bossen: dict[str, Sleutelbos]) -> None:
        bos = bossen[code]
        if bos.actief.id == sleutel_id:
            raise Sleutelfout("De actieve sleutel wordt niet verwijderd.")
        bossen[code] = replace(bos, sleutels=tuple(s for s in bos.sleutels if s.id != sleutel_id))

    _wijzig(wijzig)


def _naar_json(bossen: Mapping[str, Sleutelbos]) -> bytes:
    organisaties = {
        code: {
            "sleutels": [
                {
                    "id": s.id.hex(),
                    "geheim": base64.b64encode(s.geheim).decode(),
                    "gemaakt_op": s.gemaakt_op.isoformat(),
                }
                for s in bos.sleutels
            ],
            "index": base64.b64encode(bos.index).decode(),
        }
        for code, bos in sorted(bossen.items())
    }
    return json.dumps({"versie": BESTANDSVERSIE, "organisaties": organisaties}, indent=1).encode()


def _wijzig(wijziging: Callable[[dict[str, Sleutelbos]], None]) -> None:
    pad = sleutelbestand()
    pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alleen_wij(pad.parent):
        bossen = dict(sleutelring().bossen) if pad.exists() else {}
        ervoor = dict(bossen)
        wijziging(bossen)
        if bossen != ervoor or not pad.exists():
            eis_afgeschermd(pad.parent, "0700")
            _schrijf(pad, _naar_json(bossen))


@contextmanager
def _alleen_wij(map_: Path) -> Iterator[None]:
    nummer = os.open(map_, os.O_RDONLY)
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX)
        yield
    finally:
        os.close(nummer)


def _schrijf(pad: Path, inhoud: bytes) -> None:
    # Beside the file and renamed over it: a kill halfway leaves the old ring whole.
    tijdelijk = pad.with_name(f".{pad.name}.{secrets.token_hex(4)}")
    nummer = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(nummer, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(pad)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    map_ = os.open(pad.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)
