# SPDX-License-Identifier: EUPL-1.2
"""The only writers of `Bekendheid`, `Herhaling` and what follows from them on melding and casus.

All of it can be computed again at any time, so these are no steps: they decide nothing and leave no audit. None raises
the version of a casus: nobody's page is stale because a count beside it changed.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from meldingen.models import Bekendheid, Betrokkene, Casus, Herhaling, Melding, MogelijkeBekende
from personen.samenvoegen import samen_met

from .definities import Labels, bepaal_labels, cbs_85361ned
from .feiten import Oogst, lees_feiten

_LABELS = tuple(Labels.__dataclass_fields__)
_VAN_CASUS = """
UPDATE meldingen_casus casus SET eerdere_meldingen = nieuw.aantal, eerste_melding_op = nieuw.eerste_op
FROM unnest(%s::bigint[], %s::int[], %s::date[]) AS nieuw (id, aantal, eerste_op) WHERE casus.id = nieuw.id
"""
_VAN_MELDING = """
UPDATE meldingen_melding melding SET casusfase_bij_ontvangst = nieuw.fase
FROM unnest(%s::bigint[], %s::text[]) AS nieuw (id, fase) WHERE melding.id = nieuw.id
"""


def werk_bij(melding_ids: Collection[int], *, nu: datetime) -> int:
    """Compute the facts and the labels of these meldingen anew, in a fixed number of queries; returns how many.

    Doing it twice gives the same rows. Locks their casussen, in order, until the caller's transaction ends: whoever
    holds locks already follows the order organisation, persons, casus (`slot`).
    """
    return len(_werk_bij(melding_ids, nu))


def werk_bij_met_latere(melding_ids: Collection[int], *, nu: datetime) -> int:
    """The same for meldingen that were not computed before, and for those that came in later and were."""
    oogst = _werk_bij(melding_ids, nu)
    _werk_bij({pk for melding in oogst for pk in melding.later}.difference(melding_ids), nu)
    return len(oogst)


def werk_nieuwe_bij(melding: Melding, *, nu: datetime) -> None:
    """For a step that takes a melding in, once it is stored with its people: its facts and labels.

    What they say of the casus is set on the locked `melding.casus`, which `zet_fase` saves. Meldingen that came in
    later and were registered before it are done too: it is an earlier one of theirs. Humans that were known already
    are locked (`slot.vergrendel_mensen`), or another registration of this moment would be missed.
    """
    (oogst,) = lees_feiten([melding.pk])
    melding.casusfase_bij_ontvangst = oogst.fase_van_casus
    if oogst.is_laatste:
        melding.casus.eerdere_meldingen, melding.casus.eerste_melding_op = oogst.getoonde_telling
    _schrijf_herhaling([oogst], nu)
    _schrijf_fase([oogst])
    if oogst.later:
        werk_bij(oogst.later, nu=nu)
        melding.casus.refresh_from_db(fields=["eerdere_meldingen", "eerste_melding_op"])


def werk_personen_bij(persoon_ids: Collection[int], *, nu: datetime) -> None:
    """For a step that changed who is one human: all meldingen of these persons and of who is one with them.

    After a link was made or undone, name the persons on both sides of it. The caller holds `vergrendel_samen`.
    """
    rijen = Betrokkene.objects.filter(persoon_id__in=samen_met(persoon_ids))
    werk_bij(set(rijen.values_list("melding_id", flat=True)), nu=nu)


def werk_casus_bij(casus_id: int, *, nu: datetime) -> None:
    """For a step that shields a casus or opens it: every melding that has to do with its people."""
    betrokkenen = Betrokkene.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True)
    werk_personen_bij(set(betrokkenen), nu=nu)


def vergeet_casus(casus_id: int) -> None:
    """For a writer that replaces the rows of this casus: what was computed from them waits for the sweep.

    Also of meldingen elsewhere to which this casus was an earlier one, and what was found of its people.
    """
    elders = Bekendheid.objects.filter(casus_id=casus_id).values("melding_id")
    Herhaling.objects.filter(Q(melding__casus_id=casus_id) | Q(melding_id__in=elders)).delete()
    Bekendheid.objects.filter(melding__casus_id=casus_id).delete()
    MogelijkeBekende.objects.open().filter(melding__casus_id=casus_id).delete()
    Melding.objects.filter(casus_id=casus_id).update(gezocht_op=None)


def _werk_bij(melding_ids: Collection[int], nu: datetime) -> list[Oogst]:
    if not melding_ids:
        return []
    with transaction.atomic():
        _vergrendel_casussen(melding_ids)
        oogst = lees_feiten(melding_ids)
        _schrijf_herhaling(oogst, nu)
        _schrijf_fase(oogst)
        _schrijf_casus(oogst)
    return oogst


def _vergrendel_casussen(melding_ids: Collection[int]) -> None:
    casussen = Casus.objects.filter(pk__in=Melding.objects.filter(pk__in=melding_ids).values("casus_id"))
    list(casussen.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk"))


def _schrijf_herhaling(oogst: Collection[Oogst], nu: datetime) -> None:
    if oud := [melding.melding_id for melding in oogst if melding.had_feiten]:
        Bekendheid.objects.filter(melding_id__in=oud).delete()
    Bekendheid.objects.bulk_create(rij for melding in oogst for rij in melding.bekendheden)
    Herhaling.objects.bulk_create(
        [_herhaling(melding, nu) for melding in oogst],
        update_conflicts=True,
        unique_fields=["melding"],
        update_fields=[*_LABELS, "cbs_getoond", "eerdere_meldingen", "eerste_melding_op", "berekend_op"],
    )


def _schrijf_fase(oogst: Iterable[Oogst]) -> None:
    anders = [(m.melding_id, m.fase_van_casus) for m in oogst if m.casusfase != m.fase_van_casus]
    _zet(_VAN_MELDING, anders)


def _schrijf_casus(oogst: Iterable[Oogst]) -> None:
    """A casus says what is known before its latest melding, without what is shielded elsewhere."""
    anders = [(m.casus_id, *m.getoonde_telling) for m in oogst if m.is_laatste and m.van_casus != m.getoonde_telling]
    _zet(_VAN_CASUS, anders)


def _herhaling(melding: Oogst, nu: datetime) -> Herhaling:
    aantal, eerste_op = melding.telling
    return Herhaling(
        melding_id=melding.melding_id,
        organisatie_id=melding.organisatie_id,
        cbs_getoond=cbs_85361ned(melding.getoonde_feiten),
        eerdere_meldingen=aantal,
        eerste_melding_op=eerste_op,
        berekend_op=nu,
        **asdict(bepaal_labels(melding.feiten)),
    )


def _zet(sql: str, rijen: Iterable[tuple[object, ...]]) -> None:
    """Set columns of many rows in one query; none when there is nothing to set."""
    if kolommen := list(zip(*rijen, strict=True)):
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(kolom) for kolom in kolommen])
