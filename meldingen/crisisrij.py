# SPDX-License-Identifier: EUPL-1.2
"""The queue of the crisis shift: open meldingen with acute danger, and how many hours each still has."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from organisaties.models import Medewerker

from .models import Melding, Termijn
from .querysets import MeldingQuerySet

UUR = 60
BINNENKORT = timedelta(hours=4)


@dataclass(frozen=True)
class Urenbadge:
    """For `{% statusbadge %}`: the term in words, and how urgent it looks."""

    soort: str
    tekst: str


def crisismeldingen(medewerker: Medewerker) -> "QuerySet[Melding]":
    """What this person may see of them; the oldest receipt has the nearest deadline."""
    rijen: MeldingQuerySet = Melding.objects.zichtbaar_voor(medewerker)
    return rijen.te_beoordelen().filter(crisis=True)


def met_termijn(rijen: "QuerySet[Melding]") -> "QuerySet[Melding]":
    """Each with `uiterste`, the moment of its crisis term, and who has it; the term is met by the assessment."""
    termijn = Termijn.objects.filter(melding=OuterRef("pk"), soort="crisis").order_by("-pk")
    return rijen.select_related("gemeente", "behandelaar", "casus", "melder_soort").annotate(
        uiterste=Subquery(termijn.values("uiterste_moment")[:1])
    )


def urenbadge(uiterste: datetime | None, nu: datetime) -> Urenbadge:
    """'nog 5 uur', 'nog 20 minuten', '2 uur te laat'; whole hours, never more time than there is."""
    if uiterste is None:
        return Urenbadge("neutraal", "geen termijn")
    over = uiterste - nu
    if over < timedelta(0):
        return Urenbadge("fout", f"{_duur(-over)} te laat")
    return Urenbadge("let-op" if over <= BINNENKORT else "info", f"nog {_duur(over)}")


def _duur(tijd: timedelta) -> str:
    minuten = int(tijd.total_seconds() // 60)
    if minuten < UUR:
        return "1 minuut" if minuten == 1 else f"{minuten} minuten"
    return f"{minuten // 60} uur"
