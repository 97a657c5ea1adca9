# SPDX-License-Identifier: EUPL-1.2
from contextlib import closing
from datetime import date

import psycopg2
import pytest
from django.apps import apps
from django.db import connection, transaction

from audit.models import AuditRegel
from audit.partities import gepartitioneerde_tabellen, maak_partities, ontbrekende_partities, sql_alleen_toevoegen
from audit.vastleggen import leg_vast
from tests import testdatabase
from veiligthuis import env

WIE = {"onderwerp": "melding", "nummer": "M-1", "organisatie_id": 3, "medewerker_id": 7}
LATER = date(2031, 11, 22)


@pytest.fixture
def als_eigenaar(transactional_db):
    """The default connection works as owner; afterwards the partitions of 2031 are gone again."""
    app = connection.settings_dict["USER"], connection.settings_dict["PASSWORD"]
    with closing(testdatabase.eigenaar(connection.settings_dict["NAME"])) as eigenaar:
        info = eigenaar.info
        connection.close()
        connection.settings_dict.update(USER=info.user, PASSWORD=info.password)
        yield
        connection.close()
        connection.settings_dict.update(USER=app[0], PASSWORD=app[1])
        with eigenaar.cursor() as cursor:
            cursor.execute("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' AND relname ~ '_203'")
            for (naam,) in cursor.fetchall():
                cursor.execute(f"DROP TABLE {naam}")


def _plaatsen():
    with connection.cursor() as cursor:
        cursor.execute("SELECT actie, tableoid::regclass::text FROM audit_regel ORDER BY id")
        return cursor.fetchall()


def test_partities_van_deze_en_de_komende_maanden(als_eigenaar):
    tabellen = gepartitioneerde_tabellen()

    gemaakt = maak_partities(LATER, maanden=2)

    assert "audit_regel" in tabellen
    assert gemaakt == [f"{tabel}_{maand}" for tabel in tabellen for maand in ("2031_11", "2031_12", "2032_01")]
    assert maak_partities(LATER, maanden=2) == []
    assert ontbrekende_partities(LATER, maanden=2) == []
    assert ontbrekende_partities(LATER, maanden=3) == [(tabel, date(2032, 2, 1)) for tabel in tabellen]


def test_regels_uit_de_standaardpartitie_verhuizen_mee(als_eigenaar):
    with transaction.atomic():
        for actie in ("een", "twee"):
            leg_vast(actie=actie, **WIE)
    AuditRegel.objects.create(
        actie="later", uitkomst="gedaan", deur="systeem", verzoek_id="0b6d2f5e-1111-4222-8333-444455556666",
        vastgelegd_op="2031-11-30T23:30:00Z", verwerkingsactiviteit="x", grond="x", **WIE,
    )  # fmt: skip
    voor = list(AuditRegel.objects.order_by("id").values())
    assert _plaatsen()[2] == ("later", "audit_regel_standaard")

    maak_partities(LATER, maanden=1)

    assert _plaatsen()[2] == ("later", "audit_regel_2031_11")
    assert list(AuditRegel.objects.order_by("id").values()) == voor
    with pytest.raises(psycopg2.Error) as fout, connection.cursor() as cursor:
        cursor.cursor.execute("DELETE FROM audit_regel_2031_11")
    assert "wordt alleen toegevoegd: DELETE" in str(fout.value)


@pytest.mark.parametrize("opdracht", ["UPDATE {} SET actie = 'anders'", "DELETE FROM {}"])
@pytest.mark.parametrize("tabel", ["audit_regel", "audit_regel_2031_11"])
def test_ook_de_eigenaar_kan_geen_regel_wijzigen(als_eigenaar, opdracht, tabel):
    maak_partities(LATER, maanden=0)
    AuditRegel.objects.create(
        actie="later", uitkomst="gedaan", deur="systeem", verzoek_id="0b6d2f5e-1111-4222-8333-444455556666",
        vastgelegd_op="2031-11-30T23:30:00Z", verwerkingsactiviteit="x", grond="x", **WIE,
    )  # fmt: skip
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), connection.cursor() as cursor:
        cursor.cursor.execute(opdracht.format(tabel))
    assert AuditRegel.objects.count() == 1


def test_leegmaken_stuit_op_de_trigger_ook_als_het_recht_te_ruim_is(als_eigenaar):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE proef_historie (id bigint)")
        cursor.execute(sql_alleen_toevoegen("proef_historie"))
        cursor.execute("GRANT ALL ON proef_historie TO vt_app")
    try:
        with closing(_als_app()) as app, app.cursor() as cursor:
            cursor.execute("INSERT INTO proef_historie VALUES (1)")
            for opdracht in ("TRUNCATE proef_historie", "DELETE FROM proef_historie"):
                with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="alleen toegevoegd"):
                    cursor.execute(opdracht)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE proef_historie")


def _als_app():
    gegevens = env.database("DATABASE_URL")
    verbinding = psycopg2.connect(
        dbname=connection.settings_dict["NAME"],
        user=gegevens["USER"],
        password=gegevens["PASSWORD"],
        host=gegevens["HOST"],
        port=gegevens["PORT"] or None,
    )
    verbinding.autocommit = True
    return verbinding


@pytest.mark.django_db
def test_de_kolommen_in_de_database_zijn_die_van_het_model():
    """Partitioned tables are made by hand-written SQL: this holds that SQL and the model together."""
    modellen = [m for m in apps.get_models() if m._meta.db_table in gepartitioneerde_tabellen()]
    for model in modellen:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute
                WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
                """,
                [model._meta.db_table],
            )
            aanwezig = {naam: (soort, verplicht) for naam, soort, verplicht in cursor.fetchall()}
        verwacht = {veld.column: (_soort(veld), not veld.null) for veld in model._meta.local_concrete_fields}
        assert aanwezig == verwacht, model


def _soort(veld):
    soort = veld.db_parameters(connection)["type"]
    soort = {"serial": "integer", "bigserial": "bigint"}.get(soort, soort)
    return soort.replace("varchar", "character varying")


@pytest.mark.django_db
def test_een_index_op_de_hele_tabel_geldt_in_elke_partitie():
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(DISTINCT i.indexrelid) FROM pg_index i
            WHERE i.indrelid = 'audit_regel_standaard'::regclass
            """
        )
        assert cursor.fetchone() == (4,)
