# SPDX-License-Identifier: EUPL-1.2
"""One world for all tests of a module: they look, and undo what they do."""

from contextlib import contextmanager

import pytest
from django.db import connections, transaction
from django.utils import timezone

from achtergrond import wekken
from tests.klok import Klok
from tests.wereld import maak_wereld


@contextmanager
def terugdraaien():
    """Everything inside is undone; a read that must be committed counts this as the outermost transaction."""
    blok = transaction.atomic()
    blok._from_testcase = True
    with blok:
        try:
            yield
        finally:
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as plak:
        # Now, since the database dates the audit itself; standing still, so that both doors write the same.
        klok = Klok(timezone.localtime().replace(microsecond=0))
        plak.setattr(timezone, "now", klok)
        plak.setattr(wekken, "_stuur", lambda *_: None)
        lezen = connections["lezen"]
        connections["lezen"] = connections["default"]
        try:
            with terugdraaien():
                yield maak_wereld(klok.nu)
        finally:
            connections["lezen"] = lezen


@pytest.fixture
def stand(wereld):
    """Undo what this test does to the shared world."""
    with terugdraaien():
        yield wereld
