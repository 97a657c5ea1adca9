# SPDX-License-Identifier: EUPL-1.2
"""The only writers of who is one human: decisions between rows, never a move of what is in them.

Two rows are one human when a chain of decisions that stand (`Samenvoeging`) leads from one to the other. Two rows that
are one already are never tied again, so the decisions form a tree: undoing one parts exactly what it brought together.
`Persoon.hoofd` holds the outcome, the lowest id of each group, so that reading needs no chain.

An organisation decides one at a time (`vergrendel_samen`): a group is more than one row, and a merge that is not
finished cannot be seen. A step takes that lock before the casus that it locks, always in this order. Whoever has the
page of any row of the group open looked at another human, so every row of it gets a new version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from organisaties.models import VTOrganisatie
from personen.models import Persoon, Samenvoeging

# Of each row its organisation leads the index on `hoofd`; the head of a group is not in that index itself.
_SAMEN = """
WITH groep AS (
    SELECT DISTINCT organisatie_id, coalesce(hoofd_id, id) AS hoofd FROM personen_persoon WHERE id = ANY(%s)
)
SELECT hoofd, hoofd FROM groep
UNION ALL
SELECT persoon.id, groep.hoofd FROM groep
JOIN personen_persoon persoon ON persoon.organisatie_id = groep.organisatie_id AND persoon.hoofd_id = groep.hoofd
"""


def vergrendel_samen(organisatie_id: int) -> None:
    """Nobody else changes who is one human in this organisation until this transaction ends."""
    VTOrganisatie.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=organisatie_id)


def voeg_samen(
    *, een: Persoon, ander: Persoon, door_id: int, reden: str, nu: datetime, stil: bool = False
) -> Samenvoeging:
    """Record that two rows are one human. ValidationError when they cannot be: another organisation, the same row,
    one already, or two different BSN's among all rows that would become one.

    `stil`: one of them is new and for few to see. Nobody else's page is older for it, and its version would tell.
    """
    if een.organisatie_id != ander.organisatie_id:
        raise ValidationError("Deze personen horen niet bij dezelfde organisatie.")
    if een.pk == ander.pk:
        raise ValidationError("Kies een andere persoon: dit is dezelfde.")
    vergrendel_samen(een.organisatie_id)
    hoofd_van = samen_met([een.pk, ander.pk])
    blijft, gaat_op = sorted((hoofd_van[een.pk], hoofd_van[ander.pk]))
    if blijft == gaat_op:
        raise ValidationError("Deze personen zijn al samengevoegd.")
    rijen = Persoon.objects.filter(pk__in=hoofd_van)
    vergrendeld = rijen.select_for_update(of=("self",), no_key=True).order_by("pk")
    # One BSN is one row of an organisation, so two rows that have one have different ones.
    if sum(index is not None for index in vergrendeld.values_list("bsn_index", flat=True)) > 1:
        raise ValidationError("Deze personen hebben elk een ander BSN. Dan zijn het twee mensen.")
    samenvoeging = Samenvoeging.objects.create(
        organisatie_id=een.organisatie_id,
        een_id=min(een.pk, ander.pk),
        ander_id=max(een.pk, ander.pk),
        reden=reden,
        op=nu,
        door_id=door_id,
    )
    gaan_op = [rij for rij, hoofd in hoofd_van.items() if hoofd == gaat_op]
    hoofd = Case(When(pk__in=gaan_op, then=Value(blijft)), default=F("hoofd_id"), output_field=BigIntegerField())
    rijen.update(hoofd_id=hoofd, versie=F("versie") + (0 if stil else 1))
    return samenvoeging


def splits(*, samenvoeging: Samenvoeging, door_id: int, reden: str, nu: datetime) -> None:
    """Undo one decision; whoever hangs on either side stays there. ValidationError when it was undone already."""
    vergrendel_samen(samenvoeging.organisatie_id)
    rij = Samenvoeging.objects.get(pk=samenvoeging.pk)
    if rij.gesplitst_op is not None:
        raise ValidationError("Deze samenvoeging is al ongedaan gemaakt.")
    rij.gesplitst_op, rij.gesplitst_door_id, rij.splitsreden = nu, door_id, reden
    rij.save(update_fields=["gesplitst_op", "gesplitst_door", "splitsreden"])
    groep = samen_met([rij.een_id])
    bij_een = _bereikbaar(rij.een_id, _buren(Samenvoeging.objects.filter(een_id__in=groep)))
    list(Persoon.objects.select_for_update(no_key=True).filter(pk__in=groep).order_by("pk").values_list("pk"))
    for deel in (bij_een, groep.keys() - bij_een):
        hoofd = min(deel)
        van_rij = Case(When(pk=hoofd, then=Value(None)), default=Value(hoofd), output_field=BigIntegerField())
        Persoon.objects.filter(pk__in=deel).update(hoofd_id=van_rij, versie=F("versie") + 1)


def samen_met(persoon_ids: Collection[int]) -> dict[int, int]:
    """Each row that is one human with any of these, and the row that stands for that human; somebody alone: itself."""
    if not persoon_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_SAMEN, [list(persoon_ids)])
        return dict(cursor.fetchall())


def herstel(organisatie_id: int) -> set[int]:
    """Make `hoofd` what the decisions that stand say, should anything else have written it; returns the rows that were
    wrong. The caller holds `vergrendel_samen`."""
    besloten = _hoofden(Samenvoeging.objects.filter(organisatie_id=organisatie_id))
    stand = Persoon.objects.filter(organisatie_id=organisatie_id, hoofd__isnull=False)
    opgeslagen = dict(stand.values_list("pk", "hoofd_id"))
    fout = {pk for pk in besloten.keys() | opgeslagen.keys() if besloten.get(pk) != opgeslagen.get(pk)}
    for hoofd in {besloten.get(pk) for pk in fout}:
        rijen = [pk for pk in fout if besloten.get(pk) == hoofd]
        Persoon.objects.filter(pk__in=rijen).update(hoofd_id=hoofd, versie=F("versie") + 1)
    return fout


def _hoofden(besluiten: QuerySet[Samenvoeging]) -> dict[int, int]:
    """The head of each row that is merged and is not the head itself."""
    buren = _buren(besluiten)
    hoofden: dict[int, int] = {}
    # The lowest of a group comes first.
    for hoofd in sorted(buren):
        if hoofd not in hoofden:
            hoofden |= dict.fromkeys(_bereikbaar(hoofd, buren) - {hoofd}, hoofd)
    return hoofden


def _buren(besluiten: QuerySet[Samenvoeging]) -> dict[int, set[int]]:
    """With whom each row is merged by a decision that stands."""
    buren: dict[int, set[int]] = defaultdict(set)
    for een, ander in besluiten.filter(gesplitst_op__isnull=True).values_list("een_id", "ander_id"):
        buren[een].add(ander)
        buren[ander].add(een)
    return buren


def _bereikbaar(begin: int, buren: Mapping[int, set[int]]) -> set[int]:
    gezien, te_doen = {begin}, [begin]
    while te_doen:
        nieuw = buren.get(te_doen.pop(), set()) - gezien
        gezien |= nieuw
        te_doen += nieuw
    return gezien


def mens_houdt_adres_geheim(persoon: str) -> Exists:
    """For rows with a path to a person: whether any row of that human says that his address is secret.

    What was said of somebody once, under whichever number, holds for every address of his that is shown or sent.
    """
    hoofd = Coalesce(OuterRef(f"{persoon}__hoofd_id"), OuterRef(f"{persoon}_id"))
    rijen = Persoon.objects.filter(Q(pk=hoofd) | Q(hoofd_id=hoofd), geheim_adres=True)
    return Exists(rijen.filter(organisatie_id=OuterRef("organisatie_id")))
