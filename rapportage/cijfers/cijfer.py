# SPDX-License-Identifier: EUPL-1.2
"""One figure: a queryset of rows of a view, and the axes along which they are counted.

The number and the list behind it come from the same `rijen`: `aantallen` counts per value of the axes, `lijst` filters
on those values. A value in the data that no axis names is counted under `ONBEKEND`, never dropped.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from django.db.models import Count

from rapportage.querysets import RapportQuerySet

ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Waarde:
    sleutel: str
    label: str


@dataclass(frozen=True)
class As:
    """`naam` is a column or annotation of the rows; its values are text and are all listed here.

    `uitleg` is the definition of this axis, where each axis of a figure is one of its own.
    """

    naam: str
    label: str
    waarden: tuple[Waarde, ...]
    uitleg: str = ""

    def label_van(self, sleutel: str) -> str:
        return next(waarde.label for waarde in self.waarden if waarde.sleutel == sleutel)


@dataclass(frozen=True)
class Cijfer:
    """`volgorde` are the columns that lists are paged by: a day or moment, and the key.

    The first of `kolommen` is the number that a row of the list is about, of a casus or of an advies. `over_melder`
    are the axes that tell which party reported: counted for everybody, listed for whoever may know that.
    """

    code: str
    titel: str
    definitie: str
    bron: str
    eenheid: str
    peildatum: date
    rijen: RapportQuerySet
    assen: tuple[As, ...]
    volgorde: tuple[str, str]
    kolommen: tuple[str, ...]
    van: date | None = None
    over_melder: frozenset[str] = frozenset()

    @cached_property
    def aantallen(self) -> dict[tuple[str, ...], int]:
        """How many rows per combination of values, in one query; combinations without rows are absent."""
        namen = [as_.naam for as_ in self.assen]
        gevonden = self.rijen.order_by().values_list(*namen).annotate(aantal=Count("pk"))
        return {tuple(rij[:-1]): rij[-1] for rij in gevonden}

    @property
    def over_casussen(self) -> bool:
        return self.kolommen[0] == "casus_nummer"

    @property
    def n(self) -> int:
        return sum(self.aantallen.values())

    def aantal(self, **keuze: str) -> int:
        """The number for these values of some of the axes."""
        self._controleer(keuze)
        return self._sommen.get(frozenset(keuze.items()), 0)

    def lijst(self, **keuze: str) -> RapportQuerySet:
        """The rows behind `aantal(**keuze)`, in the order of the list."""
        self._controleer(keuze)
        return self.rijen.filter(**keuze).order_by(*self.volgorde)

    @cached_property
    def _sommen(self) -> Mapping[frozenset[tuple[str, str]], int]:
        """Every total of the table at once: a page asks for some hundreds of them."""
        namen = [as_.naam for as_ in self.assen]
        sommen: dict[frozenset[tuple[str, str]], int] = defaultdict(int)
        for sleutels, aantal in self.aantallen.items():
            paren = list(zip(namen, sleutels, strict=True))
            for hoeveel in range(len(paren) + 1):
                for keuze in combinations(paren, hoeveel):
                    sommen[frozenset(keuze)] += aantal
        return sommen

    @cached_property
    def _bekend(self) -> Mapping[str, frozenset[str]]:
        return {as_.naam: frozenset(waarde.sleutel for waarde in as_.waarden) for as_ in self.assen}

    def _controleer(self, keuze: Mapping[str, str]) -> None:
        for naam, waarde in keuze.items():
            if waarde not in self._bekend.get(naam, ()):
                raise KeyError(naam)


@dataclass(frozen=True)
class Verdelingen(Cijfer):
    """The same rows along many axes, each a definition of its own: shown one by one, counted in one query."""

    def aantal(self, **keuze: str) -> int:
        self._controleer(keuze)
        plaatsen = {as_.naam: plaats for plaats, as_ in enumerate(self.assen)}
        gekozen = [(plaatsen[naam], waarde) for naam, waarde in keuze.items()]
        return sum(
            aantal
            for sleutels, aantal in self.aantallen.items()
            if all(sleutels[plaats] == waarde for plaats, waarde in gekozen)
        )


@dataclass(frozen=True)
class Aandeel(Cijfer):
    """A figure of which some values of the first axis make up the numerator; all rows are the denominator."""

    teller: tuple[str, ...] = ()
    streven: float | None = None
    streven_tekst: str = ""

    @property
    def percentage(self) -> float | None:
        """None when there is nothing to take a share of."""
        if not self.n:
            return None
        return 100 * sum(self.aantal(**{self.assen[0].naam: waarde}) for waarde in self.teller) / self.n
