# SPDX-License-Identifier: EUPL-1.2
"""The life course of a family beside the sample: as in the demo, with its meldingen when and by whom the plan says."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from dossiers.naspelen.boek import Boek
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from werkplek.demogegevens.gezinnen import Gezin
from werkplek.demogegevens.keuzes import Keuzes
from werkplek.demogegevens.levensloop import Levensloop
from werkplek.demogegevens.plan import Gezinsplan

from .halfjaarplan import BEGIN

# The ninety that were assessed first were done by then; all others come after.
STEEKPROEF_KLAAR: Final = date(2018, 1, 12)
NA_STEEKPROEF: Final = datetime.combine(STEEKPROEF_KLAAR + timedelta(days=1), time(0), tzinfo=TIJDZONE)


class Halfjaarloop(Levensloop):
    def __init__(
        self, boek: Boek, keuzes: Keuzes, plan: Gezinsplan, gezin: Gezin, rng: Random, groepen: Sequence[str | None]
    ) -> None:
        super().__init__(boek, keuzes, plan, gezin, rng)
        self.groepen = groepen

    def _groep(self, nr: int, vorige: str, *, buiten: bool) -> str:
        return self.groepen[nr] or super()._groep(nr, vorige, buiten=buiten)

    def in_beoordeling_nemen(self, nu: datetime, nr: int, beoordelen: datetime | None = None) -> None:
        in_2018 = dag_van(self.boek.meldingen[nr]["ontvangen_op"]) >= BEGIN
        if in_2018 and beoordelen is not None and beoordelen < NA_STEEKPROEF:
            beoordelen = self.klok.kantoor(dag_van(NA_STEEKPROEF) + timedelta(days=self.rng.randrange(4)), nu)
        super().in_beoordeling_nemen(nu, nr, beoordelen)
