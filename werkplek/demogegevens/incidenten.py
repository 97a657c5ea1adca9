# SPDX-License-Identifier: EUPL-1.2
"""The incidents that are known of one family, so that the five classes of table 3.3 come out over the meldingen.

What is known only grows, so the class of the next melding is drawn beforehand: an incident that would make it
impossible is not told. A melding is not always about something that happened on one day.
"""

from datetime import date, timedelta
from random import Random
from typing import Final

from .kaarten import Stapel

JAAR: Final = 365
ALLE: Final = ("geen", "enkel", "regelmatig", "vroeger", "meerjarig")


class Geschiedenis:
    def __init__(self, stapel: Stapel[str], rng: Random) -> None:
        self._stapel, self._rng = stapel, rng
        self._dagen: list[date] = []
        self._volgende: tuple[date, str] | None = None

    def bij_melding(self, dag: date, volgende: date | None) -> list[date]:
        """Earlier incidents that come up with this melding; `volgende` is the day of the next one."""
        gewenst, kan = self._volgende[1] if self._volgende else None, self._mogelijk(dag)
        if gewenst not in kan:
            gewenst = self._stapel.trek(kan.__contains__)
        erbij = self._vul_aan(gewenst, dag)
        self._dagen += erbij
        self._volgende = None
        if volgende:
            self._volgende = volgende, self._stapel.trek(self._mogelijk(volgende).__contains__)
        return erbij

    def neem_op(self, dag: date) -> bool:
        """Whether an incident of this day can become known without spoiling the class of the next melding."""
        if self._volgende:
            volgende, klasse = self._volgende
            if klasse in self._mogelijk(volgende) and klasse not in self._mogelijk(volgende, erbij=dag):
                return False
        self._dagen.append(dag)
        return True

    def _tel(self, op: date, erbij: date | None = None) -> tuple[int, int]:
        """How many in the year before, and before that."""
        dagen = [*self._dagen, erbij] if erbij else self._dagen
        recent = sum((op - dag).days <= JAAR for dag in dagen)
        return recent, len(dagen) - recent

    def _mogelijk(self, op: date, *, erbij: date | None = None) -> tuple[str, ...]:
        """The classes that it is, or can become when more is known."""
        recent, vroeger = self._tel(op, erbij)
        if vroeger:
            return ("meerjarig",) if recent else ("vroeger", "meerjarig")
        if recent:
            return ("enkel", "regelmatig", "meerjarig") if recent == 1 else ("regelmatig", "meerjarig")
        return ALLE

    def _vul_aan(self, klasse: str, op: date) -> list[date]:
        rng, (recent, vroeger) = self._rng, self._tel(op)
        nodig = {"enkel": 1, "regelmatig": 2, "meerjarig": 1}.get(klasse, 0) - recent
        erbij = [op - timedelta(days=rng.randint(12, JAAR - 5)) for _ in range(nodig)]
        if klasse in ("vroeger", "meerjarig") and not vroeger:
            erbij += [op - timedelta(days=rng.randint(JAAR + 5, 5 * JAAR)) for _ in range(rng.choice((1, 1, 2)))]
        return sorted(erbij)
