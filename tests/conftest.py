# SPDX-License-Identifier: EUPL-1.2
"""The database of the tests: made by the owner, used as vt_app, emptied by the owner."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tests import testdatabase
from tests.personas import *  # noqa: F403  # the personas are fixtures of every test
from tests.schoonmaak import Schoonmaak


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        naam = testdatabase.maak()
        testdatabase.wijs_naar(naam)
        schoonmaak = Schoonmaak(naam)
    gewoon = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: schoonmaak.leeg()
    yield
    TransactionTestCase._fixture_teardown = gewoon
    with django_db_blocker.unblock():
        schoonmaak.sluit()
        connections.close_all()
        testdatabase.verwijder(naam)


@pytest.fixture(autouse=True)
def _lezen_ziet_de_test(request) -> Iterator[None]:
    """Inside the transaction of a test, the reading connection must be the same one to see its rows.

    A transactional test reads through the real connection of vt_lezer.
    """
    if "db" not in request.fixturenames and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    if not connections["default"].in_atomic_block:
        yield
        return
    lezen = connections["lezen"]
    connections["lezen"] = connections["default"]
    yield
    connections["lezen"] = lezen


@pytest.fixture
def procesomgeving(db) -> dict[str, str]:
    """The environment for a real process (worker, command, web server) that works on the test database."""
    naam = connections["default"].settings_dict["NAME"]
    urls = {
        sleutel: urlunsplit(urlsplit(os.environ[sleutel])._replace(path=f"/{naam}"))
        for sleutel in ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZEN")
        if sleutel in os.environ
    }
    # The personas are real accounts, which a process with demo settings refuses to work for.
    return os.environ | urls | {"VT_DEMO": "0"}
