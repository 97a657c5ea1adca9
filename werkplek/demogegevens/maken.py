# SPDX-License-Identifier: EUPL-1.2
"""Making cases: what a profile gives goes to the database, or to a file of the import format, one by one."""

from pathlib import Path

from django.db import models, transaction
from django.utils import timezone

from dossiers.naar_dossier import Geschreven, schrijf_bestand
from dossiers.opruimer import zelden_opruimen
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import REEKSEN
from dossiers.wereld import Uitgifte
from meldingen.herhaling.vegen import veeg as veeg_herhaling
from meldingen.models import Advies, Casus, Contact, Melding
from meldingen.vegen import veeg_informeerlijsten
from organisaties.models import VTOrganisatie
from personen.models import Persoon

from .geleverd import Opdracht, Profiel, begin_van
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
        # Who was known before can be told only when everybody is in.
        veeg_herhaling(timezone.now())
        veeg_informeerlijsten(timezone.now())
        return schrijver.totaal


def schrijf(profiel: Profiel, opdracht: Opdracht, pad: Path, *, regio: VTOrganisatie, bron: str) -> Geschreven:
    """Write what a profile gives of one region to a new file; nothing of it stays in the database.

    Raises `NietLeeg`, because the staff that a profile makes may be there once, and FileExistsError.
    """
    with transaction.atomic():
        eis_leeg()
        zaken = ((geleverd.boek, geleverd.daden) for geleverd in profiel(Uitgifte(TESTNUMMERS), opdracht))
        geschreven = schrijf_bestand(pad, regio, zaken, bron=bron, gemaakt_op=begin_van(opdracht.peildatum))
        transaction.set_rollback(True)
    return geschreven


def eis_leeg() -> None:
    modellen: tuple[type[models.Model], ...] = (Casus, Melding, Contact, Advies, Persoon)
    for model in modellen:
        if model._default_manager.exists():  # noqa: SLF001 (public in Django)
            raise NietLeeg
