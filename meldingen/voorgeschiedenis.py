# SPDX-License-Identifier: EUPL-1.2
"""What was reported before about the same casus and the same people: facts to weigh, no verdict.

The incident of today alone says little about severity (Flevoland study §5.1.4), so whoever assesses gets the counts
beside the form.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from organisaties.models import Medewerker

from .models import Betrokkene, Melding
from .querysets import afgeschermd_zichtbaar
from .termijnen.kalender import dag_van
from .werkproces import Fase


@dataclass(frozen=True)
class EerdereCasus:
    nummer: str
    fase: str
    meldingen: int
    personen: int


@dataclass(frozen=True)
class Voorgeschiedenis:
    """`afgeschermd`: there are earlier meldingen that the reader may not see; they are in no count."""

    in_casus: int
    elders: int
    per_jaar: tuple[tuple[int, int], ...]
    casussen: tuple[EerdereCasus, ...]
    afgeschermd: bool

    @property
    def totaal(self) -> int:
        return self.in_casus + self.elders

    @property
    def sinds(self) -> int | None:
        return self.per_jaar[0][0] if self.per_jaar else None


def vat_samen(melding: Melding, medewerker: Medewerker) -> Voorgeschiedenis:
    """Earlier meldingen of this casus and of these persons elsewhere, received before this one; three queries."""
    personen = list(melding.betrokkenen.values_list("persoon_id", flat=True))
    eerder = Melding.objects.filter(
        organisatie_id=melding.organisatie_id, ontvangen_op__lt=melding.ontvangen_op
    ).exclude(pk=melding.pk)
    velden = ("pk", "ontvangen_op", "casus_id", "casus__nummer", "casus__fase", "casus__afgeschermd")
    van_casus = eerder.filter(casus_id=melding.casus_id).values_list(*velden)
    van_personen = eerder.filter(
        pk__in=Betrokkene.objects.filter(persoon_id__in=personen).values("melding_id")
    ).values_list(*velden)
    rijen = list(van_casus.union(van_personen))
    bij_naam = set(afgeschermd_zichtbaar(medewerker)) if any(rij[5] for rij in rijen) else set()
    zichtbaar = [rij for rij in rijen if not rij[5] or rij[2] in bij_naam]
    per_jaar = Counter(dag_van(rij[1]).year for rij in zichtbaar)
    return Voorgeschiedenis(
        in_casus=sum(rij[2] == melding.casus_id for rij in zichtbaar),
        elders=sum(rij[2] != melding.casus_id for rij in zichtbaar),
        per_jaar=tuple(sorted(per_jaar.items())),
        casussen=_per_casus(zichtbaar, melding, personen),
        afgeschermd=len(zichtbaar) != len(rijen),
    )


def _per_casus(rijen: list[tuple[Any, ...]], melding: Melding, personen: list[int]) -> tuple[EerdereCasus, ...]:
    """The other casussen, the one with most shared people first."""
    anders = {rij[2]: rij for rij in rijen if rij[2] != melding.casus_id}
    if not anders:
        return ()
    gedeeld = Counter(
        casus_id
        for casus_id, _ in set(
            Betrokkene.objects.filter(casus_id__in=anders, persoon_id__in=personen).values_list(
                "casus_id", "persoon_id"
            )
        )
    )
    aantal = Counter(rij[2] for rij in rijen)
    return tuple(
        EerdereCasus(rij[3], Fase(rij[4]).label, aantal[casus_id], gedeeld[casus_id])
        for casus_id, rij in sorted(anders.items(), key=lambda paar: (-gedeeld[paar[0]], paar[1][3]))
    )
