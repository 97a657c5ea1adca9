# SPDX-License-Identifier: EUPL-1.2
"""When people work: office hours, on working days of the region."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from meldingen.termijnen.kalender import (
    TIJDZONE,
    Kalender,
    dag_van,
    eerste_werkdag_vanaf,
    is_werkdag,
    plus_werkdagen,
)

OPEN, DICHT = time(8, 30), time(17, 0)


class Klok:
    def __init__(self, kalender: Kalender, rng: Random) -> None:
        self.kalender, self.rng = kalender, rng

    def is_werkdag(self, dag: date) -> bool:
        return is_werkdag(dag, self.kalender)

    def in_kantooruren(self, moment: datetime) -> bool:
        lokaal = moment.astimezone(TIJDZONE)
        return self.is_werkdag(lokaal.date()) and OPEN <= lokaal.time() < DICHT

    def kantoor(self, dag: date, na: datetime | None = None) -> datetime:
        """Some time in office hours on this day or the first working day after it; later than `na`."""
        dag = eerste_werkdag_vanaf(dag, self.kalender)
        moment = datetime.combine(dag, OPEN, tzinfo=TIJDZONE) + timedelta(minutes=self.rng.randint(0, 480))
        if na is None or moment > na:
            return moment
        if dag_van(na) == dag:
            # Still today, a little after what came before.
            return na.astimezone(UTC) + timedelta(minutes=self.rng.randint(2, 25))
        return self.kantoor(dag_van(na), na)

    def na_dagen(self, na: datetime, dagen: int) -> datetime:
        return self.kantoor(dag_van(na) + timedelta(days=dagen), na)

    def na_werkdagen(self, na: datetime, dagen: int) -> datetime:
        return self.kantoor(plus_werkdagen(dag_van(na), dagen, self.kalender), na)

    def voor(self, nu: datetime, werkdagen: int, volgnummer: int) -> datetime:
        """A fixed time, this many working days before `nu`; acts of one day stay in their order."""
        dag = plus_werkdagen(dag_van(nu), -werkdagen, self.kalender)
        return datetime.combine(dag, time(9 + volgnummer % 8, 7 * volgnummer % 60), tzinfo=TIJDZONE)
