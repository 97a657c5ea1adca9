# SPDX-License-Identifier: EUPL-1.2
"""The wall behind the reports: the role vt_lezer reads the views and is refused every table."""

import os
from datetime import timedelta

import psycopg2
import pytest
from django.apps import apps
from django.db import connection

from rapportage import models
from rapportage.cijfers import CIJFERS
from tests.meldingen.fabriek import gemeld
from tests.overdracht.fabriek import aanvaard
from veiligthuis import env

VIEWS = [model._meta.db_table for model in apps.get_app_config("rapportage").get_models()]
NOOIT = ("naam", "bsn", "telefoon", "email", "adres", "vraag", "notities", "reden_toelichting", "doel", "toelichting",
    "motivering", "bevindingen", "conclusie", "voorwaarden", "melder_partij", "behandelaar", "medewerker")  # fmt: skip


@pytest.fixture
def lezer(db):
    gegevens = env.database("DATABASE_URL_LEZEN")
    verbinding = psycopg2.connect(
        dbname=connection.settings_dict["NAME"],
        user=gegevens["USER"],
        password=gegevens["PASSWORD"],
        host=gegevens["HOST"],
        port=gegevens["PORT"] or None,
    )
    verbinding.autocommit = True
    yield verbinding
    verbinding.close()


def relaties(soorten):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = ANY(%s)",
            [list(soorten)],
        )
        return sorted(naam for (naam,) in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_de_lezer_leest_elke_view_en_geen_enkele_tabel(lezer, frontoffice, beoordelaar, lokaalteam, nu):
    aanvaard(frontoffice, beoordelaar, lokaalteam, nu)
    gemeld(frontoffice, nu)

    gelezen, geweigerd = [], []
    for naam in relaties("vmrp"):
        with lezer.cursor() as cursor:
            try:
                cursor.execute(f'SELECT * FROM public."{naam}" LIMIT 1')
                gelezen.append(naam)
            except psycopg2.errors.InsufficientPrivilege:
                geweigerd.append(naam)

    assert gelezen == sorted(VIEWS)
    assert geweigerd == [naam for naam in relaties("rp") if naam not in VIEWS]


@pytest.mark.django_db(transaction=True)
def test_de_lezer_schrijft_niets(lezer):
    assert os.environ["DATABASE_URL_LEZEN"] != os.environ["DATABASE_URL"]
    with lezer.cursor() as cursor, pytest.raises(psycopg2.errors.ReadOnlySqlTransaction):
        cursor.execute("CREATE TABLE proef (id int)")


@pytest.mark.django_db(transaction=True)
def test_geen_view_bevat_een_naam_of_een_bron(lezer, frontoffice, beoordelaar, lokaalteam, nu):
    aanvaard(frontoffice, beoordelaar, lokaalteam, nu)

    inhoud = ""
    for naam in VIEWS:
        with lezer.cursor() as cursor:
            cursor.execute(f'SELECT v::text FROM public."{naam}" v')
            inhoud += str(cursor.fetchall())
    assert "kanarie" not in inhoud.lower()
    assert "pyjama" not in inhoud
    assert "GM0034" in inhoud


@pytest.mark.django_db(transaction=True, databases=["default", "lezen"])
def test_de_cijfers_lezen_echt_als_lezer(frontoffice, beoordelaar, lokaalteam, flevoland, nu):
    """Through the real second connection: none of them touches a table."""
    aanvaard(frontoffice, beoordelaar, lokaalteam, nu)
    nu += timedelta(days=1)

    assert {code: maak(flevoland, nu).rijen.db for code, maak in CIJFERS.items()} == dict.fromkeys(CIJFERS, "lezen")
    assert CIJFERS["direct"](flevoland, nu).aantallen == {("direct",): 1}
    # The one term in sight is the melder, who must hear what followed.
    assert [maak(flevoland, nu).n for maak in CIJFERS.values()] == [1, 1, 1, 1, 1, 0, 1, 0]


def test_de_kolommen_zijn_codes_dagen_en_nummers():
    kolommen = {veld.column for model in apps.get_app_config("rapportage").get_models() for veld in model._meta.fields}

    assert {kolom for kolom in kolommen if any(woord in kolom for woord in NOOIT)} == set()


@pytest.mark.django_db
def test_modellen_en_views_hebben_dezelfde_kolommen():
    for model in apps.get_app_config("rapportage").get_models():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} LIMIT 0")
            assert {kolom.name for kolom in cursor.description} == {veld.column for veld in model._meta.fields}
    assert {model.__name__ for model in apps.get_app_config("rapportage").get_models()} <= set(dir(models))
