# SPDX-License-Identifier: EUPL-1.2
"""What was known of the people of meldingen when each was received, read for many meldingen in two queries.

"Earlier" is received earlier; of two at one moment the lower id. What counts is the moment of receipt, not that of
registering: a melding that came in while an earlier one still lay unregistered found a casus in its assessment.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from meldingen.models import Bekendheid
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase

from .definities import Feit
from .vergelijken import Afzender, bepaal_voorval, vat_melders_samen, vergelijk_melders

# The other meldingen of the same people and of the same casus, with whom they share. Only what a melding itself tells
# counts as its incident; the identity of who told it (Bron) is not read.
_VERWANT = """
WITH doel AS (
    SELECT * FROM meldingen_melding WHERE id = ANY(%(ids)s)
), mens AS (
    SELECT doel.id AS doel_id, doel.organisatie_id, b.id AS betrokkene_id, coalesce(p.hoofd_id, p.id) AS hoofd_id
    FROM doel
    JOIN meldingen_betrokkene b ON b.melding_id = doel.id
    JOIN personen_persoon p ON p.id = b.persoon_id
), rij AS (
    SELECT doel_id, betrokkene_id, hoofd_id, hoofd_id AS persoon_id FROM mens
    UNION ALL
    SELECT mens.doel_id, mens.betrokkene_id, mens.hoofd_id, p.id FROM mens
    JOIN personen_persoon p ON p.organisatie_id = mens.organisatie_id AND p.hoofd_id = mens.hoofd_id
), genoemd AS (
    SELECT rij.doel_id, b.melding_id, rij.betrokkene_id, rij.hoofd_id FROM rij
    JOIN meldingen_betrokkene b ON b.persoon_id = rij.persoon_id
    UNION ALL
    SELECT doel.id, m.id, NULL, NULL FROM doel JOIN meldingen_melding m ON m.casus_id = doel.casus_id
), verwant AS (
    SELECT doel_id, melding_id,
           array_agg(DISTINCT ARRAY[betrokkene_id, hoofd_id]) FILTER (WHERE betrokkene_id IS NOT NULL) AS mensen
    FROM genoemd WHERE melding_id <> doel_id GROUP BY doel_id, melding_id
)
SELECT doel.id, doel.organisatie_id, doel.casus_id, doel.ontvangen_op, doel.melder_soort_id, doel.melder_partij_id,
       doel.casusfase_bij_ontvangst, casus.eerdere_meldingen, casus.eerste_melding_op,
       EXISTS (SELECT FROM meldingen_bekendheid WHERE melding_id = doel.id),
       ander.id, ander.casus_id, ander.ontvangen_op, ander.melder_soort_id, ander.melder_partij_id, verwant.mensen,
       (ander.ontvangen_op, ander.id) < (doel.ontvangen_op, doel.id),
       EXISTS (SELECT FROM meldingen_herhaling WHERE melding_id = ander.id),
       ander_casus.afgeschermd AND ander_casus.id <> doel.casus_id,
       EXISTS (SELECT FROM meldingen_incident een JOIN meldingen_incident twee ON twee.datum = een.datum
               WHERE een.melding_id = doel.id AND twee.melding_id = ander.id
               AND een.gemeld_via = 'melding' AND twee.gemeld_via = 'melding')
FROM doel
JOIN meldingen_casus casus ON casus.id = doel.casus_id
LEFT JOIN (
    verwant JOIN meldingen_melding ander ON ander.id = verwant.melding_id
    JOIN meldingen_casus ander_casus ON ander_casus.id = ander.casus_id
) ON verwant.doel_id = doel.id
ORDER BY doel.id, ander.id
"""

# How each earlier casus stood, from its history. What the registering of the melding itself did there comes after its
# receipt, also when both have the same moment. Each monitoring begins once and ends once at most.
_STAND = """
SELECT paar.melding_id, paar.casus_id,
       EXISTS (SELECT FROM meldingen_melding eerder WHERE eerder.casus_id = paar.casus_id
               AND (eerder.ontvangen_op, eerder.id) < (doel.ontvangen_op, doel.id)
               AND eerder.geregistreerd_op > doel.ontvangen_op),
       (array_agg(o.naar ORDER BY o.moment DESC, o.id DESC)
            FILTER (WHERE o.onderwerp = 'casus' AND o.kenmerk = 'fase'))[1],
       count(*) FILTER (WHERE o.onderwerp = 'monitoring' AND o.naar = 'loopt')
            > count(*) FILTER (WHERE o.onderwerp = 'monitoring' AND o.naar = 'afgesloten'),
       (array_agg(o.naar ORDER BY o.moment DESC, o.id DESC)
            FILTER (WHERE o.onderwerp = 'casus' AND o.kenmerk = 'zicht' AND o.naar LIKE 'partij:%%'))[1]
FROM unnest(%(meldingen)s::bigint[], %(casussen)s::bigint[]) AS paar (melding_id, casus_id)
JOIN meldingen_melding doel ON doel.id = paar.melding_id
JOIN meldingen_casus casus ON casus.id = paar.casus_id
LEFT JOIN meldingen_overgang o ON o.casus_id = paar.casus_id AND o.moment <= doel.ontvangen_op
    AND (casus.historie_vanaf IS NULL OR o.vastgelegd_op >= casus.historie_vanaf)
    AND NOT (doel.casus_id = paar.casus_id AND o.moment = doel.geregistreerd_op)
GROUP BY paar.melding_id, paar.casus_id, doel.ontvangen_op, doel.id
"""


@dataclass(frozen=True)
class Verwant:
    """Another melding of the same people or the same casus; `mensen` are pairs of betrokkene and human.

    `afgeschermd` is of a shielded casus elsewhere: it counts in figures and is on no list.
    """

    id: int
    casus_id: int
    ontvangen_op: datetime
    afzender: Afzender
    mensen: tuple[tuple[int, int], ...]
    afgeschermd: bool
    zelfde_dag: bool


@dataclass(frozen=True)
class Stand:
    """How an earlier casus stood at the receipt of a melding."""

    fase: Fase
    monitoring_liep: bool
    partij_id: int | None


@dataclass
class Oogst:
    """Of one melding: what is stored, and the facts to store. `later` are known meldingen that came in after it."""

    melding_id: int
    organisatie_id: int
    casus_id: int
    afzender: Afzender
    casusfase: str | None
    van_casus: tuple[int, date | None]
    had_feiten: bool
    eerder: list[Verwant] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    # No later one in the same casus.
    is_laatste: bool = True
    standen: dict[int, Stand] = field(default_factory=dict)
    bekendheden: list[Bekendheid] = field(default_factory=list)
    feiten: list[Feit] = field(default_factory=list)
    getoonde_feiten: list[Feit] = field(default_factory=list)

    @property
    def telling(self) -> tuple[int, date | None]:
        """How many earlier meldingen, and the day of the first."""
        return _tel(self.eerder)

    @property
    def getoonde_telling(self) -> tuple[int, date | None]:
        """The same for everybody who sees this casus."""
        return _tel([verwant for verwant in self.eerder if not verwant.afgeschermd])

    @property
    def fase_van_casus(self) -> Fase | None:
        """How the casus that this melding belongs to stood; None when it is the first one of it."""
        return self.standen[self.casus_id].fase if self.casus_id in self.standen else None


def lees_feiten(melding_ids: Collection[int]) -> list[Oogst]:
    """The facts of these meldingen, in two queries; one when nobody is known."""
    oogst: dict[int, Oogst] = {}
    for rij in _vraag(_VERWANT, {"ids": list(melding_ids)}):
        _neem_op(oogst.setdefault(rij[0], _melding(rij)), rij[10:])
    paren = [(o.melding_id, casus_id) for o in oogst.values() for casus_id in {v.casus_id for v in o.eerder}]
    if paren:
        meldingen, casussen = zip(*paren, strict=True)
        for melding_id, casus_id, *stand in _vraag(_STAND, {"meldingen": list(meldingen), "casussen": list(casussen)}):
            oogst[melding_id].standen[casus_id] = _stand(*stand)
    for melding in oogst.values():
        _leid_af(melding)
    return list(oogst.values())


def _vraag(sql: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
        return rijen


def _melding(rij: tuple[Any, ...]) -> Oogst:
    melding_id, organisatie_id, casus_id, _, soort, partij_id, fase, aantal, eerste_op, had_feiten = rij[:10]
    return Oogst(
        melding_id, organisatie_id, casus_id, Afzender(soort, partij_id), fase, (aantal, eerste_op), had_feiten
    )


def _neem_op(oogst: Oogst, rij: tuple[Any, ...]) -> None:
    pk, casus_id, ontvangen_op, soort, partij_id, mensen, is_eerder, berekend, afgeschermd, zelfde_dag = rij
    if pk is None:
        return
    if is_eerder:
        paren = tuple((betrokkene, mens) for betrokkene, mens in mensen or ())
        verwant = Verwant(pk, casus_id, ontvangen_op, Afzender(soort, partij_id), paren, afgeschermd, zelfde_dag)
        oogst.eerder.append(verwant)
        return
    oogst.is_laatste = oogst.is_laatste and casus_id != oogst.casus_id
    if berekend:
        oogst.later.append(pk)


def _stand(in_wachtrij: bool, fase: str | None, monitoring: bool, partij: str | None) -> Stand:  # noqa: FBT001 (a row)
    # Received but not registered yet, or no history of that time: it lay with Veilig Thuis to be assessed.
    fase = Fase.VB if in_wachtrij or fase is None else fase
    return Stand(Fase(fase), monitoring, int(partij.removeprefix("partij:")) if partij else None)


def _leid_af(oogst: Oogst) -> None:
    """One fact per earlier casus and person; one without a person for the casus that was joined with nobody known."""
    per_casus: dict[int, list[Verwant]] = defaultdict(list)
    for verwant in oogst.eerder:
        per_casus[verwant.casus_id].append(verwant)
    for casus_id, verwanten in sorted(per_casus.items()):
        stand = oogst.standen[casus_id]
        melders = {v.id: vergelijk_melders(oogst.afzender, v.afzender) for v in verwanten}
        mensen: Iterable[tuple[int | None, int | None]] = sorted({paar for v in verwanten for paar in v.mensen})
        for betrokkene_id, mens in mensen or [(None, None)]:
            rij = Bekendheid(
                organisatie_id=oogst.organisatie_id,
                melding_id=oogst.melding_id,
                betrokkene_id=betrokkene_id,
                casus_id=casus_id,
                fase=stand.fase,
                monitoring_liep=stand.monitoring_liep,
                partij_id=stand.partij_id,
                melder_is_ontvanger=stand.partij_id is not None and stand.partij_id == oogst.afzender.partij_id,
                melder=vat_melders_samen(melders.values()),
                voorval=bepaal_voorval(melders[v.id] for v in verwanten if v.zelfde_dag),
            )
            oogst.bekendheden.append(rij)
            feit = als_feit(rij, mens)
            oogst.feiten.append(feit)
            if not verwanten[0].afgeschermd:
                oogst.getoonde_feiten.append(feit)


def _tel(verwanten: list[Verwant]) -> tuple[int, date | None]:
    return len(verwanten), min((dag_van(verwant.ontvangen_op) for verwant in verwanten), default=None)


def als_feit(rij: Bekendheid, mens: int | None) -> Feit:
    """A stored fact as the definitions read it."""
    return Feit(
        fase=Fase(rij.fase),
        monitoring_liep=rij.monitoring_liep,
        had_partij=rij.partij_id is not None,
        melder_is_ontvanger=rij.melder_is_ontvanger,
        melder=rij.melder,  # type: ignore[arg-type]
        voorval=rij.voorval,  # type: ignore[arg-type]
        mens=mens,
    )
