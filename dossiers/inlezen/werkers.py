# SPDX-License-Identifier: EUPL-1.2
"""The processes that do the work: started anew (no fork of a process with a connection), one batch at a time each.

A worker ends when the main process does, however that ended: its pipe is closed. A worker that dies is noticed by the
main process in the same way.
"""

import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from .uitwisseling import Aangekondigd, Opdracht, Partij, Uitslag

MEESTE: Final = 4
AFSCHEID: Final = 60


class Gestopt(Exception):
    """A worker died; what it had not committed is not there."""


def standaard_aantal() -> int:
    return max(2, min(MEESTE, os.cpu_count() or 1))


@dataclass
class Werker:
    proces: BaseProcess
    pijp: Connection
    # How many announced employees it knows.
    kent: int = 0
    bezig: Partij | None = None


class Ploeg:
    """Hands out batches; never more than one to a worker, so that neither side waits for a full pipe."""

    def __init__(self, opdracht: Opdracht, aantal: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._werkers: list[Werker] = []
        self._aangekondigd: list[Aangekondigd] = []
        for _ in range(aantal):
            hier, daar = context.Pipe()
            proces = context.Process(target=werk, args=(daar, opdracht), daemon=True)
            proces.start()
            # The other end must be open in the worker only, or its death would not be heard.
            daar.close()
            self._werkers.append(Werker(proces, hier))

    def kondig_aan(self, wie: Aangekondigd) -> None:
        self._aangekondigd.append(wie)

    def is_vol(self) -> bool:
        return all(werker.bezig for werker in self._werkers)

    def is_bezig(self) -> bool:
        return any(werker.bezig for werker in self._werkers)

    def geef(self, partij: Partij) -> None:
        werker = next(w for w in self._werkers if not w.bezig)
        nieuw = tuple(self._aangekondigd[werker.kent :])
        werker.kent = len(self._aangekondigd)
        werker.bezig = partij
        with _tot_het_einde(werker):
            werker.pijp.send(Partij(partij.regels, partij.bytes, nieuw))

    def haal(self, seconden: float) -> list[tuple[Partij, Uitslag]]:
        """What came back within this time. Raises Gestopt when a worker died."""
        klaar = []
        per_pijp = {werker.pijp: werker for werker in self._werkers}
        for pijp in wait(list(per_pijp), seconden):
            werker = per_pijp[pijp]  # type: ignore[index]
            with _tot_het_einde(werker):
                uitslag: Uitslag = werker.pijp.recv()
            partij, werker.bezig = werker.bezig, None
            if partij is not None:
                klaar.append((partij, uitslag))
        return klaar

    def stop(self) -> None:
        """Let them finish what they have and go."""
        for werker in self._werkers:
            werker.pijp.close()
        for werker in self._werkers:
            werker.proces.join(AFSCHEID)
            if werker.proces.is_alive():
                werker.proces.terminate()
                werker.proces.join()


@contextmanager
def _tot_het_einde(werker: Werker) -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError):
        werker.proces.join(5)
        regels = werker.bezig.regels if werker.bezig else ()
        waar = f" bij regel {regels[0].nummer} tot en met {regels[-1].nummer}" if regels else ""
        raise Gestopt(f"Een werkproces is gestopt (code {werker.proces.exitcode}){waar}.") from None


def werk(pijp: Connection, opdracht: Opdracht) -> None:
    """The life of a worker."""
    # Ctrl-C goes to the whole group; the main process decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _zet_django_op(opdracht)
    import structlog

    try:
        with suppress(EOFError, BrokenPipeError):
            _doe_partijen(pijp, opdracht)
    except Exception:  # noqa: BLE001 (the text of an error may hold what a line says; it is logged by type and place)
        structlog.get_logger(__name__).exception("werkproces gestopt")
        sys.exit(1)


def _doe_partijen(pijp: Connection, opdracht: Opdracht) -> None:
    from django.utils import timezone

    from audit.context import in_context
    from dossiers.opruimer import zelden_opruimen

    from .partij import maak_omgeving, verwerk
    from .slot import neem_werkslot

    neem_werkslot(opdracht.organisatie_id)
    omgeving = maak_omgeving(opdracht, timezone.now())
    with in_context("commando", verzoek_id=opdracht.verzoek_id), zelden_opruimen():
        while True:
            uitslag = verwerk(omgeving, pijp.recv())
            uitslag.geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            pijp.send(uitslag)


def _zet_django_op(opdracht: Opdracht) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings")
    os.environ["VT_ROL"] = opdracht.vt_rol
    import django
    from django.db import connection

    django.setup()
    # The same database as the main process, also where that was pointed elsewhere after its start.
    connection.settings_dict.update(opdracht.verbinding)
