# SPDX-License-Identifier: EUPL-1.2
"""Who of a registered melding seems to be a known person that nobody linked: looked for by the system, as rows.

Nothing is ever linked here: a row is a question to a human (`stappen.herkenning_bevestigen`, `herkenning_afwijzen`;
docs/adr/0077). The melding itself is the work to be done (`te_zoeken`), so a lost ring, a dead worker and a message
that a feed registers by the same step are all found by the sweep. After a search the open rows of a melding are exactly
what that search found; what a human decided stays.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from audit.vastleggen import inzage
from personen.kandidaten import Kandidaat, Vraag, zoek_samen
from personen.models import Adres, Persoon
from personen.oordeel import BEKEND, ONBEKEND
from personen.samenvoegen import samen_met, vergrendel_samen

from .models import Betrokkene, Melding, MogelijkeBekende
from .werkproces import Herkomst

ZOEK_TAAK = "meldingen.zoek_bekenden"
GROND = "herkenning na registratie"
# Who changed longer ago was looked for again, or the sweep was away for a month.
TERUG = timedelta(days=31)
REDENLENGTE = 80

Status = MogelijkeBekende.Status


@dataclass(frozen=True)
class Gevonden:
    betrokkene: Betrokkene
    kandidaat: Kandidaat


def nooit_gezocht() -> QuerySet[Melding]:
    """Meldingen registered here in which nobody looked, or not since somebody changed; oldest first."""
    return Melding.objects.filter(gezocht_op__isnull=True, herkomst=Herkomst.STAP).order_by("pk")


def opnieuw_te_zoeken(nu: datetime) -> QuerySet[Melding]:
    """To be looked at, wherever it came from: of which somebody changed (`zoek_gewijzigden`); what an import brought
    into a casus that is open; and what was asked before and is to be asked anew (`zoek_weer`), also when that casus is
    closed. No search decides by comparing moments: one that began before a change may end after it."""
    niet_gekoppeld = Betrokkene.objects.exclude(herkenning=Betrokkene.Herkenning.GEKOPPELD)
    veranderd = Melding.objects.filter(
        gezocht_op__isnull=True, pk__in=niet_gekoppeld.filter(persoon__gewijzigd_op__gte=nu - TERUG).values("melding")
    )
    ingelezen = Melding.objects.filter(
        gezocht_op__isnull=True, herkomst=Herkomst.IMPORT, casus__gesloten_op__isnull=True
    )
    gevraagd = Melding.objects.filter(
        ~Q(herkomst=Herkomst.STAP), gezocht_op__isnull=True, pk__in=MogelijkeBekende.objects.values("melding_id")
    )
    # A UNION and no OR: each part begins at what is rare.
    rijen = veranderd.values("pk").union(ingelezen.values("pk"), gevraagd.values("pk"))
    return Melding.objects.filter(pk__in=rijen).order_by("pk")


def zoek_opnieuw(organisatie_id: int) -> int:
    """After an import: whoever came in may be somebody of an open casus. The sweep looks; returns in how many.

    Only meldingen with somebody whom nobody linked.
    """
    open_vraag = Betrokkene.objects.exclude(herkenning=Betrokkene.Herkenning.GEKOPPELD).filter(melding=OuterRef("pk"))
    gezocht = Melding.objects.filter(
        organisatie_id=organisatie_id, casus__gesloten_op__isnull=True, gezocht_op__isnull=False
    )
    return gezocht.filter(Exists(open_vraag)).update(gezocht_op=None)


def zoek_gewijzigden(persoon_ids: Collection[int]) -> None:
    """What these are found by changed: each of their meldingen in which nobody linked them is looked at again.

    For every step that changes it, in its transaction and with nobody else saying who is one human (`leg_vast`).
    """
    van_hen = Betrokkene.objects.exclude(herkenning=Betrokkene.Herkenning.GEKOPPELD).filter(persoon_id__in=persoon_ids)
    gezocht = Melding.objects.filter(pk__in=van_hen.values("melding_id"), gezocht_op__isnull=False)
    ids = list(gezocht.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk", flat=True))
    Melding.objects.filter(pk__in=ids).update(gezocht_op=None)


def zoek_opnieuw_naar(persoon_ids: Collection[int]) -> int:
    """What these rows were found by was never true: meldingen in which one of them is an open question are looked at
    again by the sweep; returns how many."""
    open_vraag = MogelijkeBekende.objects.filter(persoon_id__in=persoon_ids, status=Status.OPEN)
    return Melding.objects.filter(pk__in=open_vraag.values("melding_id")).update(gezocht_op=None)


def zoek_weer(betrokkenen: Collection[Betrokkene], persoon_ids: Collection[int]) -> list[int]:
    """A link was undone: whoever else these betrokkenen may be is a question again, and so is what these rows were
    asked about. The ids of the meldingen, to ring for."""
    rijen = samen_met(persoon_ids)
    vragen = MogelijkeBekende.objects.filter(_gaat_over(rijen), status__in=(Status.OPEN, Status.VERVALLEN))
    ids = sorted({rij.melding_id for rij in betrokkenen} | set(vragen.values_list("melding_id", flat=True)))
    Melding.objects.filter(pk__in=ids).update(gezocht_op=None)
    return ids


def is_te_zoeken(melding_id: int, nu: datetime) -> bool:
    een = Q(pk=melding_id)
    return nooit_gezocht().filter(een).exists() or opnieuw_te_zoeken(nu).filter(een).exists()


def zoek_mogelijke_bekenden(melding_id: int, *, nu: datetime) -> int:
    """Look for who the people of this melding may be; how many open questions that gave. Nothing when not due.

    Everybody with a name whom nobody linked is looked for, also whom somebody said to be none of those shown. What is
    known for certain becomes a row, with whoever is undecided beside it; undecided alone is nothing to bother people
    with. Each search is logged before its answer is stored, under the name of nobody.
    """
    if not is_te_zoeken(melding_id, nu):
        return 0
    melding = Melding.objects.get(pk=melding_id)
    betrokkenen = _betrokkenen(melding)
    te_zoeken = [rij for rij in betrokkenen if _is_te_herkennen(rij)]
    gevonden = _zoek(melding, te_zoeken, zonder={rij.persoon.hoofd_id or rij.persoon_id for rij in betrokkenen})
    if te_zoeken:
        inzage(
            onderwerp="persoon",
            nummer="",
            organisatie_id=melding.organisatie_id,
            medewerker_id=None,
            casus_id=melding.casus_id,
            actie="zoeken",
            aantal=len(gevonden),
            grond=GROND,
        )
    return leg_vast(melding, gevonden, gelezen=betrokkenen, nu=nu)


@transaction.atomic
def leg_vast(melding: Melding, gevonden: Collection[Gevonden], *, gelezen: Iterable[Betrokkene], nu: datetime) -> int:
    """Make the open rows of this melding what was found; how many. A second worker with the same melding does nothing.

    The lock on who is one human comes first, as in every merge: a link that was made meanwhile is seen. Did somebody
    change since he was `gelezen`, then nothing is stored and the melding stays due.
    """
    vergrendel_samen(melding.organisatie_id)
    melding = Melding.objects.select_for_update(of=("self",), no_key=True).get(pk=melding.pk)
    if not is_te_zoeken(melding.pk, nu):
        return 0
    betrokkenen = {rij.pk: rij for rij in _betrokkenen(melding)}
    if _stand(betrokkenen.values()) != _stand(gelezen):
        return 0
    bestaand = list(MogelijkeBekende.objects.select_for_update(of=("self",)).filter(melding=melding).order_by("pk"))
    hoofd = samen_met(
        {rij.persoon_id for rij in betrokkenen.values()}
        | {rij.persoon_id for rij in bestaand}
        | {een.kandidaat.persoon_id for een in gevonden}
    )
    open_nu = _nog_de_vraag(gevonden, betrokkenen, bestaand, hoofd)
    oud = {(rij.betrokkene_id, rij.persoon_id): rij for rij in bestaand}
    nieuw = []
    for sleutel, een in open_nu.items():
        rij = oud.get(sleutel) or MogelijkeBekende(
            organisatie_id=melding.organisatie_id, melding=melding, betrokkene_id=sleutel[0], persoon_id=sleutel[1],
            gevonden_op=nu, versie=0,
        )  # fmt: skip
        if _neem_over(rij, een.kandidaat):
            rij.versie += 1
            nieuw.append(rij)
    for sleutel, rij in oud.items():
        if rij.status == Status.OPEN and sleutel not in open_nu:
            rij.status = Status.VERVALLEN
            rij.versie += 1
            nieuw.append(rij)
    _bewaar(nieuw)
    melding.gezocht_op = nu
    # Its own version stays: who is reading the melding need not be told that the system looked.
    melding.save(update_fields=["gezocht_op"])
    return len(open_nu)


def laat_vervallen(persoon_ids: Collection[int], betrokkene_ids: Collection[int] = ()) -> None:
    """What is no question any more after a link: who of these is one human now, and what else these betrokkenen may be.

    For every step that says who is one human, within its transaction.
    """
    rijen = samen_met(persoon_ids)
    een_mens = Q(persoon_id__in=rijen, betrokkene__persoon_id__in=rijen)
    vervallen = MogelijkeBekende.objects.filter(een_mens | Q(betrokkene_id__in=betrokkene_ids), status=Status.OPEN)
    # By id: an UPDATE knows no joins.
    ids = list(vervallen.values_list("pk", flat=True))
    MogelijkeBekende.objects.filter(pk__in=ids).update(status=Status.VERVALLEN, versie=F("versie") + 1)


def vernieuw_vragen(persoon_ids: Collection[int]) -> None:
    """Who is one human with any of these changed: an open question about one is not what was shown any more."""
    vragen = MogelijkeBekende.objects.filter(_gaat_over(samen_met(persoon_ids)), status=Status.OPEN)
    ids = list(vragen.values_list("pk", flat=True))
    MogelijkeBekende.objects.filter(pk__in=ids).update(versie=F("versie") + 1)


def _gaat_over(rijen: Collection[int]) -> Q:
    return Q(persoon_id__in=rijen) | Q(betrokkene__persoon_id__in=rijen)


def _betrokkenen(melding: Melding) -> list[Betrokkene]:
    return list(Betrokkene.objects.filter(melding=melding).select_related("persoon").order_by("pk"))


def _stand(betrokkenen: Iterable[Betrokkene]) -> list[tuple[int, int, int]]:
    return [(rij.pk, rij.persoon_id, rij.persoon.versie) for rij in betrokkenen]


def _is_te_herkennen(rij: Betrokkene) -> bool:
    return rij.herkenning != Betrokkene.Herkenning.GEKOPPELD and not rij.persoon.onbekend


def _zoek(melding: Melding, betrokkenen: list[Betrokkene], *, zonder: Collection[int]) -> list[Gevonden]:
    """Whoever is known or undecided; nobody when of none of them enough is known to look for."""
    adressen = _adressen(betrokkenen, melding)
    vragen = [vraag_van(rij.persoon, adressen.get(rij.persoon_id)) for rij in betrokkenen]
    try:
        kandidaten = zoek_samen(organisatie_id=melding.organisatie_id, vragen=vragen, zonder=zonder)
    except ValidationError:
        return []
    return [
        Gevonden(rij, kandidaat)
        for rij, van_hem in zip(betrokkenen, kandidaten, strict=True)
        for kandidaat in van_hem
        if kandidaat.oordeel != ONBEKEND
    ]


def _adressen(betrokkenen: list[Betrokkene], melding: Melding) -> dict[int, Adres]:
    """Where each lives now, or lived last."""
    # The last of each stays in the dictionary; a period without an end is the latest.
    rijen = Adres.objects.filter(organisatie_id=melding.organisatie_id, persoon__in=[b.persoon_id for b in betrokkenen])
    return {rij.persoon_id: rij for rij in rijen.order_by(F("periode__endswith").asc(nulls_last=True), "pk")}


def vraag_van(persoon: Persoon, adres: Adres | None) -> Vraag:
    """What is on file of somebody, as a question."""
    eigen = f"{persoon.voorvoegsel} {persoon.geboortenaam}".strip()
    partner = f"{persoon.partnernaam_voorvoegsel} {persoon.partnernaam}".strip()
    return Vraag(
        achternaam="-".join(deel for deel in (partner, eigen) if deel),
        voornamen=persoon.voornamen or persoon.voorletters,
        geboortedatum=persoon.geboortedatum,
        precisie=persoon.geboortedatum_precisie,
        geslacht=persoon.geslacht_id or "",
        telefoon=persoon.telefoon,
        postcode=adres.postcode if adres else "",
        huisnummer=adres.huisnummer if adres else None,
        bsn=persoon.bsn or "",
    )


def _nog_de_vraag(
    gevonden: Collection[Gevonden], betrokkenen: dict[int, Betrokkene], bestaand: list[MogelijkeBekende],
    hoofd: dict[int, int],
) -> dict[tuple[int, int], Gevonden]:  # fmt: skip
    """By (betrokkene, human): what nobody decided yet. Nobody is asked whether two people of one melding are one."""
    van_melding = {hoofd[rij.persoon_id] for rij in betrokkenen.values()}
    beslist = {
        (rij.betrokkene_id, hoofd[rij.persoon_id])
        for rij in bestaand
        if rij.status in (Status.BEVESTIGD, Status.AFGEWEZEN)
    }
    open_nu: dict[tuple[int, int], Gevonden] = {}
    for een in gevonden:
        mens = hoofd.get(een.kandidaat.persoon_id, een.kandidaat.persoon_id)
        sleutel = een.betrokkene.pk, mens
        if mens not in van_melding and sleutel not in beslist and _is_te_herkennen(betrokkenen[een.betrokkene.pk]):
            open_nu.setdefault(sleutel, een)
    is_bekend = any(een.kandidaat.oordeel == BEKEND for een in open_nu.values())
    return open_nu if is_bekend else {}


def _neem_over(rij: MogelijkeBekende, kandidaat: Kandidaat) -> bool:
    """Put what was found into the row; False when it stood there already."""
    redenen = [reden[:REDENLENGTE] for reden in kandidaat.redenen]
    nu = (Status.OPEN, kandidaat.oordeel, kandidaat.score, redenen)
    if rij.pk and (rij.status, rij.zekerheid, rij.score, rij.redenen) == nu:
        return False
    rij.status, rij.zekerheid, rij.score, rij.redenen = nu
    return True


def _bewaar(rijen: list[MogelijkeBekende]) -> None:
    MogelijkeBekende.objects.bulk_create([rij for rij in rijen if rij.pk is None])
    MogelijkeBekende.objects.bulk_update(
        [rij for rij in rijen if rij.pk is not None], ["status", "zekerheid", "score", "redenen", "versie"]
    )
