# SPDX-License-Identifier: EUPL-1.2
"""The coming meeting of an interventieoverleg, and putting a handover on its list."""

from datetime import date, timedelta

from meldingen.overgang import Handelend
from meldingen.termijnen.kalender import dag_van

from .models import Agendapunt, Interventieoverleg, Overdracht, Vergadering


def komende_dag(overleg: Interventieoverleg, na: date) -> date:
    """The first meeting after `na`: today's list is closed. Monthly is the first such weekday of a month."""
    dag = na + timedelta(days=1)
    while dag.weekday() != overleg.weekdag or (overleg.ritme == "maandelijks" and dag.day > 7):
        dag += timedelta(days=1)
    return dag


def zet_op_agenda(door: Handelend, overdracht: Overdracht) -> Agendapunt | None:
    """List a new handover when its receiver is an interventieoverleg; None for every other receiver."""
    overleg = Interventieoverleg.objects.filter(partij_id=overdracht.partij_id).first()
    if overleg is None:
        return None
    datum = komende_dag(overleg, dag_van(door.nu))
    vergadering, _ = Vergadering.objects.get_or_create(overleg=overleg, datum=datum)
    return Agendapunt.objects.create(vergadering=vergadering, overdracht=overdracht, geplaatst_op=door.nu)
