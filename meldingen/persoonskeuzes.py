# SPDX-License-Identifier: EUPL-1.2
"""What the forms about a person let choose: who else is near, and which rows still hold.

All of it comes from `persoonbeeld`, so that no list holds more than the page shows.
"""

from collections.abc import Sequence
from datetime import date

from personen.models import Adres, Gezag, Persoon, Relatie
from personen.perioden import is_voorbij

from .models import Betrokkene
from .persoonbeeld import Persoonbeeld, Verwant

Keuzes = list[tuple[str, str]]


def wat_loopt(beeld: Persoonbeeld, vandaag: date) -> set[str]:
    """Of which kinds there is something that holds, and can be ended."""
    rijen = {
        "adres": beeld.adressen,
        "relatie": [verwant.rij for verwant in beeld.relaties],
        "gezag": [verwant.rij for verwant in beeld.gezag],
    }
    return {soort for soort, lijst in rijen.items() if any(not is_voorbij(rij, op=vandaag) for rij in lijst)}


def ledenkeuzes(beeld: Persoonbeeld) -> Keuzes:
    """Who else is in the visible dossiers of this human, by name; one query."""
    casussen = {rij.casus_id for rij in beeld.betrokken}
    anderen = Betrokkene.objects.filter(casus_id__in=casussen).exclude(persoon__in=beeld.rijen).values("persoon_id")
    leden = Persoon.objects.filter(pk__in=anderen).defer("bsn").order_by("naam_sleutel", "pk")
    return [(lid.nummer, f"{lid.volledige_naam} ({lid.nummer})") for lid in leden]


def adreskeuzes(beeld: Persoonbeeld, vandaag: date) -> Keuzes:
    """The addresses that hold; a secret one is told by its days only."""
    return [
        (str(adres.pk), _met_begin(tekst, adres)) for tekst, adres in beeld.woonde if not is_voorbij(adres, op=vandaag)
    ]


def verbandkeuzes(verwanten: Sequence[Verwant], vandaag: date) -> Keuzes:
    """The relations or the authority that hold."""
    return [
        (str(v.rij.pk), _met_begin(_verbandtekst(v), v.rij)) for v in verwanten if not is_voorbij(v.rij, op=vandaag)
    ]


def rijtekst(beeld: Persoonbeeld, soort: str | None, pk: str | None) -> str:
    """How one address, relation or gezag reads that is shown of this human; empty when it is not (any more)."""
    verbanden = {"relatie": beeld.relaties, "gezag": beeld.gezag}.get(soort or "", ())
    teksten = {str(v.rij.pk): _met_begin(_verbandtekst(v), v.rij) for v in verbanden}
    if soort == "adres":
        teksten = {str(adres.pk): _met_begin(tekst, adres) for tekst, adres in beeld.woonde}
    return teksten.get(pk or "", "")


def _verbandtekst(verwant: Verwant) -> str:
    return f"{verwant.persoon.volledige_naam}: {verwant.soort.lower()}"


def _met_begin(tekst: str, rij: Adres | Relatie | Gezag) -> str:
    van = rij.periode.lower
    return f"{tekst}, sinds {van:%d-%m-%Y}" if van else tekst
