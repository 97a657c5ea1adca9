# SPDX-License-Identifier: EUPL-1.2
"""A few made-up colleagues in every region; they cannot log in."""

from random import Random
from typing import Final

from django.contrib.auth.hashers import make_password

from organisaties.models import Medewerker, Rol, VTOrganisatie
from werkplek.demogegevens.namen import Naamgever

COLLEGAS: Final = {"frontoffice": 2, "beoordelaar": 2, "onderzoeker": 1}


def maak_collegas(regio: VTOrganisatie, rng: Random) -> None:
    for rol, aantal in COLLEGAS.items():
        for nr in range(1, aantal + 1):
            namen = Naamgever(rng)
            delen = namen.voornaam(vrouw=rng.random() < 0.8), *namen.achternaam()
            medewerker, _ = Medewerker.objects.get_or_create(
                username=f"collega-{rol}-{nr}.{regio.code}",
                defaults={
                    "naam": " ".join(deel for deel in delen if deel),
                    "password": make_password(None),
                    "is_demo": True,
                    "vt_organisatie": regio,
                },
            )
            medewerker.rollen.set(Rol.objects.filter(code=rol))
