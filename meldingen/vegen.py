# SPDX-License-Identifier: EUPL-1.2
"""The sweep over terms: an open term without its signal is the work to be done, so an outage changes nothing."""

from datetime import datetime

from achtergrond.wekken import wek

from .signaleren import te_signaleren_termijnen

SIGNALEER_TAAK = "meldingen.signaleer_termijn"
# The rest comes at the next tick.
PER_KEER = 1_000


def veeg(nu: datetime) -> int:
    """Start one small task per term that is about to pass or has passed; returns how many."""
    ids = list(te_signaleren_termijnen(nu).values_list("pk", flat=True)[:PER_KEER])
    for termijn_id in ids:
        wek(SIGNALEER_TAAK, termijn_id=termijn_id)
    return len(ids)
