# SPDX-License-Identifier: EUPL-1.2
"""The work list of possible known persons, and one melding of it: what a reader may see, for pages and the API.

Somebody who is only in dossiers shielded from the reader is left out, and so is everything about him; what remains is
that there may be such a dossier.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from organisaties.models import Medewerker

from .bekende_dossiers import Bekenden, lees_bekenden
from .gezinnen import BekendeCasus
from .herkenningkeuze import Keuze
from .models import Betrokkene, Melding, MogelijkeBekende

Status = MogelijkeBekende.Status
BESLIST = (Status.BEVESTIGD, Status.AFGEWEZEN)


@dataclass(frozen=True)
class Mogelijk:
    """One possible known person of a betrokkene, and what was decided about it."""

    nummer: str
    naam: str
    geboortedatum: date | None
    geboortedatum_precisie: str
    zekerheid: str
    score: int
    redenen: tuple[str, ...]
    status: str
    beoordeeld_op: datetime | None
    beoordeeld_door: str | None
    versie: int
    dossiers: tuple[BekendeCasus, ...]
    keuze: Keuze

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN

    @property
    def alleen(self) -> "tuple[Mogelijk]":
        """For the button that decides about this one alone."""
        return (self,)


@dataclass(frozen=True)
class Gezocht:
    """Somebody of the melding. `geen_match`: whoever registered him chose none of the persons shown then."""

    nummer: str
    naam: str
    geboortedatum: date | None
    geboortedatum_precisie: str
    rol: str
    geen_match: bool
    mogelijk: tuple[Mogelijk, ...]

    @property
    def te_beslissen(self) -> tuple[Mogelijk, ...]:
        return tuple(een for een in self.mogelijk if een.is_open)

    @property
    def beslist(self) -> tuple[Mogelijk, ...]:
        return tuple(een for een in self.mogelijk if not een.is_open)


@dataclass(frozen=True)
class Herkenningbeeld:
    melding: Melding
    personen: tuple[Gezocht, ...]
    afgeschermd: bool

    @property
    def te_beslissen(self) -> tuple[Mogelijk, ...]:
        return tuple(een for persoon in self.personen for een in persoon.te_beslissen)

    @property
    def beslist(self) -> tuple[tuple[Gezocht, Mogelijk], ...]:
        return tuple((persoon, een) for persoon in self.personen for een in persoon.beslist)

    @property
    def zeker(self) -> tuple[Mogelijk, ...]:
        """Whom one act may link: of each person the one who is known for certain."""
        return tuple(een for een in self.te_beslissen if een.zekerheid == MogelijkeBekende.Zekerheid.BEKEND)

    @property
    def dossiers(self) -> tuple[BekendeCasus, ...]:
        """Of everybody who may be meant, most persons first; not the dossier that holds this melding alone."""
        gedeeld: dict[BekendeCasus, int] = defaultdict(int)
        for persoon in self.personen:
            for dossier in {d for een in persoon.mogelijk if een.status != Status.AFGEWEZEN for d in een.dossiers}:
                gedeeld[dossier] += 1
        for dossier in [d for d in gedeeld if d.casus_id == self.melding.casus_id and d.meldingen == 1]:
            del gedeeld[dossier]
        return tuple(sorted(gedeeld, key=lambda d: (-gedeeld[d], d.gesloten, -d.laatste.toordinal(), d.nummer)))


def te_tonen(medewerker: Medewerker, *, beslist: bool) -> QuerySet[Melding]:
    """Meldingen with a question that waits, or of which every question was decided."""
    rijen = MogelijkeBekende.objects.zichtbaar_voor(medewerker)
    wachtend = rijen.open().values("melding")
    meldingen = Melding.objects.zichtbaar_voor(medewerker)
    if beslist:
        return meldingen.filter(pk__in=rijen.filter(status__in=BESLIST).values("melding")).exclude(pk__in=wachtend)
    return meldingen.filter(pk__in=wachtend)


def wacht_op_oordeel(melding: Melding, medewerker: Medewerker) -> bool:
    """Whether the pages of this melding should say that somebody seems known."""
    return MogelijkeBekende.objects.zichtbaar_voor(medewerker).open().filter(melding=melding).exists()


def lees_alle(meldingen: Collection[Melding], medewerker: Medewerker) -> dict[int, Herkenningbeeld]:
    """Of each of these visible meldingen its picture, in four queries however many there are."""
    rijen = list(
        MogelijkeBekende.objects.zichtbaar_voor(medewerker)
        .filter(melding__in=meldingen, status__in=(Status.OPEN, *BESLIST))
        .select_related("betrokkene__persoon", "betrokkene__rol", "persoon", "beoordeeld_door")
        .defer("betrokkene__zoals_gemeld", "betrokkene__persoon__bsn", "persoon__bsn")
        .order_by("betrokkene_id", "zekerheid", "-score", "pk")
    )
    eigen = {melding.casus_id for melding in meldingen}
    bekenden = lees_bekenden({rij.persoon_id for rij in rijen}, medewerker, eigen=eigen)
    per_melding: dict[int, list[MogelijkeBekende]] = defaultdict(list)
    for rij in rijen:
        per_melding[rij.melding_id].append(rij)
    beelden = {}
    for melding in meldingen:
        van_melding = per_melding[melding.pk]
        zichtbaar = [rij for rij in van_melding if rij.persoon_id not in bekenden.onzichtbaar]
        afgeschermd = any(rij.persoon_id in bekenden.afgeschermd for rij in van_melding)
        beelden[melding.pk] = Herkenningbeeld(melding, _per_persoon(zichtbaar, bekenden), afgeschermd)
    return beelden


def lees(melding: Melding, medewerker: Medewerker) -> Herkenningbeeld:
    return lees_alle([melding], medewerker)[melding.pk]


def laatste_meldingen(beeld: Herkenningbeeld, medewerker: Medewerker) -> dict[int, str]:
    """By casus the number of its latest melding, where its history until then can be read."""
    casussen = [dossier.casus_id for dossier in beeld.dossiers]
    rijen = Melding.objects.zichtbaar_voor(medewerker).filter(casus__in=casussen).exclude(pk=beeld.melding.pk)
    return dict(
        rijen.order_by("casus_id", "-ontvangen_op", "-pk").distinct("casus_id").values_list("casus_id", "nummer")
    )


def _per_persoon(rijen: Sequence[MogelijkeBekende], bekenden: Bekenden) -> tuple[Gezocht, ...]:
    per_betrokkene: dict[int, list[MogelijkeBekende]] = defaultdict(list)
    for rij in rijen:
        per_betrokkene[rij.betrokkene_id].append(rij)
    return tuple(
        Gezocht(
            **_wie(van_hem[0].betrokkene.persoon),
            rol=van_hem[0].betrokkene.rol.label,
            geen_match=van_hem[0].betrokkene.herkenning == Betrokkene.Herkenning.GEEN_MATCH,
            mogelijk=tuple(_mogelijk(rij, bekenden) for rij in van_hem),
        )
        for van_hem in per_betrokkene.values()
    )


def _mogelijk(rij: MogelijkeBekende, bekenden: Bekenden) -> Mogelijk:
    return Mogelijk(
        **_wie(rij.persoon),
        zekerheid=rij.zekerheid,
        score=rij.score,
        redenen=() if rij.persoon_id in bekenden.deels else tuple(rij.redenen),
        status=rij.status,
        beoordeeld_op=rij.beoordeeld_op,
        beoordeeld_door=rij.beoordeeld_door.naam if rij.beoordeeld_door else None,
        versie=rij.versie,
        dossiers=bekenden.dossiers[rij.persoon_id],
        keuze=Keuze(rij.betrokkene.persoon.nummer, rij.persoon.nummer, rij.versie),
    )


def _wie(persoon: Any) -> dict[str, Any]:
    return {
        "nummer": persoon.nummer,
        "naam": persoon.volledige_naam,
        "geboortedatum": persoon.geboortedatum,
        "geboortedatum_precisie": persoon.geboortedatum_precisie,
    }
