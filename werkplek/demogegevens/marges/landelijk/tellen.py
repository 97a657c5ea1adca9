# SPDX-License-Identifier: EUPL-1.2
"""Counts adviezen and meldingen from the rows: by region, year of receipt and kind of who called."""

from collections import Counter
from collections.abc import Collection, Iterable
from statistics import mean
from typing import Final

from django.db.models import Count
from django.db.models.functions import ExtractYear

from meldingen.models import Advies, Melding
from meldingen.termijnen.kalender import TIJDZONE
from organisaties.models import CodeMapping, Inwonertal

JAREN: Final = (2017, 2018, 2019)
SIGNIFICANT: Final = "significant-2020"
ONBEKEND: Final = "onbekend"


class Telling:
    """Of one of the two tables; regions by their code."""

    def __init__(self, model: type[Advies | Melding], hoedanigheid: str) -> None:
        """`hoedanigheid` is the column that says who called."""
        soort = dict(CodeMapping.objects.filter(protocol=SIGNIFICANT).values_list("code_id", "cbs_code"))
        self.per: Counter[tuple[str, int, str]] = Counter()
        rijen = (
            model.objects.annotate(jaar=ExtractYear("ontvangen_op", tzinfo=TIJDZONE))
            .values_list("organisatie__code", "jaar", hoedanigheid)
            .annotate(aantal=Count("pk"))
        )
        for regio, jaar, code, aantal in rijen:
            self.per[regio, jaar, soort.get(code, ONBEKEND)] += aantal
        self.regios = {regio for regio, _, _ in self.per}

    def som(self, regios: Collection[str], jaar: int, soort: str | None = None) -> int:
        return sum(
            aantal
            for (regio, eigen, wat), aantal in self.per.items()
            if regio in regios and eigen == jaar and soort in (None, wat)
        )

    def groei(self, regios: Collection[str], van: int, tot: int, soort: str | None = None) -> float:
        """In percent, of all these regions together."""
        eerst = self.som(regios, van, soort)
        return 100 * (self.som(regios, tot, soort) / eerst - 1) if eerst else 0.0

    def gemiddelde_groei(self, regios: Iterable[str], van: int, tot: int) -> float:
        """The same unweighed: each region counts as much as the next."""
        return mean(self.groei([regio], van, tot) for regio in regios)

    def van_elk_jaar(self, zonder: Collection[str] = ()) -> set[str]:
        """Regions that have something in every year, `zonder` those that could not deliver."""
        return {r for r in self.regios if all(self.som([r], jaar) for jaar in JAREN)} - set(zonder)

    def met_soort(self, jaren: Iterable[int]) -> set[str]:
        """Regions that know of every row of these years who called."""
        onbekend = {regio for regio, jaar, soort in self.per if soort == ONBEKEND and jaar in set(jaren)}
        return self.regios - onbekend


def met_crisis() -> dict[int, set[str]]:
    """By year the regions that told a crisis from what was none."""
    per: dict[int, set[str]] = {jaar: set() for jaar in JAREN}
    rijen = (
        Melding.objects.filter(crisis=True)
        .annotate(jaar=ExtractYear("ontvangen_op", tzinfo=TIJDZONE))
        .values_list("organisatie__code", "jaar")
        .distinct()
    )
    for regio, jaar in rijen:
        per.setdefault(jaar, set()).add(regio)
    return per


def inwoners() -> dict[str, int]:
    """The last known number of people of every region."""
    return dict(
        Inwonertal.objects.filter(organisatie__isnull=False)
        .order_by("peildatum")
        .values_list("organisatie__code", "aantal")
    )
