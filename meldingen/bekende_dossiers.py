# SPDX-License-Identifier: EUPL-1.2
"""In which dossiers known persons are, as far as the reader may see: per human, whatever row he is known by."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from organisaties.models import Medewerker
from personen.samenvoegen import samen_met

from .gezinnen import BekendeCasus
from .herkennen import lees_casussen
from .models import Betrokkene


@dataclass(frozen=True)
class Bekenden:
    """By the id of a row of a person what may be known of that human.

    `afgeschermd` are those of whom there is also a dossier that the reader may not see. A row that is only in such
    dossiers does not exist for the reader (`onzichtbaar`), whatever other rows the same human has; `deels` are those of
    whom another row does not exist: what two rows together tell is not shown either.
    """

    dossiers: dict[int, tuple[BekendeCasus, ...]]
    afgeschermd: frozenset[int]
    onzichtbaar: frozenset[int]
    deels: frozenset[int]


def lees_bekenden(persoon_ids: Collection[int], medewerker: Medewerker) -> Bekenden:
    """Three queries. The ids are of one organisation, that of `medewerker`."""
    hoofd = samen_met(persoon_ids)
    per_rij: dict[int, set[int]] = defaultdict(set)
    per_mens: dict[int, set[int]] = defaultdict(set)
    for persoon_id, casus_id in Betrokkene.objects.filter(persoon_id__in=hoofd).values_list("persoon_id", "casus_id"):
        per_rij[persoon_id].add(casus_id)
        per_mens[hoofd[persoon_id]].add(casus_id)
    zichtbaar = lees_casussen(medewerker, {casus_id for casussen in per_mens.values() for casus_id in casussen})
    verborgen = {rij for rij, casussen in per_rij.items() if not casussen & zichtbaar.keys()}
    deels = {hoofd[rij] for rij in verborgen}
    return Bekenden(
        dossiers={
            rij: tuple(sorted((zichtbaar[pk] for pk in per_mens[hoofd[rij]] & zichtbaar.keys()), key=_volgorde))
            for rij in persoon_ids
        },
        afgeschermd=frozenset(rij for rij in persoon_ids if per_mens[hoofd[rij]] - zichtbaar.keys()),
        onzichtbaar=frozenset(persoon_ids) & verborgen,
        deels=frozenset(rij for rij in persoon_ids if hoofd[rij] in deels),
    )


def _volgorde(dossier: BekendeCasus) -> tuple[bool, int, str]:
    """What is open first, then the latest melding."""
    return dossier.gesloten, -dossier.laatste.toordinal(), dossier.nummer
