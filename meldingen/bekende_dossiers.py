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
    """By the id of a row of a person: his dossiers that may be shown, and who is in one that may not."""

    dossiers: dict[int, tuple[BekendeCasus, ...]]
    afgeschermd: frozenset[int]

    def is_onzichtbaar(self, persoon_id: int) -> bool:
        """Only in dossiers that the reader may not see: then he does not exist."""
        return persoon_id in self.afgeschermd and not self.dossiers.get(persoon_id)


def lees_bekenden(persoon_ids: Collection[int], medewerker: Medewerker) -> Bekenden:
    """Three queries. The ids are of one organisation, that of `medewerker`."""
    hoofd = samen_met(persoon_ids)
    per_mens: dict[int, set[int]] = defaultdict(set)
    for persoon_id, casus_id in Betrokkene.objects.filter(persoon_id__in=hoofd).values_list("persoon_id", "casus_id"):
        per_mens[hoofd[persoon_id]].add(casus_id)
    zichtbaar = lees_casussen(medewerker, {casus_id for casussen in per_mens.values() for casus_id in casussen})
    dossiers, afgeschermd = {}, set()
    for persoon_id in persoon_ids:
        casussen = per_mens.get(hoofd[persoon_id], set())
        gezien = [zichtbaar[casus_id] for casus_id in casussen if casus_id in zichtbaar]
        dossiers[persoon_id] = tuple(sorted(gezien, key=_volgorde))
        if len(gezien) < len(casussen):
            afgeschermd.add(persoon_id)
    return Bekenden(dossiers, frozenset(afgeschermd))


def _volgorde(dossier: BekendeCasus) -> tuple[bool, int, str]:
    """What is open first, then the latest melding."""
    return dossier.gesloten, -dossier.laatste.toordinal(), dossier.nummer
