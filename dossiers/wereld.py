# SPDX-License-Identifier: EUPL-1.2
"""What replaying reads once: reference data, agreements and staff of one region, and the ids it gives out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, Final

from django.db import models

from meldingen.klok import instelling_van
from meldingen.nummers import nummer
from meldingen.termijnen import regels
from meldingen.termijnen.kalender import dag_van
from meldingen.termijnen.regels import Instelling, Uitkomst
from meldingen.termijnen.regeltabel import REGELS, Termijnregel
from monitoring.regel import momentdagen
from monitoring.werkproces import Momentsoort
from organisaties.models import Code, Gemeente, Medewerker, Organisatie, VTOrganisatie
from overdracht.models import Interventieoverleg, Routeregel, Samenwerkingsafspraak

Rij = dict[str, Any]
_uiterste_datum = lru_cache(maxsize=50_000)(regels.uiterste_datum)
_uiterste_moment = lru_cache(maxsize=50_000)(regels.uiterste_moment)
_momentdagen = lru_cache(maxsize=50_000)(momentdagen)
EERSTE_REGEL: Final = {
    soort: min(regel.geldig_vanaf for regel in REGELS if regel.soort == soort) for soort in regels.SOORTEN
}


class Uitgifte:
    """Ids per table and public numbers per letter, in the order in which they are asked for."""

    def __init__(self, testnummers: Iterable[str] = ()) -> None:
        self.ids: dict[type[models.Model], int] = defaultdict(int)
        self.nummers: dict[str, int] = defaultdict(int)
        self._bsn = iter(testnummers)

    def id(self, model: type[models.Model]) -> int:
        self.ids[model] += 1
        return self.ids[model]

    def nummer(self, letter: str, nu: datetime, waarde: int | None = None) -> str:
        """`waarde` is a value that was reserved beforehand."""
        if waarde is None:
            self.nummers[letter] += 1
            waarde = self.nummers[letter]
        return nummer(letter, dag_van(nu).year, waarde)

    def bsn(self) -> str | None:
        return next(self._bsn, None)


@dataclass(frozen=True)
class Afspraak:
    afspraak: Samenwerkingsafspraak
    regels: tuple[Routeregel, ...]


@dataclass
class Wereld:
    """One region as the life courses see it; `nu` is the beginning of the peildatum."""

    regio: VTOrganisatie
    nu: datetime
    uitgifte: Uitgifte
    # role -> ids of employees, the demo account first
    staf: dict[str, list[int]]
    partijstaf: dict[int, list[int]]
    vergaderingen: dict[tuple[int, date], int] = field(default_factory=dict)

    @cached_property
    def instelling(self) -> Instelling:
        return instelling_van(self.regio)

    @cached_property
    def codes(self) -> dict[str, Code]:
        return {code.sleutel: code for code in Code.objects.all()}

    @cached_property
    def gemeenten(self) -> dict[str, Gemeente]:
        return {gemeente.code: gemeente for gemeente in Gemeente.objects.all()}

    @cached_property
    def partijen(self) -> dict[str, Organisatie]:
        return {p.code: p for p in Organisatie.objects.filter(vt_organisatie=self.regio, actief=True).order_by("pk")}

    @cached_property
    def partij_op_id(self) -> dict[int, Organisatie]:
        return {partij.pk: partij for partij in self.partijen.values()}

    @cached_property
    def overleggen(self) -> dict[int, Interventieoverleg]:
        return {o.partij_id: o for o in Interventieoverleg.objects.filter(organisatie=self.regio).order_by("pk")}

    @cached_property
    def _afspraken(self) -> dict[str, list[Afspraak]]:
        per_gemeente: dict[str, list[Afspraak]] = defaultdict(list)
        for afspraak in Samenwerkingsafspraak.objects.filter(organisatie=self.regio).order_by("pk"):
            regels = afspraak.regels.filter(actief=True).select_related("bestemming", "zwaarte", "wijze")
            per_gemeente[afspraak.gemeente_id].append(Afspraak(afspraak, tuple(regels)))
        return per_gemeente

    def afspraak_op(self, gemeente: str, dag: date) -> Afspraak | None:
        return next((a for a in self._afspraken.get(gemeente, ()) if dag in a.afspraak.periode), None)

    def termijn(self, soort: str, begin: date, lengte: int | None = None) -> Uitkomst | None:
        """None where no rule was in force: what is imported may be older than Veilig Thuis."""
        if begin < EERSTE_REGEL[soort]:
            return None
        return _uiterste_datum(soort, begin, instelling=self.instelling, lengte=lengte)

    def crisistermijn(self, begin: datetime) -> tuple[datetime, Termijnregel] | None:
        """None where no rule was in force."""
        if dag_van(begin) < EERSTE_REGEL["crisis"]:
            return None
        return _uiterste_moment("crisis", begin, instelling=self.instelling)

    def momentdagen(self, begin: date) -> list[tuple[Momentsoort, date]]:
        """The moments of a monitoring that begins on `begin`: none where no rule was in force."""
        if begin < EERSTE_REGEL[Momentsoort.DRIE_MAANDEN]:
            return []
        return _momentdagen(begin, instelling=self.instelling)


def staf_van(regio: VTOrganisatie) -> tuple[dict[str, list[int]], dict[int, list[int]]]:
    """Active employees per role and, for parties, per party; demo accounts come before generated colleagues."""
    per_rol: dict[str, list[int]] = defaultdict(list)
    per_partij: dict[int, list[int]] = defaultdict(list)
    for pk, partij, rol in _medewerkers(regio):
        if partij is None:
            per_rol[rol].append(pk)
        elif rol == "lokaalteam":
            per_partij[partij].append(pk)
    return dict(per_rol), dict(per_partij)


def _medewerkers(regio: VTOrganisatie) -> Iterable[tuple[int, int | None, str]]:
    van_regio = models.Q(vt_organisatie=regio) | models.Q(organisatie__vt_organisatie=regio)
    return (
        Medewerker.objects.filter(van_regio, is_active=True, rollen__isnull=False)
        .order_by("pk")
        .values_list("pk", "organisatie_id", "rollen__code")
    )
