# SPDX-License-Identifier: EUPL-1.2
"""A melding with a secret melder and a story by which she could be recognised."""

from meldingen.invoer import BronInvoer
from meldingen.stappen.bronfragment_markeren import bronfragment_markeren
from tests.meldingen.fabriek import gemeld

PASSAGE = "zag vanaf haar balkon"
VERHAAL = f"De melder {PASSAGE} dat de vader sloeg. De kinderen huilden."
BUURVROUW = BronInvoer(
    onthulling="onthulling:geheim_omstander",
    naam="Truus Balkonkanarie",
    functie="buurvrouw van boven",
    telefoon="0698765432",
    email="truus@balkonkanarie.example",
)


def gemeld_door_buurvrouw(frontoffice, nu, **anders):
    return gemeld(frontoffice, nu, **({"bron": BUURVROUW, "toelichting": VERHAAL} | anders))


def melder_van(melding):
    return melding.bronnen.get(soort="melder")


def gemarkeerd(medewerker, melding, nu, tekst=PASSAGE, **anders):
    return bronfragment_markeren(
        medewerker=medewerker, melding=melding, bron_id=melder_van(melding).pk, tekst=tekst, nu=nu, **anders
    )
