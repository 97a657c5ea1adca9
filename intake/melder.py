# SPDX-License-Identifier: EUPL-1.2
"""The melder of a message as a source of the melding that it is with.

The program copies it, also for whoever may not see a source: who told it is never lost, and never shown here.
"""

from dataclasses import asdict
from datetime import datetime

from intake.formaten.vorm import Melder
from intake.lezen import gelezen_van
from intake.models import InkomendBericht
from intake.overnemen import als_bron
from meldingen.bronnen import GEHEIM_OMSTANDER, GEHEIM_PROFESSIONAL, keur_bron
from meldingen.invoer import BronInvoer
from meldingen.models import Bron, Bronfragment, Melding
from meldingen.termijnen.kalender import dag_van
from meldingen.terugkoppelen import begin_eigen_terugkoppeling, vergeet_eigen_terugkoppeling

_WIE = ("naam", "functie", "instelling", "telefoon", "email")
_ZELFDE = (*_WIE, "onthulling_id", "grond_id")


def bron_uit(melder: Melder) -> BronInvoer:
    """As the message says it, without a human to complete it: who asked for secrecy stays secret, also without the
    ground that a professional needs."""
    velden = als_bron(melder)
    if velden["onthulling"] == GEHEIM_PROFESSIONAL and not velden["grond"]:
        velden["onthulling"] = GEHEIM_OMSTANDER
    velden["onbekend"] = velden["onbekend"] and not velden["naam"]
    return BronInvoer(**velden)


def leg_medemelder_vast(bericht: InkomendBericht, melding: Melding, *, nu: datetime) -> Bron | None:
    """Who told this message, among the sources of the melding that it is with; a new one unless it is there already.

    None of what cannot be read or names nobody. Was the melding assessed already, then a task to tell him what followed
    comes with him. The casus and the melding are locked.
    """
    gelezen = gelezen_van(bericht)
    if gelezen is None or not any(getattr(gelezen.melder, veld) for veld in _WIE):
        return None
    kolommen = keur_bron(asdict(bron_uit(gelezen.melder)), op=dag_van(bericht.ontvangen_op), vandaag=dag_van(nu))
    for bekend in Bron.objects.filter(melding=melding).order_by("pk"):
        if all(getattr(bekend, veld) == kolommen[veld] for veld in _ZELFDE):
            return bekend
    bron = Bron.objects.create(
        organisatie_id=melding.organisatie_id, melding=melding, soort=Bron.Soort.MEDEMELDER, **kolommen
    )
    begin_eigen_terugkoppeling(melding, bron, nu=nu)
    return bron


def haal_medemelder_weg(bron: Bron | None) -> bool:
    """The message of this source is taken from the melding: so is the source, unless anything else rests on it.

    That is another message, a passage, a correction, or that he was told what followed.
    """
    if bron is None or bron.soort != Bron.Soort.MEDEMELDER or bron.versie > 1:
        return False
    ook = InkomendBericht.objects.filter(bron=bron).exists() or Bronfragment.objects.filter(bron=bron).exists()
    if ook or not vergeet_eigen_terugkoppeling(bron):
        return False
    bron.delete()
    return True
