# SPDX-License-Identifier: EUPL-1.2
"""Colleagues who did the work of earlier years: they cannot log in. Work also goes to the demo accounts, if there."""

from typing import Final

from django.contrib.auth.hashers import make_password

from organisaties.models import Medewerker, Organisatie, Rol, VTOrganisatie
from overdracht.models import Interventieoverleg

COLLEGAS: Final = {
    "flevoland": (
        ("frontoffice", ("Marit Duinkerk", "Joris Havelte", "Nadia Vlierhout")),
        ("beoordelaar", ("Carlijn Eekhoorst", "Hamza Oudeland", "Pieter Wijdemeer", "Tamara Brakel")),
        ("onderzoeker", ("Ruth Zomerdijk", "Ivo Kerkrade", "Shirley Boswinkel", "Lars Overveen")),
        ("gedragswetenschapper", ("Beatrix Noordwoud",)),
    ),
    "utrecht": (
        ("frontoffice", ("Wim Kromhout",)),
        ("beoordelaar", ("Dina Vechtstra", "Otto Amerongen")),
        ("onderzoeker", ("Hilde Rijnauwen",)),
        ("gedragswetenschapper", ("Cor Maarsseveen",)),
    ),
}
PARTIJROLLEN: Final = ("lokaalteam",)


def maak_collegas(regio: VTOrganisatie) -> None:
    """Staff of Veilig Thuis, and two people at every party."""
    for rol, namen in COLLEGAS[regio.code]:
        for nr, naam in enumerate(namen, start=1):
            _maak(f"collega-{rol}-{nr}.{regio.code}", naam, rol, vt_organisatie=regio)
    for partij in Organisatie.objects.filter(vt_organisatie=regio, actief=True).order_by("pk"):
        for nr in (1, 2):
            _maak(f"collega-{nr}.{partij.code}", f"Medewerker {nr} {partij.naam}", "lokaalteam", organisatie=partij)


def zet_in_overleggen(regio: VTOrganisatie) -> None:
    """Whoever may look into an overleg is a member of that of its own party."""
    for overleg in Interventieoverleg.objects.filter(organisatie=regio):
        leden = Medewerker.objects.filter(organisatie_id=overleg.partij_id, rollen__code="overleglid")
        overleg.leden.add(*leden)


def _maak(username: str, naam: str, rol: str, **bij: VTOrganisatie | Organisatie) -> None:
    medewerker = Medewerker.objects.create(
        username=username, naam=naam[:120], password=make_password(None), is_demo=True, **bij
    )
    medewerker.rollen.set(Rol.objects.filter(code=rol))
