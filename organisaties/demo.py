# SPDX-License-Identifier: EUPL-1.2
"""The accounts of a demo: fixed names, one known password, in a demo database only."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from organisaties.models import DemoMerk, Medewerker, Organisatie, Rol, VTOrganisatie
from organisaties.models.demo import is_demodatabase

STANDAARDWACHTWOORD: Final = "welkom-bij-veilig-thuis"


class GeenDemodatabase(Exception):
    pass


class Demoaccount(NamedTuple):
    username: str
    naam: str
    rol: str
    regio: str
    partij: str | None = None


ACCOUNTS: Final = (
    Demoaccount("frontoffice", "Fenna Oosting", "frontoffice", "flevoland"),
    Demoaccount("beoordelaar", "Bas Oordijk", "beoordelaar", "flevoland"),
    Demoaccount("onderzoeker", "Oya Demir", "onderzoeker", "flevoland"),
    Demoaccount("gedragswetenschapper", "Gerda Wetering", "gedragswetenschapper", "flevoland"),
    Demoaccount("manager", "Mina Agerbeek", "manager", "flevoland"),
    Demoaccount("beheer", "Bernard Heerema", "beheer", "flevoland"),
    Demoaccount("privacy", "Priya Vaccari", "privacy", "flevoland"),
    Demoaccount("lokaalteam", "Lotte Kalkman", "lokaalteam", "flevoland", "wijkteams-almere"),
    Demoaccount("overleglid", "Olaf Verlinden", "overleglid", "flevoland", "interventieoverleg-dronten"),
    Demoaccount("frontoffice-utrecht", "Froukje Utermark", "frontoffice", "utrecht"),
)


@transaction.atomic
def merk_als_demo(nu: datetime) -> None:
    """Mark a database that has no real account. Never one in which somebody already works."""
    if is_demodatabase():
        return
    if Medewerker.objects.filter(is_demo=False).exists():
        raise GeenDemodatabase("Deze database heeft echte accounts en wordt geen demodatabase.")
    DemoMerk.objects.create(gemaakt_op=nu)


@transaction.atomic
def maak_accounts(wachtwoord: str) -> None:
    if not is_demodatabase():
        raise GeenDemodatabase("Demoaccounts bestaan alleen in een database die als demo is gemaakt.")
    versleuteld = make_password(wachtwoord)
    for account in ACCOUNTS:
        regio = VTOrganisatie.objects.get(code=account.regio)
        partij = Organisatie.objects.get(vt_organisatie=regio, code=account.partij) if account.partij else None
        medewerker, _ = Medewerker.objects.update_or_create(
            username=account.username,
            defaults={
                "naam": account.naam,
                "email": f"{account.username}@voorbeeld.example",
                "vt_organisatie": None if partij else regio,
                "organisatie": partij,
                "password": versleuteld,
                "is_demo": True,
                "is_active": True,
            },
        )
        medewerker.rollen.set(Rol.objects.filter(code=account.rol))
