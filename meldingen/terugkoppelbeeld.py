# SPDX-License-Identifier: EUPL-1.2
"""The tasks to tell a melder what became of it, as a page and the API show them: never who that is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from organisaties.models import CodeMapping, Medewerker

from .bronbeeld import BURGER
from .klok import instelling_van
from .models import Melding, Terugkoppeling
from .termijnen.kalender import dag_van, werkdagen_tussen


@dataclass(frozen=True)
class Taak:
    rij: Terugkoppeling
    werkdagen: int

    @property
    def verwijzing(self) -> str:
        return verwijzing(self.rij.na, self.rij.volgnummer)

    @property
    def stand(self) -> str:
        if self.rij.gedaan_op is not None:
            return "gedaan"
        return "vervallen" if self.rij.vervallen_op is not None else "open"


def verwijzing(na: Any, volgnummer: Any) -> str:
    """Which task of a melding, in the address of its page; for instance of what a form sent."""
    return urlencode({"na": na or "", "volgnummer": volgnummer or 0})


def taken_van(melding: Melding, medewerker: Medewerker) -> "QuerySet[Terugkoppeling]":
    rijen = Terugkoppeling.objects.zichtbaar_voor(medewerker).filter(melding=melding)
    return rijen.select_related("vervalreden", "gedaan_door").order_by("ontstaan_op", "pk")


def open_taken(medewerker: Medewerker) -> "QuerySet[Terugkoppeling]":
    """The work list, first what must be done first."""
    rijen = Terugkoppeling.objects.zichtbaar_voor(medewerker).open()
    verwant = rijen.select_related("melding__gemeente", "melding__melder_soort", "melding__behandelaar", "casus")
    return verwant.defer("melding__toelichting").order_by("uiterste_datum", "pk")


def als_taken(rijen: "QuerySet[Terugkoppeling]", medewerker: Medewerker, nu: datetime) -> list[Taak]:
    if medewerker.vt_organisatie is None:
        return []
    kalender, vandaag = instelling_van(medewerker.vt_organisatie).kalender, dag_van(nu)
    return [Taak(rij, werkdagen_tussen(vandaag, rij.uiterste_datum, kalender)) for rij in rijen]


def is_beroepsmatig(melding: Melding) -> bool:
    """By the kind of melder, which the melding itself says; it decides how much he may hear."""
    return not CodeMapping.objects.filter(code_id=melding.melder_soort_id, **BURGER).exists()
