# SPDX-License-Identifier: EUPL-1.2
"""What the steps share that write about a known person: locking, who the other one is, and their audit.

Nothing here reaches further than `persoonbeeld` shows: somebody who is only in dossiers that are shielded from the one
who acts does not exist, also not as the other end of a relation.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from audit.vastleggen import leg_vast
from organisaties.models import Medewerker
from personen.keuring import keur_dagen
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.perioden import is_voorbij
from personen.samenvoegen import samen_met, vergrendel_samen

from .fouten import OngeldigeInvoer, VerkeerdeToestand, eis_veld
from .herkenning import zoek_gewijzigden
from .overgang import bewaar, vergrendel_rij
from .persoonbeeld import Verwant, zichtbare_personen
from .termijnen.kalender import dag_van

V = TypeVar("V", Relatie, Gezag)


def vind_ander(medewerker: Medewerker, nummer: str) -> Persoon | None:
    """The person with this number, when `medewerker` may know of it."""
    return zichtbare_personen(medewerker).filter(nummer=nummer.replace("\x00", "?").strip().upper()).first()


def rijen_van(persoon: Persoon, medewerker: Medewerker) -> list[Persoon]:
    """The rows of this human that `medewerker` may know of."""
    anderen = samen_met([persoon.pk]).keys() - {persoon.pk}
    return [persoon, *(zichtbare_personen(medewerker).filter(pk__in=anderen) if anderen else ())]


def vergrendel_personen(persoon: Persoon, *anderen: Persoon | None) -> tuple[Persoon, list[Persoon]]:
    """All fresh and locked, the lowest id first; before them who is one human with whom, as every merge does.

    The lock and the version of a person are those of all that is kept of him. Returns `persoon` and the others.
    """
    vergrendel_samen(persoon.organisatie_id)
    rijen = {rij.pk: rij for rij in (persoon, *anderen) if rij is not None}
    vers = {pk: vergrendel_rij(rijen[pk]) for pk in sorted(rijen)}
    return vers.pop(persoon.pk), list(vers.values())


def eis_ander(een: Persoon, ander: Persoon | None, veld: str) -> Persoon:
    """Refuse at `veld` who is not known, and who is the same human."""
    if ander is None:
        raise OngeldigeInvoer(
            "Kies een persoon die bekend is. Een nummer is een P, het jaar en zes cijfers.", veld=veld
        )
    hoofd = samen_met([een.pk, ander.pk])
    eis_veld(hoofd[een.pk] != hoofd[ander.pk], veld, "Kies een andere persoon: dit is dezelfde.")
    return ander


def vind_verband(verwanten: Iterable[Verwant], soort: type[V], pk: int) -> V | None:
    """A relation or authority among those that are shown of a person."""
    return next((v.rij for v in verwanten if isinstance(v.rij, soort) and v.rij.pk == pk), None)


def einden_van(rij: Adres | Relatie | Gezag | None) -> tuple[Persoon, ...]:
    """The two persons whom it ties; of an address whose it is."""
    if rij is None:
        return ()
    if isinstance(rij, Adres):
        return (rij.persoon,)
    return (rij.persoon, rij.verwant) if isinstance(rij, Relatie) else (rij.kind, rij.gezagdrager)


def keur_van_tot(*personen: Persoon, nu: datetime, van: date | None = None, tot: date | None = None) -> None:
    """Nobody lives anywhere, or is tied to anybody, before all of them were born."""
    geboren = [rij.geboortedatum for rij in personen if rij.geboortedatum is not None]
    keur_dagen({"van": van, "tot": tot}, geboren=max(geboren, default=None), vandaag=dag_van(nu))


def eis_lopend(rij: Adres | Relatie | Gezag, wat: str, nu: datetime) -> None:
    """Refuse to end what ended; `wat` as in 'dit adres'."""
    if is_voorbij(rij, op=dag_van(nu)):
        raise VerkeerdeToestand(f"Een collega was u voor: bij {wat} staat al een einddatum.")


def rond_af(
    stap: str,
    medewerker: Medewerker,
    persoon: Persoon,
    *ook: Persoon,
    opnieuw_zoeken: datetime | None = None,
    **gegevens: str | int | bool,
) -> None:
    """Raise the versions of who was changed, and record the act on `persoon`; of what was said only numbers and days.

    `opnieuw_zoeken` is the moment of a change in what known persons are found by.
    """
    for rij in (persoon, *ook):
        if opnieuw_zoeken is not None:
            rij.gewijzigd_op = opnieuw_zoeken
            bewaar(rij, "gewijzigd_op")
        else:
            bewaar(rij)
    if opnieuw_zoeken is not None:
        zoek_gewijzigden([rij.pk for rij in (persoon, *ook)])
    leg_persoon_vast(stap, medewerker, persoon, **gegevens)


def leg_persoon_vast(stap: str, medewerker: Medewerker, persoon: Persoon, **gegevens: str | int | bool) -> None:
    leg_vast(
        actie=stap,
        onderwerp="persoon",
        nummer=persoon.nummer,
        organisatie_id=persoon.organisatie_id,
        medewerker_id=medewerker.pk,
        gegevens=gegevens,
    )
