# SPDX-License-Identifier: EUPL-1.2
"""Taking an address, a relation or gezag that was never true out of a person, and putting it back: the only writers.

The row itself goes to `Vergissing` (docs/adr/0095): whatever reads addresses and ties, by whichever query, knows it no
more. The caller locked all persons whom it ties.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from personen.bewaren import bewaar
from personen.keuring import periode
from personen.models import Adres, Gezag, Relatie
from personen.samenvoegen import samen_met

from .herkenning import zoek_opnieuw_naar
from .informeerlijst import werk_lijsten_bij
from .models import Vergissing

if TYPE_CHECKING:
    from .persoonbeeld import Persoonbeeld

Rij = Adres | Relatie | Gezag
MODELLEN: Final[dict[str, type[Rij]]] = {"adres": Adres, "relatie": Relatie, "gezag": Gezag}
# Whose it is, and whom it ties him to.
ENDEN: Final[dict[str, tuple[str, ...]]] = {
    "adres": ("persoon_id",),
    "relatie": ("persoon_id", "verwant_id"),
    "gezag": ("kind_id", "gezagdrager_id"),
}


def neem_weg(soort: str, rij: Rij, *, reden: str, door_id: int, nu: datetime) -> Vergissing:
    """Keep the row as a mistake, and take it out."""
    persoon_id, ander_id = [*(getattr(rij, einde) for einde in ENDEN[soort]), None][:2]
    vergissing = Vergissing.objects.create(
        organisatie_id=rij.organisatie_id,
        soort=soort,
        rij_id=rij.pk,
        persoon_id=persoon_id,
        ander_id=ander_id,
        inhoud=_inhoud(soort, rij),
        reden=reden,
        op=nu,
        door_id=door_id,
    )
    rij.delete()
    return vergissing


def zet_terug(vergissing: Vergissing, *, door_id: int, nu: datetime) -> Rij:
    """The row as it stood, under its own id. ValidationError when what was recorded since does not go with it."""
    rij = als_rij(vergissing)
    bewaar(rij, mogelijk_dubbel=True)
    vergissing.ongedaan_op, vergissing.ongedaan_door_id = nu, door_id
    vergissing.save(update_fields=["ongedaan_op", "ongedaan_door"])
    return rij


def als_rij(vergissing: Vergissing) -> Rij:
    """What was recorded, not saved."""
    velden = dict(vergissing.inhoud)
    van, tot = (_dag(velden.pop(naam)) for naam in ("van", "tot"))
    velden |= dict(zip(ENDEN[vergissing.soort], (vergissing.persoon_id, vergissing.ander_id), strict=False))
    return MODELLEN[vergissing.soort](
        pk=vergissing.rij_id, organisatie_id=vergissing.organisatie_id, periode=periode(van, tot), **velden
    )


def vergissingen_van(persoon_ids: Collection[int]) -> list[Vergissing]:
    """Those that stand of these rows, from either side; the oldest first."""
    van_hen = Q(persoon_id__in=persoon_ids) | Q(ander_id__in=persoon_ids)
    return list(
        Vergissing.objects.filter(van_hen, ongedaan_op__isnull=True).select_related("door").order_by("op", "pk")
    )


def vind_rij(beeld: "Persoonbeeld", soort: str, pk: int) -> Rij | None:
    """One of the rows that are shown of a person."""
    rijen: dict[str, Iterable[Rij]] = {
        "adres": beeld.adressen,
        "relatie": (verwant.rij for verwant in beeld.relaties),
        "gezag": (verwant.rij for verwant in beeld.gezag),
    }
    return next((rij for rij in rijen.get(soort, ()) if rij.pk == pk), None)


def werk_bij(vergissing: Vergissing, *, nu: datetime) -> None:
    """What was worked out from it before: who somebody may be, and who must be told of a melding."""
    if vergissing.soort == Vergissing.Soort.ADRES:
        zoek_opnieuw_naar(samen_met([vergissing.persoon_id]))
    if vergissing.soort == Vergissing.Soort.GEZAG:
        werk_lijsten_bij([vergissing.persoon_id], nu=nu)


def _inhoud(soort: str, rij: Rij) -> dict[str, Any]:
    apart = {"id", "organisatie_id", "periode", *ENDEN[soort]}
    namen = [veld.attname for veld in rij._meta.concrete_fields]  # noqa: SLF001 (public in Django)
    van, tot = (dag.isoformat() if dag else None for dag in (rij.periode.lower, rij.periode.upper))
    return {naam: getattr(rij, naam) for naam in namen if naam not in apart} | {"van": van, "tot": tot}


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
