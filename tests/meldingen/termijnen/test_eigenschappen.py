# SPDX-License-Identifier: EUPL-1.2
"""The calendar against a slow second one, written from the text of the law and nothing else."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meldingen.termijnen.kalender import (
    Kalender,
    is_werkdag,
    plus_werkdagen,
    verleng_atw,
    werkdagen_tussen,
)

DAG = timedelta(days=1)
DAGEN = st.dates(date(2018, 1, 1), date(2035, 12, 31))
KALENDERS = st.builds(Kalender, st.booleans(), st.booleans())

PASEN = {
    date.fromisoformat(dag)
    for dag in [
        "2018-04-01",
        "2019-04-21",
        "2020-04-12",
        "2021-04-04",
        "2022-04-17",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2031-04-13",
        "2032-03-28",
        "2033-04-17",
        "2034-04-09",
        "2035-03-25",
        "2036-04-13",
    ]
}
BESLUIT = {(2026, 1, 2), (2026, 5, 15), (2027, 5, 7), (2028, 4, 28), (2028, 5, 26)}
VASTE_DAGEN = {(1, 1), (5, 5), (12, 25), (12, 26)}
NA_PASEN = {1, 39, 50}


def _is_vrij(dag, kalender):
    if dag.isoweekday() in (6, 7) or (dag.month, dag.day) in VASTE_DAGEN:
        return True
    if any(dag - n * DAG in PASEN for n in NA_PASEN):
        return True
    if dag + 2 * DAG in PASEN:
        return kalender.goede_vrijdag_vrij
    if (dag.year, dag.month, dag.day) in BESLUIT:
        return kalender.besluitdagen_vrij
    # Koningsdag on Sunday moves to a Saturday, which is off already.
    return (dag.month, dag.day) == (4, 27)


def _langzaam_tussen(van, tot, kalender):
    if tot < van:
        return -_langzaam_tussen(tot, van, kalender)
    return sum(not _is_vrij(van + n * DAG, kalender) for n in range(1, (tot - van).days + 1))


def _langzaam_atw(begin, einde):
    wet = Kalender(goede_vrijdag_vrij=True, besluitdagen_vrij=True)
    tot = einde
    while True:
        genoeg = (einde - begin).days < 3 or _langzaam_tussen(begin, tot, wet) >= 2
        if genoeg and not _is_vrij(tot, wet):
            return tot
        tot += DAG


@given(dag=DAGEN, kalender=KALENDERS)
def test_is_werkdag_is_gelijk_aan_de_langzame_kalender(dag, kalender):
    assert is_werkdag(dag, kalender) is not _is_vrij(dag, kalender)


@given(van=DAGEN, dagen=st.integers(-900, 900), kalender=KALENDERS)
def test_werkdagen_tussen_telt_als_de_langzame_kalender(van, dagen, kalender):
    tot = min(max(van + dagen * DAG, date(2018, 1, 1)), date(2035, 12, 31))
    assert werkdagen_tussen(van, tot, kalender) == _langzaam_tussen(van, tot, kalender)


@given(dag=DAGEN, n=st.integers(1, 60), kalender=KALENDERS)
def test_plus_werkdagen_is_de_omgekeerde_van_tellen(dag, n, kalender):
    einde = plus_werkdagen(dag, n, kalender)
    assert is_werkdag(einde, kalender)
    assert werkdagen_tussen(dag, einde, kalender) == n


@given(begin=DAGEN, lengte=st.integers(1, 84))
def test_verleng_atw_is_gelijk_aan_de_letter_van_de_wet(begin, lengte):
    assert verleng_atw(begin, begin + lengte * DAG) == _langzaam_atw(begin, begin + lengte * DAG)


@given(begin=DAGEN, lengte=st.integers(1, 84))
def test_verleng_atw_verkort_nooit(begin, lengte):
    assert verleng_atw(begin, begin + lengte * DAG) >= begin + lengte * DAG
