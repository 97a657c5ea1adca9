# SPDX-License-Identifier: EUPL-1.2
"""Two people at the same moment: each in its own thread, on its own connection."""

from threading import Barrier, Thread

from django.db import connection

from meldingen.fouten import StapFout


def tegelijk(*handelingen):
    """Do all at once; per act what it returned, or the refusal. Any other error is raised here."""
    start, uitkomsten = Barrier(len(handelingen)), [None] * len(handelingen)

    def doe(plek, handeling):
        try:
            start.wait(timeout=10)
            uitkomsten[plek] = handeling()
        except Exception as fout:  # noqa: BLE001 (raised below, in the thread of the test)
            uitkomsten[plek] = fout
        finally:
            connection.close()

    draden = [Thread(target=doe, args=paar) for paar in enumerate(handelingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=30)
    for uitkomst in uitkomsten:
        if isinstance(uitkomst, Exception) and not isinstance(uitkomst, StapFout):
            raise uitkomst
    return uitkomsten
