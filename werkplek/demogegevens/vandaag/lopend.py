# SPDX-License-Identifier: EUPL-1.2
"""What the front office has before it: somebody called just now, and the melding was not sent yet."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from meldingen.models import Concept
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from meldingen.termijnen.kalender import TIJDZONE
from werkplek.demogegevens.namen import beller, telefoon

from .gezinnen import MET_KINDEREN, nieuw
from .ploeg import Ploeg

NOTITIES: Final = (
    "Beller is oma. Hoorde van haar kleindochter dat papa vannacht met borden gooide en mama huilend op de badkamer "
    "zat. Het is niet de eerste keer. Mag haar naam genoemd worden: weet zij nog niet. Wordt zo teruggebeld."
)
GETYPT: Final = "Vannacht is er met serviesgoed gegooid. Een van de kinderen zag het en vertelde"


def laat_liggen(ploeg: Ploeg) -> None:
    gebeld = ploeg.nu - timedelta(minutes=25)
    contact = contact_vastleggen(
        medewerker=ploeg.frontoffice,
        kanaal="kanaal:telefoon",
        ontvangen_op=gebeld,
        notities=NOTITIES,
        beller=f"{beller(ploeg.rng)}, {telefoon(ploeg.rng)}",
        nu=gebeld + timedelta(minutes=8),
    )
    gezin = nieuw(ploeg, MET_KINDEREN)
    eerste, kind = gezin.leden[0], gezin.leden[-1]
    velden = {
        "token": str(UUID(int=ploeg.rng.getrandbits(128), version=4)),
        "contact_versie": str(contact.versie),
        "rijen": "3",
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": f"{gebeld.astimezone(TIJDZONE):%d-%m-%Y %H:%M}",
        "gemeente": gezin.gemeente,
        "crisis": "nee",
        "melder_soort": "meldersoort:familie",
        "toelichting": GETYPT,
        "geweldsoort": "geweldsoort:fysiek",
        "betrokkenen-0-rol": eerste.rol,
        "betrokkenen-0-voornamen": eerste.gegevens.voornamen,
        "betrokkenen-0-voorvoegsel": eerste.gegevens.voorvoegsel,
        "betrokkenen-0-geboortenaam": eerste.gegevens.geboortenaam,
        "betrokkenen-1-rol": kind.rol,
        "betrokkenen-1-voornamen": kind.gegevens.voornamen,
        "bron-functie": "Oma",
    }
    concept_bewaren(
        medewerker=ploeg.frontoffice,
        soort=Concept.Soort.REGISTRATIE,
        over=contact.nummer,
        velden={naam: [waarde] for naam, waarde in velden.items()},
        versie=0,
        nu=ploeg.nu - timedelta(minutes=6),
    )
