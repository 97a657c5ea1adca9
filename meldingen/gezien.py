# SPDX-License-Identifier: EUPL-1.2
"""Which persons somebody had before him, each in which version, when he says that two of them are one human."""

from collections.abc import Iterable

from organisaties.models import Medewerker
from personen.models import Persoon

from .fouten import InmiddelsGewijzigd
from .persoonbeeld import zichtbare_personen

GEZIEN_MAX = 1000


def als_gezien(personen: Iterable[Persoon]) -> str:
    """As a page or a client of the API sends it back: 'P-2026-000001:3 P-2026-000002:1'."""
    return " ".join(f"{rij.nummer}:{rij.versie}" for rij in personen)


def lees_gezien(nummers: Iterable[str], medewerker: Medewerker) -> str:
    """The same of whoever has these numbers, as far as this reader sees them."""
    rijen = zichtbare_personen(medewerker).filter(nummer__in=list(nummers))
    return als_gezien(rijen.only("nummer", "versie").order_by("pk"))


def weer_gezien(gezien: str, medewerker: Medewerker) -> str:
    """After 'een collega was u voor': the same persons as they are now."""
    nummers = [deel.rpartition(":")[0].replace("\x00", "?") for deel in gezien.split()]
    return lees_gezien(nummers, medewerker)


def eis_gezien(gezien: str, *personen: Persoon) -> None:
    """Raise `InmiddelsGewijzigd` when one of these was shown and changed since, as by a merge with somebody else."""
    versies = dict(deel.rpartition(":")[::2] for deel in gezien.split())
    if any(versies.get(rij.nummer, str(rij.versie)) != str(rij.versie) for rij in personen):
        raise InmiddelsGewijzigd(wat="Een van deze personen")
