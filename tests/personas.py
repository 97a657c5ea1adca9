# SPDX-License-Identifier: EUPL-1.2
"""Who works with the application, as fixtures; each is a saved Medewerker with its role and nothing else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from organisaties.models import Medewerker, Organisatie, Rol, VTOrganisatie
from organisaties.models.codelijst import onthoud_codes
from organisaties.sleutelbeheer import vul_aan
from organisaties.stamgegevens.gebied import VT_ORGANISATIES
from organisaties.versleuteling import organisatiecode

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

__all__ = [
    "beheerder",
    "beoordelaar",
    "flevoland",
    "frontoffice",
    "frontoffice_utrecht",
    "gedragswetenschapper",
    "lokaalteam",
    "lokaalteam_ander",
    "lokaalteam_utrecht",
    "manager",
    "nu",
    "onderzoeker",
    "overleglid",
    "privacy",
    "sleutels",
    "utrecht",
]


@pytest.fixture(scope="session", autouse=True)
def sleutels() -> None:
    """A key ring for this test process; its place is in the environment, so real processes share it."""
    vul_aan([code for _, code, _ in VT_ORGANISATIES], nu=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def nu() -> datetime:
    """An ordinary working Wednesday."""
    return datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def flevoland(db) -> VTOrganisatie:
    return _regio("flevoland")


@pytest.fixture
def utrecht(db) -> VTOrganisatie:
    return _regio("utrecht")


@pytest.fixture
def frontoffice(flevoland) -> Medewerker:
    return _van_vt("frontoffice", "Fenna Oosting", flevoland)


@pytest.fixture
def beoordelaar(flevoland) -> Medewerker:
    return _van_vt("beoordelaar", "Bas Oordijk", flevoland)


@pytest.fixture
def onderzoeker(flevoland) -> Medewerker:
    return _van_vt("onderzoeker", "Oya Demir", flevoland)


@pytest.fixture
def gedragswetenschapper(flevoland) -> Medewerker:
    return _van_vt("gedragswetenschapper", "Gerda Wetering", flevoland)


@pytest.fixture
def manager(flevoland) -> Medewerker:
    return _van_vt("manager", "Mina Agerbeek", flevoland)


@pytest.fixture
def beheerder(flevoland) -> Medewerker:
    return _van_vt("beheer", "Bernard Heerema", flevoland)


@pytest.fixture
def privacy(flevoland) -> Medewerker:
    return _van_vt("privacy", "Priya Vaccari", flevoland)


@pytest.fixture
def lokaalteam(flevoland) -> Medewerker:
    return _van_partij("lokaalteam", "Lotte Kalkman", flevoland, "wijkteams-almere")


@pytest.fixture
def lokaalteam_ander(flevoland) -> Medewerker:
    """Another party in the same gemeente: must see nothing of what goes to `lokaalteam`."""
    return _van_partij("lokaalteam", "Anouk Derksen", flevoland, "jgz-almere", username="lokaalteam-ander")


@pytest.fixture
def overleglid(flevoland) -> Medewerker:
    return _van_partij("overleglid", "Olaf Verlinden", flevoland, "interventieoverleg-dronten")


@pytest.fixture
def frontoffice_utrecht(utrecht) -> Medewerker:
    """A colleague with every right of the front office, of another region."""
    return _van_vt("frontoffice", "Froukje Utermark", utrecht, username="frontoffice-utrecht")


@pytest.fixture
def lokaalteam_utrecht(utrecht) -> Medewerker:
    return _van_partij("lokaalteam", "Lucas Uiterwaal", utrecht, "buurtteam-utrecht", username="lokaalteam-utrecht")


def _regio(code: str) -> VTOrganisatie:
    regio = VTOrganisatie.objects.get(code=code)
    # What a process reads once is read here, so that no test counts those queries among its own.
    organisatiecode(regio.pk)
    onthoud_codes()
    return regio


def _van_vt(rol: str, naam: str, regio: VTOrganisatie, *, username: str | None = None) -> Medewerker:
    return _maak(rol, username or rol, naam=naam, vt_organisatie=regio)


def _van_partij(rol: str, naam: str, regio: VTOrganisatie, partij: str, *, username: str | None = None) -> Medewerker:
    organisatie = Organisatie.objects.get(vt_organisatie=regio, code=partij)
    return _maak(rol, username or rol, naam=naam, organisatie=organisatie)


def _maak(rol: str, username: str, **velden: object) -> Medewerker:
    # No password: tests log in with force_login, so nothing is hashed.
    medewerker = Medewerker.objects.create_user(username, None, email=f"{username}@voorbeeld.example", **velden)
    medewerker.rollen.set(Rol.objects.filter(code=rol))
    return medewerker
