# SPDX-License-Identifier: EUPL-1.2
"""Other open messages of one event: what somebody must know of each before it goes along with a melding."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from intake.formaten.vorm import Persoon
from intake.lezen import gelezen_van
from intake.models import InkomendBericht
from intake.werkproces import TE_DOEN
from organisaties.models import Medewerker

# More do not fit on a page, nor in one act.
HOOGSTENS = 50


@dataclass(frozen=True)
class Verwante:
    """Such a message; `wie` is everybody in it, `nieuw` who of them is not in the message that becomes a melding."""

    bericht: InkomendBericht
    wie: tuple[str, ...]
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
        wie = f": {', '.join(self.wie)}" if self.wie else ""
        nieuw = f". Nog niet ingevuld: {', '.join(self.nieuw)}" if self.nieuw else ""
        op = timezone.localtime(bericht.ontvangen_op)
        return f"{bericht.nummer}, {merk}ontvangen {op:%d-%m-%Y %H:%M} van {bericht.afzender.naam}{wie}{nieuw}"


def open_naast(bericht: InkomendBericht, medewerker: Medewerker) -> list[Verwante]:
    """The other messages of this event that wait for a human and that this person may see, the oldest first."""
    if bericht.gebeurtenis_id is None:
        return []
    rijen = InkomendBericht.objects.zichtbaar_voor(medewerker).filter(gebeurtenis=bericht.gebeurtenis_id)
    rijen = rijen.filter(status__in=TE_DOEN).exclude(pk=bericht.pk).select_related("afzender")
    anderen = list(rijen.defer("ruw", "toelichting").order_by("ontvangen_op", "pk")[:HOOGSTENS])
    hier = _personen(bericht) if anderen else ()
    return [_verwante(ander, hier) for ander in anderen]


def _verwante(ander: InkomendBericht, hier: Sequence[Persoon]) -> Verwante:
    daar = _personen(ander)
    return Verwante(
        bericht=ander,
        wie=tuple(noem(een) for een in daar),
        nieuw=tuple(noem(een) for een in daar if not any(_zelfde(een, bekend) for bekend in hier)),
    )


def _personen(bericht: InkomendBericht) -> tuple[Persoon, ...]:
    gelezen = gelezen_van(bericht)
    return gelezen.personen if gelezen else ()


def noem(persoon: Persoon) -> str:
    delen = (persoon.voornamen or persoon.voorletters, persoon.voorvoegsel, persoon.geboortenaam)
    naam = " ".join(deel for deel in delen if deel) or "naam niet bekend"
    return f"{naam} ({persoon.rol.partition(':')[2].replace('_', ' ')})"


def _zelfde(een: Persoon, ander: Persoon) -> bool:
    """Said twice of one human, as far as the messages tell; in doubt it is somebody else, whom a human looks at."""
    if een.bsn and ander.bsn:
        return een.bsn == ander.bsn
    if not _naam(een) or _naam(een) != _naam(ander):
        # Somebody without a name is the same when all that is said is the same.
        return een == ander
    zelfde_dag = None in (een.geboortedatum, ander.geboortedatum) or een.geboortedatum == ander.geboortedatum
    return zelfde_dag and een.rol == ander.rol


def _naam(persoon: Persoon) -> str:
    delen = (persoon.voornamen or persoon.voorletters, persoon.voorvoegsel, persoon.geboortenaam)
    return " ".join(deel.strip() for deel in delen if deel.strip()).casefold()
