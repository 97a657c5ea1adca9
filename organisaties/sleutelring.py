# SPDX-License-Identifier: EUPL-1.2
"""The key ring: one file with, per VTOrganisatie, its encryption keys and its index key.

Organisations are named by their code, so that a restored or moved database still finds its keys.
The file is read again whenever it changed: a running worker follows a rotation without a restart.
"""

from __future__ import annotations

import base64
import json
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

SLEUTEL_ID_LENGTE: Final = 8
SLEUTEL_LENGTE: Final = 32
BESTANDSVERSIE: Final = 1


class Sleutelfout(Exception):
    """Something about keys is wrong; the message names organisations and files, never content."""


class SleutelbestandOnveilig(Sleutelfout):
    pass


class SleutelOntbreekt(Sleutelfout):
    pass


@dataclass(frozen=True)
class Sleutel:
    id: bytes
    geheim: bytes = field(repr=False)
    gemaakt_op: datetime

    @classmethod
    def nieuw(cls, nu: datetime) -> Sleutel:
        return cls(
            id=secrets.token_bytes(SLEUTEL_ID_LENGTE),
            geheim=AESGCM.generate_key(bit_length=SLEUTEL_LENGTE * 8),
            gemaakt_op=nu,
        )


@dataclass(frozen=True)
class Sleutelbos:
    """The keys of one organisation. The last one encrypts; the others still decrypt."""

    sleutels: tuple[Sleutel, ...]
    index: bytes = field(repr=False)

    @property
    def actief(self) -> Sleutel:
        return self.sleutels[-1]

    @property
    def oude(self) -> tuple[Sleutel, ...]:
        return self.sleutels[:-1]

    @classmethod
    def nieuw(cls, nu: datetime) -> Sleutelbos:
        return cls(sleutels=(Sleutel.nieuw(nu),), index=secrets.token_bytes(SLEUTEL_LENGTE))


class Sleutelring:
    def __init__(self, bossen: Mapping[str, Sleutelbos]) -> None:
        self.bossen: Final = dict(bossen)
        self._op_id: Final = {
            sleutel.id: (code, AESGCM(sleutel.geheim)) for code, bos in self.bossen.items() for sleutel in bos.sleutels
        }

    def bos(self, code: str) -> Sleutelbos:
        try:
            return self.bossen[code]
        except KeyError:
            raise SleutelOntbreekt(
                f"Organisatie '{code}' heeft nog geen sleutel in {sleutelbestand()}. "
                "Voer het beheercommando maak_sleutels uit."
            ) from None

    def slot(self, sleutel_id: bytes) -> tuple[str, AESGCM]:
        """The organisation code and the cipher of this key."""
        try:
            return self._op_id[sleutel_id]
        except KeyError:
            raise SleutelOntbreekt(
                f"Sleutel {sleutel_id.hex()} staat niet in {sleutelbestand()}. "
                "Hoort dit sleutelbestand bij deze database?"
            ) from None

    def kent(self, sleutel_id: bytes) -> bool:
        return sleutel_id in self._op_id


def sleutelbestand() -> Path:
    return Path(settings.SLEUTELBESTAND)


def sleutelring() -> Sleutelring:
    """The ring as the file holds it now. Refuses a file or folder that others can read."""
    pad = sleutelbestand()
    try:
        kenmerk = _kenmerk(pad)
    except FileNotFoundError:
        raise SleutelOntbreekt(
            f"Het sleutelbestand {pad} bestaat niet. Voer het beheercommando maak_sleutels uit."
        ) from None
    gelezen = _GELEZEN.get(pad)
    if gelezen is None or gelezen[0] != kenmerk:
        eis_afgeschermd(pad.parent, "0700")
        eis_afgeschermd(pad, "0600")
        gelezen = (kenmerk, _lees(pad))
        _GELEZEN[pad] = gelezen
    return gelezen[1]


def eis_afgeschermd(deel: Path, rechten: str) -> None:
    modus = stat.S_IMODE(deel.stat().st_mode)
    if modus & 0o077:
        raise SleutelbestandOnveilig(
            f"{deel} is ook voor anderen toegankelijk (rechten {modus:04o}). "
            f"Zet de rechten op {rechten} (chmod {rechten} {deel}) en controleer wie erbij kon."
        )


Kenmerk = tuple[int, int, int, int, int]
_GELEZEN: Final[dict[Path, tuple[Kenmerk, Sleutelring]]] = {}


def _kenmerk(pad: Path) -> Kenmerk:
    # The inode as well: a replaced file may carry the same time. The modes as well: a file that is
    # opened up to others while we run is refused from then on.
    bestand = pad.stat()
    map_ = pad.parent.stat()
    return (
        bestand.st_ino,
        bestand.st_mtime_ns,
        bestand.st_size,
        bestand.st_mode,
        map_.st_mode,
    )


def _lees(pad: Path) -> Sleutelring:
    try:
        inhoud: dict[str, Any] = json.loads(pad.read_bytes())
        if inhoud["versie"] != BESTANDSVERSIE:
            raise Sleutelfout(f"{pad} heeft versie {inhoud['versie']}; deze software kent {BESTANDSVERSIE}.")
        bossen = {code: _bos_uit_json(deel) for code, deel in inhoud["organisaties"].items()}
    except (ValueError, KeyError, TypeError):
        # Without the cause: a JSON error can quote a part of the file.
        raise Sleutelfout(f"{pad} is geen geldig sleutelbestand.") from None
    return Sleutelring(bossen)


def _bos_uit_json(deel: dict[str, Any]) -> Sleutelbos:
    sleutels = tuple(
        Sleutel(
            id=bytes.fromhex(s["id"]),
            geheim=base64.b64decode(s["geheim"], validate=True),
            gemaakt_op=datetime.fromisoformat(s["gemaakt_op"]),
        )
        for s in deel["sleutels"]
    )
    index = base64.b64decode(deel["index"], validate=True)
    goed = sleutels and all(len(s.id) == SLEUTEL_ID_LENGTE and len(s.geheim) == SLEUTEL_LENGTE for s in sleutels)
    if not goed or len(index) != SLEUTEL_LENGTE:
        raise ValueError
    return Sleutelbos(sleutels=sleutels, index=index)
