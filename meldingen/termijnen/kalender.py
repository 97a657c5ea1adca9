# SPDX-License-Identifier: EUPL-1.2
"""The Dutch calendar of working days, and the Algemene termijnenwet on top of it.

Pure: dates in, dates out. The day on which a term starts is day 0.
"""

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from meldingen.termijnen import gelijkgesteld

TIJDZONE = ZoneInfo("Europe/Amsterdam")
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Kalender:
    """Which equated days an office keeps as days off; every other holiday is off everywhere."""

    goede_vrijdag_vrij: bool
    besluitdagen_vrij: bool


# Art. 3 lid 2 and 3 equate these days for every statutory term, whatever the office does.
WETTELIJK = Kalender(goede_vrijdag_vrij=True, besluitdagen_vrij=True)


def dag_van(moment: datetime) -> date:
    """The day in the Netherlands on which something happened; a naive moment is refused."""
    if moment.tzinfo is None:
        raise ValueError("een moment zonder tijdzone heeft geen dag")
    return moment.astimezone(TIJDZONE).date()


def pasen(jaar: int) -> date:
    """Easter Sunday (Gregorian calendar)."""
    eeuw, rest = divmod(jaar, 100)
    maanfout = (8 * eeuw + 13) // 25
    gulden = jaar % 19
    epacta = (15 + eeuw - eeuw // 4 - maanfout + 19 * gulden) % 30
    volle_maan = epacta - (epacta == 29 or (epacta == 28 and gulden > 10))
    tot_zondag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - volle_maan - rest % 4) % 7
    return date(jaar, 3, 22) + timedelta(days=volle_maan + tot_zondag)


@lru_cache(maxsize=256)
def _feestdagen(jaar: int) -> dict[date, str]:
    eerste_paasdag = pasen(jaar)
    return {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        eerste_paasdag + EEN_DAG: "Tweede Paasdag",
        _koningsdag(jaar): "Koningsdag" if jaar >= 2014 else "Koninginnedag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        eerste_paasdag + timedelta(days=39): "Hemelvaartsdag",
        eerste_paasdag + timedelta(days=50): "Tweede Pinksterdag",
        date(jaar, 12, 25): "Eerste Kerstdag",
        date(jaar, 12, 26): "Tweede Kerstdag",
    }


def feestdagen(jaar: int) -> dict[date, str]:
    """The generally recognised holidays of Algemene termijnenwet art. 3 lid 1; 5 mei is one every year."""
    return dict(_feestdagen(jaar))


def is_werkdag(dag: date, kalender: Kalender) -> bool:
    return dag.weekday() < 5 and dag not in _vrije_dagen(dag.year, kalender)


def eerste_werkdag_vanaf(dag: date, kalender: Kalender) -> date:
    """`dag` itself when it is a working day, else the next one."""
    while not is_werkdag(dag, kalender):
        dag += EEN_DAG
    return dag


def plus_werkdagen(dag: date, n: int, kalender: Kalender) -> date:
    """The n-th working day after `dag` (before it for a negative n); n = 0 gives `dag` itself."""
    stap = EEN_DAG if n > 0 else -EEN_DAG
    te_gaan = abs(n)
    while te_gaan:
        dag += stap
        te_gaan -= is_werkdag(dag, kalender)
    return dag


def werkdagen_tussen(van: date, tot: date, kalender: Kalender) -> int:
    """Working days after `van` up to and including `tot`; negative when `tot` lies before `van`.

    0 does not mean "today": between Friday and the Saturday after it no working day has passed.
    """
    if tot < van:
        return -werkdagen_tussen(tot, van, kalender)
    vrij = 0
    for jaar in range(van.year, tot.year + 1):
        op_weekdag = _vrije_weekdagen(jaar, kalender)
        vrij += bisect_right(op_weekdag, tot) - bisect_right(op_weekdag, van)
    return _weekdagen_tot_en_met(tot) - _weekdagen_tot_en_met(van) - vrij


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day of the month, clipped at the end of a shorter month."""
    jaren, maand = divmod(dag.month - 1 + maanden, 12)
    jaar, maand = dag.year + jaren, maand + 1
    return date(jaar, maand, min(dag.day, monthrange(jaar, maand)[1]))


def verleng_atw(begin: date, einde: date) -> date:
    """The last day of a statutory term after Algemene termijnenwet art. 1 lid 1 and art. 2.

    `begin` is day 0, `einde` the last day as counted. A term of three days or more is prolonged
    until it holds two working days; one that ends on a day off runs on to the next working day.
    What no wording can bring under the law (art. 4 under a: over 90 days, 12 weeks and three
    months) comes back unchanged; a term in hours, or counted back from an event, is not for here.
    """
    if einde > max(begin + timedelta(days=90), plus_maanden(begin, 3)):
        return einde
    if (einde - begin).days >= 3:
        while werkdagen_tussen(begin, einde, WETTELIJK) < 2:
            einde += EEN_DAG
    return eerste_werkdag_vanaf(einde, WETTELIJK)


def _koningsdag(jaar: int) -> date:
    dag = date(jaar, 4, 27) if jaar >= 2014 else date(jaar, 4, 30)
    return dag - EEN_DAG if dag.weekday() == 6 else dag


@lru_cache(maxsize=1024)
def _vrije_dagen(jaar: int, kalender: Kalender) -> frozenset[date]:
    dagen = set(_feestdagen(jaar))
    if kalender.goede_vrijdag_vrij:
        dagen.add(pasen(jaar) - timedelta(days=2))
    if kalender.besluitdagen_vrij:
        dagen.update(gelijkgesteld.besluitdagen(jaar))
    return frozenset(dagen)


@lru_cache(maxsize=1024)
def _vrije_weekdagen(jaar: int, kalender: Kalender) -> tuple[date, ...]:
    return tuple(sorted(dag for dag in _vrije_dagen(jaar, kalender) if dag.weekday() < 5))


def _weekdagen_tot_en_met(dag: date) -> int:
    # Ordinal 1 (1 January of year 1) is a Monday, so whole weeks of five count from there.
    weken, rest = divmod(dag.toordinal(), 7)
    return weken * 5 + min(rest, 5)
