# SPDX-License-Identifier: EUPL-1.2
"""Other open messages of one event: what somebody must know of each before it goes along with a melding."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from intake.aanvullen import Gelezene, lees_persoon, zelfde_mens
from intake.formaten.vorm import Persoon
from intake.lezen import gelezen_van
from intake.models import InkomendBericht
from intake.overnemen import plaatsen_van
from intake.werkproces import TE_DOEN
from organisaties.models import Medewerker

# More do not fit on a page, nor in one act.
HOOGSTENS = 50


@dataclass(frozen=True)
class Verwante:
    """Such a message; `nieuw` is who of its people is not in the message that becomes a melding, or has another role
    there."""

    bericht: InkomendBericht
    mensen: tuple[Gelezene, ...]
    nieuw: tuple[str, ...]

    @property
    def vanzelf(self) -> bool:
        """It brings nothing that would be lost or missed: then it goes along unless somebody says otherwise."""
        return not (self.bericht.crisis or self.bericht.leesfout or self.nieuw)

    @property
    def keuze(self) -> str:
        """What stands beside the box to tick."""
        bericht = self.bericht
        merk = "ACUUT GEVAAR, " if bericht.crisis else "niet te lezen, " if bericht.leesfout else ""
        wie = f": {', '.join(mens.naam for mens in self.mensen)}" if self.mensen else ""
        nieuw = f". Nieuw of met een andere rol: {', '.join(self.nieuw)}" if self.nieuw else ""
        op = timezone.localtime(bericht.ontvangen_op)
        return f"{bericht.nummer}, {merk}ontvangen {op:%d-%m-%Y %H:%M} van {bericht.afzender.naam}{wie}{nieuw}"


def open_naast(bericht: InkomendBericht, medewerker: Medewerker) -> list[Verwante]:
    """The other messages of this event that wait for a human and that this person may see, the oldest first; of what
    became a melding those that went along, so that a second click says the same as the first."""
    if bericht.gebeurtenis_id is None:
        return []
    rijen = InkomendBericht.objects.zichtbaar_voor(medewerker).filter(gebeurtenis=bericht.gebeurtenis_id)
    open_of_mee = Q(status__in=TE_DOEN)
    if bericht.melding_id is not None:
        open_of_mee |= Q(melding=bericht.melding_id, verwerkt_op=bericht.verwerkt_op)
    rijen = rijen.filter(open_of_mee).exclude(pk=bericht.pk).select_related("afzender")
    anderen = list(rijen.defer("ruw", "toelichting").order_by("ontvangen_op", "pk")[:HOOGSTENS])
    personen = {een.pk: _personen(een) for een in (bericht, *anderen)} if anderen else {}
    plaatsen = plaatsen_van(persoon for groep in personen.values() for persoon in groep)
    mensen = {pk: tuple(lees_persoon(persoon, plaatsen) for persoon in groep) for pk, groep in personen.items()}
    return [_verwante(ander, mensen[ander.pk], mensen[bericht.pk]) for ander in anderen]


def _verwante(ander: InkomendBericht, daar: tuple[Gelezene, ...], hier: Sequence[Gelezene]) -> Verwante:
    def bekend(mens: Gelezene) -> bool:
        return any(zelfde_mens(mens.rij, een.rij) and mens.rij["rol"] == een.rij["rol"] for een in hier)

    return Verwante(ander, daar, tuple(mens.naam for mens in daar if not bekend(mens)))


def _personen(bericht: InkomendBericht) -> tuple[Persoon, ...]:
    gelezen = gelezen_van(bericht)
    return gelezen.personen if gelezen else ()
