# SPDX-License-Identifier: EUPL-1.2
"""Making cases: what a profile gives goes to the database, one by one."""

from django.db import models, transaction

from dossiers.opruimer import zelden_opruimen
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import REEKSEN
from dossiers.wereld import Uitgifte
from meldingen.models import Advies, Casus, Contact, Melding
from personen.models import Persoon

from .geleverd import Opdracht, Profiel
from .namen import TESTNUMMERS


class NietLeeg(Exception):
    """The database has cases already."""


def vul(profiel: Profiel, opdracht: Opdracht) -> int:
    """Fill an empty database, in one transaction; returns the number of rows. Raises `NietLeeg`."""
    with transaction.atomic(), zelden_opruimen():
        eis_leeg()
        uitgifte, schrijver = Uitgifte(TESTNUMMERS), Schrijver()
        for geleverd in profiel(uitgifte, opdracht):
            schrijver.voeg_toe(geleverd.boek.rijen)
        schrijver.sluit_af(uitgifte, REEKSEN)
        return schrijver.totaal


def eis_leeg() -> None:
    modellen: tuple[type[models.Model], ...] = (Casus, Melding, Contact, Advies, Persoon)
    for model in modellen:
        if model._default_manager.exists():  # noqa: SLF001 (public in Django)
            raise NietLeeg
