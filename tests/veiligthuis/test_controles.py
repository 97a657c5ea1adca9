# SPDX-License-Identifier: EUPL-1.2
"""Demo settings switch the second factor off, so they are refused where people work."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils import timezone

from tests.testdatabase import eigenaar
from veiligthuis.controles import (
    demo_op_echte_gegevens,
    eis_geen_demo_op_echte_gegevens,
    geen_demo_op_echte_gegevens,
)

pytestmark = pytest.mark.django_db


def test_demo_mag_niet_op_een_database_met_echte_accounts(settings, frontoffice):
    settings.DEMO = True

    assert demo_op_echte_gegevens()
    assert [fout.id for fout in geen_demo_op_echte_gegevens(databases=["default"])] == ["veiligthuis.E002"]


def test_een_gewone_start_wordt_niet_geweigerd(settings, frontoffice):
    settings.DEMO = False

    assert not demo_op_echte_gegevens()
    assert geen_demo_op_echte_gegevens(databases=["default"]) == []


def test_demo_mag_zolang_er_geen_echt_account_is(settings, frontoffice):
    settings.DEMO = True
    type(frontoffice).objects.update(is_demo=True)

    assert not demo_op_echte_gegevens()


@pytest.mark.django_db(transaction=True)
def test_een_proces_start_niet_met_demo_op_echte_accounts(settings, frontoffice):
    settings.DEMO = True

    with pytest.raises(ImproperlyConfigured, match="VT_DEMO"):
        eis_geen_demo_op_echte_gegevens()


@pytest.mark.django_db(transaction=True)
def test_demo_mag_op_een_database_die_als_demo_gemaakt_is(settings, frontoffice):
    settings.DEMO = True
    verbinding = eigenaar(connection.settings_dict["NAME"])
    with verbinding.cursor() as cursor:
        cursor.execute("INSERT INTO organisaties_demomerk (id, gemaakt_op) VALUES (1, %s)", [timezone.now()])
    verbinding.close()

    assert not demo_op_echte_gegevens()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "opdracht",
    [
        ["-c", "import veiligthuis.wsgi"],
        ["-m", "celery", "-A", "veiligthuis", "worker", "--concurrency", "1", "--pool", "solo"],
    ],
    ids=["web", "worker"],
)
def test_een_echt_proces_weigert_te_starten(procesomgeving, frontoffice, tmp_path, opdracht):
    omgeving = procesomgeving | {"VT_DEMO": "1", "BROKER_MAP": str(tmp_path)}

    uit = subprocess.run(
        [sys.executable, *opdracht],
        cwd=settings.BASE_DIR,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert uit.returncode != 0
    assert "VT_DEMO staat aan" in uit.stderr
