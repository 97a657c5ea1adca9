# SPDX-License-Identifier: EUPL-1.2
"""How old somebody was on a day, in words, with no more certainty than the birth date has."""

from datetime import date

JONG = 2


def leeftijd_in_woorden(geboren: date | None, precisie: str, dag: date) -> str:
    """'36 jaar', '7 maanden', 'ongeveer 6 jaar' or '5 of 6 jaar'; nothing when unknown or not born on that day."""
    if geboren is None or geboren > dag:
        return ""
    if precisie == "jaar":
        jaren = dag.year - geboren.year
        return f"{jaren - 1} of {jaren} jaar" if jaren else "nog geen jaar"
    maanden = (dag.year - geboren.year) * 12 + dag.month - geboren.month - (dag.day < geboren.day)
    jaren = maanden // 12
    tekst = f"{jaren} jaar" if jaren >= JONG else _maanden(maanden)
    return f"ongeveer {tekst}" if precisie == "maand" else tekst


def _maanden(aantal: int) -> str:
    return "1 maand" if aantal == 1 else f"{aantal} maanden"
