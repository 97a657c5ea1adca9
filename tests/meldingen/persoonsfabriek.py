# SPDX-License-Identifier: EUPL-1.2
"""A child and a mother in one dossier, and somebody who is only in a dossier that is shielded."""

from datetime import date

from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus
from personen.models import Persoon
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import gemeld

KIND = PersoonGegevens(
    voornamen="Kim", geboortenaam="Kanariepiet", geboortedatum=date(2015, 6, 1), bsn_reden="bsnreden:nog_niet"
)
MOEDER = PersoonGegevens(
    voornamen="Ans", geboortenaam="Kanariepiet", geboortedatum=date(1988, 4, 2), bsn_reden="bsnreden:nog_niet"
)


def gezin(frontoffice, nu, *gegevens, rol="betrokkenerol:overig"):
    """The persons of a new dossier, in this order; the mother and the child unless told otherwise."""
    betrokkenen = tuple(BetrokkeneInvoer(rol=rol, gegevens=g) for g in gegevens or (KIND, MOEDER))
    melding = gemeld(frontoffice, nu, betrokkenen=betrokkenen)
    return list(Persoon.objects.filter(pk__in=melding.betrokkenen.values("persoon_id")).order_by("pk"))


def schim(frontoffice, nu, gegevens=MOEDER):
    """Somebody who is only in a shielded dossier."""
    melding = gemeld(frontoffice, nu, betrokkenen=(BetrokkeneInvoer(rol="betrokkenerol:overig", gegevens=gegevens),))
    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)
    return Persoon.objects.get(pk=melding.betrokkenen.get().persoon_id)
