# SPDX-License-Identifier: EUPL-1.2
"""Families that call twice: the second time nobody linked them, so that there is something to recognise."""

from datetime import date

from meldingen.herkenning import zoek_mogelijke_bekenden
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import MogelijkeBekende
from personen.schrijven import AdresGegevens, PersoonGegevens
from tests.meldingen.fabriek import gemeld

ADRES = AdresGegevens(straat="Kanarielaan", huisnummer=12, postcode="1315AB", plaats="Almere", gemeente="GM0034")
SANNE = {"voornamen": "Sanne", "geboortenaam": "Kanariepiet", "geboortedatum": date(1990, 5, 14)}
JOOST = {"voornamen": "Joost", "geboortenaam": "Vinkenoog", "geboortedatum": date(1987, 11, 3)}
KIM = {"voornamen": "Kim", "geboortenaam": "Vinkenoog", "geboortedatum": date(2016, 2, 9)}


def lid(rol="slachtoffer", *, persoon_nummer=None, geen_match=False, adres=None, **gegevens):
    return BetrokkeneInvoer(
        rol=f"betrokkenerol:{rol}",
        persoon_nummer=persoon_nummer,
        geen_match=geen_match,
        gegevens=PersoonGegevens(**gegevens),
        adres=adres or (None if persoon_nummer else ADRES),
    )


def gezin(*wie, **anders):
    return tuple(lid(**(persoon | anders)) for persoon in wie or (SANNE, JOOST, KIM))


def melding_van(medewerker, nu, *wie, **anders):
    """A melding about these people (Sanne, Joost and Kim unless told otherwise), on a casus of its own."""
    return gemeld(medewerker, nu, betrokkenen=gezin(*wie), **anders)


def herkend(medewerker, nu, *wie):
    """The family was known from an earlier melding, and is found at the later one: (earlier, later)."""
    eerder = melding_van(medewerker, nu, *wie)
    later = melding_van(medewerker, nu, *wie)
    zoek_mogelijke_bekenden(later.pk, nu=nu)
    return eerder, later


def persoon_van(melding, voornaam):
    return melding.betrokkenen.select_related("persoon").get(persoon__voornamen=voornaam).persoon


def vlaggen(melding, **filters):
    """(first name in the melding, id of the known person, certainty, status) of each row."""
    rijen = MogelijkeBekende.objects.filter(melding=melding, **filters).order_by("betrokkene_id", "persoon_id")
    return list(rijen.values_list("betrokkene__persoon__voornamen", "persoon_id", "zekerheid", "status"))
