# SPDX-License-Identifier: EUPL-1.2
"""Adviezen: a contact and the advies it became; nothing of a family."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Final

from dossiers.daden import Daad
from dossiers.wereld import Wereld
from werkplek.demogegevens import teksten
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.losse import AANLEIDINGEN

from . import jaarritme
from .gezinsplan import gemengd
from .regios import JAREN, Regio
from .wie import Roepers

KANALEN: Final = {"telefoon": 80, "chat": 15, "schriftelijk": 5}


def adviezen(wereld: Wereld, regio: Regio, rng: Random, gemeenten: dict[str, int]) -> Iterator[list[Daad]]:
    """The acts of each, oldest first; a year at a time in memory, and of that only the days."""
    klok, roepers = Klok(wereld.instelling.kalender, rng), Roepers(rng)
    frontoffice = wereld.staf["frontoffice"]
    for nr, jaar in enumerate(JAREN):
        soorten = gemengd(regio.adviezen[nr], rng)
        dagen = jaarritme.dagen(len(soorten), jaar, regio.code, rng)
        for dag, soort in zip(dagen, soorten, strict=True):
            op = jaarritme.moment(dag, klok, altijd=False)
            kanaal = f"kanaal:{rng.choices(list(KANALEN), list(KANALEN.values()))[0]}"
            wie, (vraag, antwoord) = rng.choice(frontoffice), rng.choice(teksten.ADVIESVRAGEN)
            nu = op + timedelta(minutes=rng.randint(1, 9))
            contact = {"kanaal": kanaal, "ontvangen_op": op, "notities": rng.choice(teksten.NOTITIES)}
            advies = {
                "kanaal": kanaal,
                "ontvangen_op": op,
                "adviesvrager_soort": roepers.code(soort),
                "vraag": vraag,
                "antwoord": antwoord,
                "gemeente_code": rng.choices(list(gemeenten), list(gemeenten.values()))[0],
                "aanleiding": (f"aanleiding:{rng.choice(AANLEIDINGEN)}",),
            }
            yield [
                Daad("contact_vastleggen", nu, wie, -1, contact),
                Daad("advies_registreren", nu + timedelta(minutes=rng.randint(5, 40)), wie, 0, advies),
            ]
