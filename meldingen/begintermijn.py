# SPDX-License-Identifier: EUPL-1.2
"""Receipt turns out to be another moment: an earlier message tells of the same, or was put there by mistake.

The statutory clock runs from the first receipt. What the melding itself says of its receipt stays, and so does every
term that was met or lapsed: that was done on what was known then, and no decision becomes late afterwards.
"""

from datetime import date, datetime

from .informeerlijst import SOORT as INFORMEREN
from .informeerlijst import laat_termijn_volgen
from .klok import instelling_van, verzet_begin
from .models import Casus, Informeerplicht, Melding, Termijn
from .overgang import Handelend, bewaar, schrijf_overgang, zet_fase
from .termijnen.kalender import dag_van
from .termijnen.regels import uiterste_datum

VANAF_ONTVANGST = ("vb", "crisis", INFORMEREN)


def laat_lopen_vanaf(door: Handelend, casus: Casus, melding: Melding, begin_op: datetime) -> int:
    """Let the open terms of this melding that count from its receipt count from `begin_op`; returns how many moved.

    The casus is locked; it is saved, with one row of history per term, when any moved. A day by which somebody must be
    told moves along unless it was chosen for that person (a postponement, or somebody who turned up later).
    """
    open_termijnen = Termijn.objects.open().filter(onderwerp="melding", onderwerp_id=melding.pk)
    # A term that began after receipt began for a reason of its own.
    vanaf = open_termijnen.filter(soort__in=VANAF_ONTVANGST, begin_op__lte=melding.ontvangen_op)
    te_verzetten = list(vanaf.exclude(begin_op=begin_op).order_by("pk"))
    for termijn in te_verzetten:
        _verzet(door, casus, melding, termijn, begin_op)
    if te_verzetten:
        zet_fase(door, casus)
    return len(te_verzetten)


def laat_eerder_lopen(door: Handelend, casus: Casus, melding: Melding, soort: str, begin_op: datetime) -> None:
    """Let the open term of this kind that began later than `begin_op` count from there, whatever it began for: two
    messages of danger give one term, from the first, in whichever order they were read. The casus is locked, and saved.
    """
    open_termijnen = Termijn.objects.open().filter(onderwerp="melding", onderwerp_id=melding.pk)
    for termijn in open_termijnen.filter(soort=soort, begin_op__gt=begin_op):
        _verzet(door, casus, melding, termijn, begin_op)
        zet_fase(door, casus)


def _verzet(door: Handelend, casus: Casus, melding: Melding, termijn: Termijn, begin_op: datetime) -> None:
    van, was = termijn.begin_op, _einde(termijn)
    verzet_begin(termijn, casus=casus, begin_op=begin_op, op=door.nu)
    if termijn.soort == INFORMEREN:
        _verzet_lijst(casus, melding, van, begin_op)
        laat_termijn_volgen(casus, melding, nu=door.nu)
        termijn.refresh_from_db()
    schrijf_overgang(
        door,
        casus=casus,
        onderwerp="termijn",
        onderwerp_id=termijn.pk,
        kenmerk=termijn.soort,
        van=was,
        naar=_einde(termijn),
    )


def _einde(termijn: Termijn) -> str:
    return termijn.uiterste_datum.isoformat()


def _verzet_lijst(casus: Casus, melding: Melding, van: datetime, naar: datetime) -> None:
    oud, nieuw = (_informeerdag(casus, dag_van(begin)) for begin in (van, naar))
    for rij in Informeerplicht.objects.open().filter(melding=melding, uiterste_datum=oud).order_by("pk"):
        rij.uiterste_datum = nieuw
        bewaar(rij, "uiterste_datum")


def _informeerdag(casus: Casus, begin: date) -> date:
    return uiterste_datum(INFORMEREN, begin, instelling=instelling_van(casus.organisatie)).uiterste_datum
