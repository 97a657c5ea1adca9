# SPDX-License-Identifier: EUPL-1.2
"""A code list as functional management sees it: every value with its days, its translations and its history."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from organisaties.codegebruik import gebruik_van, in_woorden
from organisaties.models import Code, Codelijst, Codewijziging
from organisaties.vaste_codes import VASTE_LIJSTEN, is_vast

# Of a list that is changed every day nobody reads more than this at once.
HISTORIE_MAX = 200
VELDNAMEN = {
    "label": "naam",
    "omschrijving": "toelichting",
    "volgorde": "plaats",
    "geldig_vanaf": "geldig vanaf",
    "geldig_tot": "niet meer te kiezen vanaf",
}


@dataclass(frozen=True)
class Coderegel:
    """`stand`: geldt, komt or beëindigd; `stappen`: what can be done with it now; `gebruik`: how often, in words."""

    code: Code
    stand: str
    vast: bool
    stappen: tuple[str, ...]
    gebruik: str


def lees_lijsten(vandaag: date) -> QuerySet[Codelijst]:
    """All lists with how many values they have, and how many of these can be chosen today."""
    return Codelijst.objects.annotate(
        aantal=Count("codes"), geldig=Count("codes", filter=Q(codes__geldig__contains=vandaag))
    ).order_by("naam")


def lees_codes(lijst: Codelijst, vandaag: date) -> list[Coderegel]:
    """Three queries."""
    codes = lijst.codes.prefetch_related("mappings").order_by("volgorde", "sleutel")
    gebruik = gebruik_van(lijst.pk)
    return [_regel(code, vandaag, gebruik.get(code.pk, 0)) for code in codes]


def lees_historie(lijst: Codelijst) -> list[tuple[Codewijziging, str]]:
    """What was changed by hand, newest first, each with what its field is called; one query."""
    rijen = Codewijziging.objects.filter(code__lijst=lijst).select_related("code", "medewerker")
    return [(rij, VELDNAMEN.get(rij.veld, rij.veld)) for rij in rijen[:HISTORIE_MAX]]


def is_gesloten(lijst: Codelijst) -> bool:
    """The program works with every value: none can be added."""
    return lijst.pk in VASTE_LIJSTEN


def stappen_van(code: Code, vandaag: date) -> tuple[str, ...]:
    tot = code.geldig.upper
    kan = {
        "code_bijwerken": True,
        "code_beeindigen": not is_vast(code.pk) and (tot is None or tot > vandaag),
        "code_hervatten": tot is not None,
        "codemapping_zetten": True,
    }
    return tuple(stap for stap, mag in kan.items() if mag)


def _regel(code: Code, vandaag: date, aantal: int) -> Coderegel:
    van, tot = code.vanaf, code.geldig.upper
    stand = "komt" if van > vandaag else "beëindigd" if tot is not None and tot <= vandaag else "geldt"
    return Coderegel(code, stand, is_vast(code.pk), stappen_van(code, vandaag), in_woorden(aantal))
