# SPDX-License-Identifier: EUPL-1.2
"""How long something takes: as a user waits for it, and how long it computes, which a busy machine does not change."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection


@dataclass
class Klok:
    """Milliseconds. `rekentijd` is the processor time of this process and of its server process; Linux only."""

    verstreken: list[float] = field(default_factory=list)
    rekentijd: list[float] = field(default_factory=list)
    _server: Path | None = None

    @contextmanager
    def meet(self) -> Iterator[None]:
        server, eigen, begin = self._servertijd(), time.process_time(), time.perf_counter()
        try:
            yield
        finally:
            self.verstreken.append(1000 * (time.perf_counter() - begin))
            self.rekentijd.append(1000 * (time.process_time() - eigen + self._servertijd() - server))

    def tel_op(self, ander: "Klok") -> None:
        self.verstreken += ander.verstreken
        self.rekentijd += ander.rekentijd

    def _servertijd(self) -> float:
        """Seconds that the server process of this connection has computed, by the scheduler's count."""
        if self._server is None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self._server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
        return int(self._server.read_text().split()[0]) / 1e9 if self._server.exists() else 0.0
