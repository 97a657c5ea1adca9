# SPDX-License-Identifier: EUPL-1.2
import subprocess
import sys

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from organisaties.demo import ACCOUNTS, STANDAARDWACHTWOORD, GeenDemodatabase, maak_accounts, merk_als_demo
from organisaties.models import DemoMerk, Medewerker

NAMEN = {
    "frontoffice",
    "beoordelaar",
    "onderzoeker",
    "gedragswetenschapper",
    "manager",
    "beheer",
    "privacy",
    "lokaalteam",
    "overleglid",
    "frontoffice-utrecht",
}


@pytest.fixture
def _snel(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.usefixtures("_snel")
def test_accounts_hebben_vaste_namen_en_rechten(demodatabase):
    maak_accounts("een-ander-wachtwoord")
    maak_accounts("een-ander-wachtwoord")

    medewerkers = {medewerker.username: medewerker for medewerker in Medewerker.objects.all()}
    assert set(medewerkers) == NAMEN
    for account in ACCOUNTS:
        medewerker = medewerkers[account.username]
        assert medewerker.is_demo
        assert check_password("een-ander-wachtwoord", medewerker.password)
        assert medewerker.rechten
    assert medewerkers["frontoffice-utrecht"].vt_organisatie.code == "utrecht"
    assert medewerkers["lokaalteam"].organisatie.code == "wijkteams-almere"


def test_accounts_worden_buiten_een_demodatabase_geweigerd(db):
    with pytest.raises(GeenDemodatabase):
        maak_accounts("een-wachtwoord")
    assert not Medewerker.objects.exists()


def test_commando_weigert_buiten_een_demo(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="als demo is gemaakt"):
        call_command("maak_demo_accounts", verbosity=0)


def test_database_met_echte_accounts_wordt_geen_demo(frontoffice, nu):
    with pytest.raises(GeenDemodatabase, match="echte accounts"):
        merk_als_demo(nu)


@pytest.mark.django_db(transaction=True)
def test_commando_merkt_de_lege_database_en_toont_de_accounts(procesomgeving, flevoland):
    omgeving = procesomgeving | {"VT_DEMO": "1"}
    omgeving.pop("DEMO_WACHTWOORD", None)
    omgeving.pop("VT_ROL")
    opdracht = [sys.executable, "manage.py", "maak_demo_accounts"]

    uit = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, timeout=60, check=True).stdout

    assert DemoMerk.objects.count() == 1
    assert set(Medewerker.objects.values_list("username", flat=True)) == NAMEN
    assert {regel.split()[0] for regel in uit.splitlines()[1:-1]} == NAMEN
    assert uit.splitlines()[-1] == f"Wachtwoord van alle accounts: {STANDAARDWACHTWOORD}"
