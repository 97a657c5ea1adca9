# SPDX-License-Identifier: EUPL-1.2
"""A draft kept and thrown away through both doors."""

import json

from meldingen.models import Concept
from tests.wereld import Wereld

from .geval import Geval, zelfde


def _bewaren(wereld: Wereld):
    deel = {"soort": "registratie", "onderwerp": wereld.rij("K", "Alfa").nummer}
    velden = {"toelichting": ["Schreeuwen, \x00 en een kind dat huilt."], "aard": []}
    velden |= {"betrokkenen-0-voornamen": ["Jip"]}
    return deel | {"velden": json.dumps(velden)}, deel | {"velden": velden}


def _versie(wereld: Wereld) -> int:
    return Concept.objects.values_list("versie", flat=True).get(
        medewerker=wereld.wie["frontoffice"], soort="contact", onderwerp=""
    )


TE_GROOT = {"toelichting": ["x" * 200_001]}
CONCEPTGEVALLEN = [
    Geval("concept_bewaren", "frontoffice", "", "/concepten", "/api/v1/concepten", _bewaren,
          ({"velden": json.dumps(TE_GROOT)}, {"velden": TE_GROOT}, {"velden"}), versie=lambda _: 0),
    Geval("concept_bewaren", "beoordelaar", "", "/concepten", "/api/v1/concepten",
          lambda wereld: ({"soort": "contact", "velden": '{"notities": ["Belt"]}'},
                          {"soort": "contact", "velden": {"notities": ["Belt"]}}),
          ({"onderwerp": "K-2025-999999"}, {"onderwerp": "K-2025-999999"}, {"onderwerp"}), variant="van_niets"),
    Geval("concept_weggooien", "frontoffice", "", "/concepten/weggooien", "/api/v1/concepten/weggooien",
          zelfde(soort="contact"), ({"onderwerp": "onzin"}, {"onderwerp": "onzin"}, {"onderwerp"}), versie=_versie),
]  # fmt: skip
