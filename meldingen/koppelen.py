# SPDX-License-Identifier: EUPL-1.2
"""Primitives that tie a betrokkene to a known person and undo it, for the steps that do so by hand or from a flag.

The step has locked: who is one human in the organisation (`personen.samenvoegen.vergrendel_samen`) before the casus.
"""

from datetime import datetime

from django.db.models import F, Q

from personen.aanvullen import neem_terug
from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import samen_met, splits, voeg_samen

from .gemeld import losse_persoon, toegevoegd_aan
from .herkenning import laat_vervallen, vernieuw_vragen, zoek_gewijzigden
from .models import Beoordeelde, Betrokkene, MogelijkeBekende
from .termijnen.kalender import dag_van
from .terugnemen import verleg_verbanden, vertel_gesplitst, vertel_opnieuw


def koppel(
    betrokkene: Betrokkene, persoon: Persoon, *, door_id: int, reden: str, nu: datetime, stil: bool = False
) -> Samenvoeging:
    """The own row of the betrokkene and the known one are one human from now on; what was open about it lapses.

    Nothing moves: the rows of both stay as they are. `stil` and ValidationError as of `voeg_samen`.
    """
    betrokkene.samenvoeging = voeg_samen(
        een=betrokkene.persoon, ander=persoon, door_id=door_id, reden=reden, nu=nu, stil=stil
    )
    betrokkene.herkenning = Betrokkene.Herkenning.GEKOPPELD
    betrokkene.save(update_fields=["samenvoeging", "herkenning"])
    laat_vervallen([persoon.pk], betrokkene_ids=[betrokkene.pk])
    if not stil:
        vernieuw_vragen([persoon.pk])
    return betrokkene.samenvoeging


def ontkoppel(betrokkene: Betrokkene, *, door_id: int, reden: str, nu: datetime) -> set[int]:
    """Undo the link; returns the rows whose human changed, or to whom he was tied.

    A link made after registration is a decision that is undone. One made at registration is in the row itself: the
    betrokkene then gets a person of what was said, and the known one loses what that melding alone told.
    """
    if betrokkene.samenvoeging is not None:
        rij = betrokkene.samenvoeging
        geraakt = deel(rij, door_id=door_id, reden=reden, nu=nu)
        maak_los(betrokkene, rij, door_id=door_id, nu=nu)
        return geraakt
    bekende = betrokkene.persoon
    gehoord, toen = toegevoegd_aan(betrokkene)
    betrokkene.persoon = losse_persoon(betrokkene, nu=nu)
    weg = neem_terug(gehoord, toen, dag=dag_van(betrokkene.melding.ontvangen_op), nu=nu)
    # What the assessment of this melding says of him, it says of this betrokkene.
    Beoordeelde.objects.filter(beoordeling__melding_id=betrokkene.melding_id, persoon=bekende).update(
        persoon=betrokkene.persoon
    )
    geraakt, verlegd = verleg_verbanden(betrokkene, bekende)
    _los(betrokkene, bekende.pk, door_id=door_id, nu=nu)
    zoek_gewijzigden([bekende.pk])
    geraakt |= vertel_opnieuw(bekende.pk, weg, verlegd, nu=nu)
    return {bekende.pk, betrokkene.persoon.pk} | geraakt


def maak_los(betrokkene: Betrokkene, gesplitst: Samenvoeging, *, door_id: int, nu: datetime) -> None:
    """The decision that made the link was undone: the betrokkene is nobody known any more."""
    bekende_id = gesplitst.ander_id if gesplitst.een_id == betrokkene.persoon_id else gesplitst.een_id
    betrokkene.samenvoeging = None
    _los(betrokkene, bekende_id, door_id=door_id, nu=nu)


def deel(samenvoeging: Samenvoeging, *, door_id: int, reden: str, nu: datetime) -> set[int]:
    """Undo the decision that made one human of two; returns both rows and whom they are tied to. ValidationError as of
    `splits`."""
    splits(samenvoeging=samenvoeging, door_id=door_id, reden=reden, nu=nu)
    _wijs_af(samenvoeging, door_id=door_id, nu=nu)
    vernieuw_vragen([samenvoeging.een_id, samenvoeging.ander_id])
    return {samenvoeging.een_id, samenvoeging.ander_id} | vertel_gesplitst(samenvoeging, nu=nu)


def _wijs_af(gesplitst: Samenvoeging, *, door_id: int, nu: datetime) -> None:
    """What was a question between the two humans that these rows are now, was answered by parting them."""
    een, ander = samen_met([gesplitst.een_id]), samen_met([gesplitst.ander_id])
    tussen = Q(persoon_id__in=een, betrokkene__persoon_id__in=ander)
    tussen |= Q(persoon_id__in=ander, betrokkene__persoon_id__in=een)
    open_of_vervallen = (MogelijkeBekende.Status.OPEN, MogelijkeBekende.Status.VERVALLEN)
    # By id: an UPDATE knows no joins.
    ids = list(MogelijkeBekende.objects.filter(tussen, status__in=open_of_vervallen).values_list("pk", flat=True))
    MogelijkeBekende.objects.filter(pk__in=ids).update(
        status=MogelijkeBekende.Status.AFGEWEZEN, beoordeeld_op=nu, beoordeeld_door_id=door_id, versie=F("versie") + 1
    )


def _los(betrokkene: Betrokkene, bekende_id: int, *, door_id: int, nu: datetime) -> None:
    """Somebody looked and decided that it is not this person, whom the system therefore proposes no more."""
    betrokkene.herkenning = Betrokkene.Herkenning.GEEN_MATCH
    betrokkene.zoals_gemeld = None
    betrokkene.save(update_fields=["persoon", "samenvoeging", "herkenning", "zoals_gemeld"])
    afgewezen = {
        "status": MogelijkeBekende.Status.AFGEWEZEN,
        "beoordeeld_op": nu,
        "beoordeeld_door_id": door_id,
    }
    groep = samen_met([bekende_id])
    MogelijkeBekende.objects.filter(betrokkene=betrokkene, persoon_id__in=groep).update(**afgewezen)
    # Searching proposes the head of a group.
    MogelijkeBekende.objects.get_or_create(
        betrokkene=betrokkene,
        persoon_id=groep[bekende_id],
        defaults=afgewezen
        | {
            "organisatie_id": betrokkene.organisatie_id,
            "melding_id": betrokkene.melding_id,
            "zekerheid": MogelijkeBekende.Zekerheid.ONBESLIST,
            "score": 0,
            "redenen": [],
            "gevonden_op": nu,
        },
    )
