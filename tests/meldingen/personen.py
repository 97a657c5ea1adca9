# SPDX-License-Identifier: EUPL-1.2
"""People of meldingen for tests, made by the steps: somebody known, somebody new, somebody shielded."""

from datetime import date

from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import gemeld


def iemand(voornaam="Sanne", *, nummer=None, adres=None, rol="betrokkenerol:slachtoffer", **gegevens):
    """A row of the form: a person, or a known one with what was typed of him."""
    velden = (
        {} if nummer else {"voornamen": voornaam, "geboortenaam": "Kanariepiet", "geboortedatum": date(1990, 5, 14)}
    )
    return BetrokkeneInvoer(
        rol=rol, persoon_nummer=nummer, gegevens=PersoonGegevens(**{**velden, **gegevens}), adres=adres
    )


def melding_over(medewerker, nu, *mensen, **anders):
    return gemeld(medewerker, nu, betrokkenen=tuple(mensen or (iemand(),)), **anders)


def scherm_af(melding):
    """No step shields a casus yet."""
    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)


def personentabellen():
    """All that is stored of people, to compare before with after."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in (Persoon, Adres, Relatie, Gezag)}
