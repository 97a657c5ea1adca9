# SPDX-License-Identifier: EUPL-1.2
"""In which dossiers known persons are, as far as the reader may see: per human, whatever row he is known by."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Max, Min
from django.utils import timezone

from organisaties.models import Medewerker
from personen.samenvoegen import samen_met

from .geweldsgeschiedenis import lange_geschiedenis
from .gezinnen import BekendeCasus
from .models import Betrokkene, Casus
from .termijnen.kalender import dag_van
from .werkproces import Fase


class Peil(NamedTuple):
    """The day up to which a history counts as long. `erbij`: for a melding that comes now, to which all that a dossier
    holds is earlier; without, what was known before the latest melding of a dossier, as on every list, and so it is of
    the dossiers that hold that melding already (`eigen`)."""

    vandaag: date
    erbij: bool
    eigen: frozenset[int] = frozenset()


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


def lees_bekenden(persoon_ids: Collection[int], medewerker: Medewerker, *, eigen: Collection[int] = ()) -> Bekenden:
    """Three queries. The ids are of one organisation, that of `medewerker`.

    A history is long as it will be once they are linked to a melding that was not in it yet; `eigen` are the dossiers
    that meldingen which ask this are in.
    """
    hoofd = samen_met(persoon_ids)
    per_rij: dict[int, set[int]] = defaultdict(set)
    per_mens: dict[int, set[int]] = defaultdict(set)
    for persoon_id, casus_id in Betrokkene.objects.filter(persoon_id__in=hoofd).values_list("persoon_id", "casus_id"):
        per_rij[persoon_id].add(casus_id)
        per_mens[hoofd[persoon_id]].add(casus_id)
    peil = Peil(timezone.localdate(), erbij=True, eigen=frozenset(eigen))
    zichtbaar = lees_casussen(medewerker, {casus_id for casussen in per_mens.values() for casus_id in casussen}, peil)
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


def lees_casussen(medewerker: Medewerker, casus_ids: Collection[int], peil: Peil) -> dict[int, BekendeCasus]:
    """Those of these dossiers that may be shown, with what tells a family apart at a glance; one query."""
    if not casus_ids:
        return {}
    casussen = (
        Casus.objects.zichtbaar_voor(medewerker)
        .filter(pk__in=casus_ids)
        .annotate(
            aantal=Count("meldingen"), eerste=Min("meldingen__ontvangen_op"), laatste=Max("meldingen__ontvangen_op")
        )
        .only("nummer", "fase", "gesloten_op", "geopend_op", "eerdere_meldingen", "eerste_melding_op")
    )
    return {
        casus.pk: _bekende_casus(casus, casus.aantal, (casus.eerste, casus.laatste), medewerker, peil)
        for casus in casussen
    }


def _bekende_casus(
    casus: Casus, aantal: int, van_tot: tuple[datetime | None, datetime | None], medewerker: Medewerker, peil: Peil
) -> BekendeCasus:
    eerste, laatste = (dag_van(moment or casus.geopend_op) for moment in van_tot)
    eerder, eerste_op = casus.eerdere_meldingen, casus.eerste_melding_op
    if peil.erbij and casus.pk not in peil.eigen:
        eerder, eerste_op = max(eerder + 1, aantal), min(eerste, eerste_op or eerste)
    organisatie = medewerker.vt_organisatie
    lang = organisatie is not None and any(
        definitie.geldt
        for definitie in lange_geschiedenis(
            aantal=eerder,
            eerste_op=eerste_op,
            op=peil.vandaag,
            drempel_meldingen=organisatie.drempel_meldingen,
            drempel_jaren=organisatie.drempel_jaren,
        )
    )
    return BekendeCasus(
        casus_id=casus.pk,
        nummer=casus.nummer,
        fase=Fase(casus.fase).label,
        gesloten=not casus.is_open,
        meldingen=aantal,
        laatste=laatste,
        lange_geschiedenis=lang,
    )


def _volgorde(dossier: BekendeCasus) -> tuple[bool, int, str]:
    """What is open first, then the latest melding."""
    return dossier.gesloten, -dossier.laatste.toordinal(), dossier.nummer
