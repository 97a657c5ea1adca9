# SPDX-License-Identifier: EUPL-1.2
"""Two people at the same moment: each in its own thread, on its own connection."""

from threading import Barrier, Thread

from django.db import OperationalError, connection, transaction

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


def terwijl_die_wacht(houdt, wacht):
    """`wacht` begins while `houdt` is done and not committed, stands still at its lock, and then goes on.

    Returns what `wacht` returned; fails when it did not have to wait.
    """
    pids, uitkomsten = [], []

    def doe():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                pids.append(cursor.fetchone()[0])
                uitkomsten.append(wacht())
        except Exception as fout:  # noqa: BLE001 (raised below, in the thread of the test)
            uitkomsten.append(fout)
        finally:
            connection.close()

    draad = Thread(target=doe)
    with transaction.atomic():
        houdt()
        draad.start()
        while draad.is_alive() and not _wacht_op_slot(pids):
            pass
        assert draad.is_alive(), uitkomsten
    draad.join(timeout=30)
    if isinstance(uitkomsten[0], Exception):
        raise uitkomsten[0]
    return uitkomsten[0]


def is_vergrendeld(rij):
    """Whether another transaction holds this row, asked on a connection of its own."""
    gezien = []

    def vraag():
        try:
            with transaction.atomic():
                type(rij)._base_manager.select_for_update(nowait=True, no_key=True).filter(pk=rij.pk).first()
            gezien.append(False)
        except OperationalError:
            gezien.append(True)
        finally:
            connection.close()

    draad = Thread(target=vraag)
    draad.start()
    draad.join(timeout=30)
    return gezien[0]


def _wacht_op_slot(pids):
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE pid = ANY(%s) AND NOT granted)", [pids])
        return cursor.fetchone()[0]
