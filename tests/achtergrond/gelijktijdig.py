# SPDX-License-Identifier: EUPL-1.2
"""The same act over several connections at once."""

import threading

from django.db import connection


def tegelijk(doe, aantal=2):
    """Run `doe` in so many threads, started together; what each returned or raised, in any order."""
    start, uitkomsten = threading.Barrier(aantal), []

    def draad():
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            uitkomsten.append(doe())
        except Exception as fout:  # noqa: BLE001 - an outcome like any other
            uitkomsten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=draad) for _ in range(aantal)]
    for d in draden:
        d.start()
    for d in draden:
        d.join(timeout=30)
    return uitkomsten
