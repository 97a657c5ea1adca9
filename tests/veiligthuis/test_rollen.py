# SPDX-License-Identifier: EUPL-1.2
"""The database as a wall: what vt_app and vt_lezer can do, asked of PostgreSQL itself."""

from contextlib import closing

import psycopg2
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from tests import testdatabase
from veiligthuis import controles
from veiligthuis.rechten_sql import alleen_toevoegen

pytestmark = pytest.mark.django_db
BEIDE = {"transaction": True, "databases": ["default", "lezen"]}

RECHTEN = """
    SELECT c.relname, p FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege(%s, c.oid, p)
"""


def vraag(sql, waarden=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchall()


def rechten_van(rol):
    uit = {}
    for tabel, recht in vraag(RECHTEN, [rol]):
        uit.setdefault(tabel, set()).add(recht)
    return uit


def test_tests_draaien_als_vt_app():
    assert vraag("SELECT current_user::text, session_user::text") == [("vt_app", "vt_app")]


def test_vt_app_kan_alleen_toevoegen_aan_audit_en_historie():
    vast = {tabel: r for tabel, r in rechten_van("vt_app").items() if alleen_toevoegen().fullmatch(tabel)}

    assert {"audit_regel", "meldingen_overgang"} <= vast.keys()
    assert all(recht == {"SELECT", "INSERT"} for recht in vast.values()), vast


def test_niemand_leegt_een_tabel_en_partities_zijn_alleen_bereikbaar_via_hun_tabel():
    partities = {naam for (naam,) in vraag("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'")}

    van_app = rechten_van("vt_app")

    assert partities
    assert not partities & van_app.keys()
    assert not [tabel for tabel, recht in van_app.items() if "TRUNCATE" in recht]


def test_vt_app_schrijft_gewone_tabellen_en_leest_de_migraties():
    van_app = rechten_van("vt_app")

    assert van_app["meldingen_casus"] == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert van_app["django_migrations"] == {"SELECT"}


def test_vt_lezer_ziet_geen_enkele_tabel():
    assert rechten_van("vt_lezer") == {}


def test_vt_app_maakt_en_wijzigt_geen_tabellen():
    for opdracht in (
        "CREATE TABLE proef (id int)",
        "ALTER TABLE meldingen_casus ADD COLUMN x int",
        "DROP TABLE audit_regel",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            vraag(opdracht)


@pytest.mark.parametrize(
    "opdracht", ["UPDATE audit_regel SET actie = 'x'", "DELETE FROM audit_regel", "TRUNCATE audit_regel"]
)
def test_vt_app_wijzigt_de_audit_niet(opdracht):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        vraag(opdracht)


@pytest.mark.django_db(**BEIDE)
def test_vt_lezer_leest_alleen_rapportviews_en_schrijft_niets():
    naam = connection.settings_dict["NAME"]
    with closing(testdatabase.eigenaar(naam)) as eigenaar, eigenaar.cursor() as cursor:
        cursor.execute("CREATE VIEW rapport_proef AS SELECT count(*) AS aantal FROM django_session")
        cursor.execute("CREATE VIEW proef_overig AS SELECT session_key FROM django_session")
        try:
            with testdatabase.als_eigenaar(naam):
                call_command("verleen_rechten", verbosity=0)
            with connections["lezen"].cursor() as lezer:
                lezer.execute("SELECT current_user::text, aantal FROM rapport_proef")
                assert lezer.fetchone() == ("vt_lezer", 0)
                for opdracht in (
                    "SELECT * FROM proef_overig",
                    "SELECT * FROM django_session",
                    "CREATE TEMP TABLE x (y int)",
                ):
                    with pytest.raises(DatabaseError):
                        lezer.execute(opdracht)
        finally:
            cursor.execute("DROP VIEW rapport_proef, proef_overig")


@pytest.mark.django_db(transaction=True)
def test_te_ruime_rechten_worden_ingetrokken():
    naam = connection.settings_dict["NAME"]
    with closing(testdatabase.eigenaar(naam)) as eigenaar, eigenaar.cursor() as cursor:
        cursor.execute("GRANT UPDATE, TRUNCATE ON audit_regel TO vt_app")
        cursor.execute("GRANT SELECT ON meldingen_casus TO PUBLIC")

    with testdatabase.als_eigenaar(naam):
        call_command("verleen_rechten", verbosity=0)

    assert rechten_van("vt_app")["audit_regel"] == {"SELECT", "INSERT"}
    assert rechten_van("vt_lezer") == {}


@pytest.mark.django_db(**BEIDE)
def test_de_toepassing_draait_alleen_als_beperkte_rol():
    controles.eis_beperkte_rol()

    assert [controles.te_ruime_rol(alias) for alias in settings.DATABASES] == [None, None]


@pytest.mark.django_db(transaction=True)
def test_de_toepassing_weigert_als_eigenaar_te_draaien():
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        assert controles.te_ruime_rol("default") == "is eigenaar van de tabellen"
        with pytest.raises(ImproperlyConfigured, match=r"'default' is eigenaar van de tabellen\. Start de toepassing"):
            controles.eis_beperkte_rol()
        settings.VT_ROL = "app"
        assert [fout.id for fout in controles.beperkte_rol(databases=["default"])] == ["veiligthuis.E001"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_na_een_test_is_alles_weer_als_aan_het_begin(keer):
    assert not ContentType.objects.filter(app_label="proef").exists()
    assert not Session.objects.exists()
    assert vraag("SELECT count(*) FROM audit_regel") == [(0,)]

    ContentType.objects.create(app_label="proef", model="proef")
    Session.objects.create(session_key=str(keer), expire_date=timezone.now())


def test_verbinding_met_een_verkeerd_wachtwoord_wordt_geweigerd():
    gegevens = connection.settings_dict
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(dbname=gegevens["NAME"], user="vt_app", password="raden", host=gegevens["HOST"])
