# SPDX-License-Identifier: EUPL-1.2
"""Lines of a file as bytes, in constant memory: never more than the limit of one line at a time."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LANGSTE_REGEL: Final = 4 * 1024 * 1024
_BROK: Final = 1024 * 1024


class Onleesbaar(Exception):
    """The file cannot be read at all; the text says why."""


@dataclass(frozen=True, slots=True)
class Regel:
    """`ruw` is without its line end; of a line that is too long the first part. `tot` is where the next one begins."""

    nummer: int
    ruw: bytes
    te_lang: bool
    tot: int


class Bestand:
    """One pass over the file as it was when it was opened: what is written behind that is not read.

    `gegroeid` and `gewijzigd` are known when `regels` is done.
    """

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._fd = _open(pad)
        begin = os.fstat(self._fd)
        self.grootte = begin.st_size
        self._gewijzigd_op = begin.st_mtime_ns
        self.gegroeid = False
        self.gewijzigd = False

    @property
    def naam(self) -> str:
        return self._pad.name

    def sluit(self) -> None:
        os.close(self._fd)

    def regels(self) -> Iterator[Regel]:
        """Every line that is not empty, by its number in the file."""
        nummer, plaats = 0, 0
        with os.fdopen(os.dup(self._fd), "rb", buffering=_BROK) as stroom:
            while plaats < self.grootte:
                # One byte more than allowed, and the two of a line end.
                ruw = stroom.readline(min(LANGSTE_REGEL + 3, self.grootte - plaats))
                if not ruw:
                    break
                nummer, plaats = nummer + 1, plaats + len(ruw)
                af = ruw.endswith(b"\n")
                inhoud = ruw.rstrip(b"\r\n") if af else ruw
                te_lang = len(inhoud) > LANGSTE_REGEL
                while not af and plaats < self.grootte:
                    rest = stroom.readline(min(_BROK, self.grootte - plaats))
                    if not rest:
                        break
                    plaats += len(rest)
                    af = rest.endswith(b"\n")
                self._kijk(plaats)
                if not af and self.gegroeid:
                    # Half of a line that somebody is still writing.
                    return
                if inhoud.strip():
                    yield Regel(nummer, inhoud[:LANGSTE_REGEL], te_lang, plaats)
        self._kijk(self.grootte)
        self.gewijzigd = self.gewijzigd or plaats < self.grootte

    def _kijk(self, plaats: int) -> None:
        if plaats >= self.grootte:
            nu = os.fstat(self._fd)
            self.gegroeid = nu.st_size > self.grootte
            self.gewijzigd = nu.st_size < self.grootte or (not self.gegroeid and nu.st_mtime_ns != self._gewijzigd_op)


def _open(pad: Path) -> int:
    try:
        # Not to wait for the other side of a pipe, which is refused in a moment.
        fd = os.open(pad, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Onleesbaar(f"Het bestand {pad} bestaat niet.") from None
    except PermissionError:
        raise Onleesbaar(f"U mag het bestand {pad} niet lezen.") from None
    except OSError:
        raise Onleesbaar(f"Het bestand {pad} is niet te openen.") from None
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise Onleesbaar(f"{pad} is geen gewoon bestand.")
    return fd
