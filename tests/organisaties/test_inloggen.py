# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.contrib.auth import authenticate
from django.db import ProgrammingError, transaction

from organisaties.inloggen import Inlogbackend
from organisaties.models import DemoMerk, Medewerker

WACHTWOORD = "een-lang-genoeg-wachtwoord"


@pytest.fixture(autouse=True)
def _snel(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def medewerker(frontoffice) -> Medewerker:
    frontoffice.set_password(WACHTWOORD)
    frontoffice.save()
    return frontoffice


@pytest.fixture
def demoaccount(medewerker) -> Medewerker:
    medewerker.is_demo = True
    medewerker.save()
    return medewerker


def _log_in(rf, username="frontoffice", wachtwoord=WACHTWOORD) -> Medewerker | None:
    return authenticate(rf.post("/"), username=username, password=wachtwoord)


def test_inloggen_met_gebruikersnaam_en_wachtwoord(medewerker, rf):
    assert _log_in(rf) == medewerker
    assert _log_in(rf, username="FrontOffice") == medewerker
    assert _log_in(rf, wachtwoord="fout") is None
    assert _log_in(rf, username="niemand") is None


def test_wie_niet_actief_is_logt_niet_in(medewerker, rf):
    Medewerker.objects.update(is_active=False)
    assert _log_in(rf) is None


def test_demoaccount_logt_buiten_een_demodatabase_niet_in(demoaccount, rf):
    assert _log_in(rf) is None


def test_demoaccount_logt_in_een_demodatabase_in(demoaccount, demodatabase, rf):
    assert _log_in(rf) == demoaccount


def test_sessie_van_een_demoaccount_eindigt_in_een_gekopieerde_database(demoaccount):
    assert Inlogbackend().get_user(demoaccount.pk) is None


def test_sessie_van_een_demoaccount_werkt_in_een_demodatabase(demoaccount, demodatabase):
    assert Inlogbackend().get_user(demoaccount.pk) == demoaccount


def test_de_toepassing_maakt_van_haar_database_geen_demo(db, nu):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        DemoMerk.objects.create(gemaakt_op=nu)
