# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator

import pytest
from django.db import connection

from tests import testdatabase


@pytest.fixture
def demodatabase(db, nu) -> Iterator[None]:
    """Marked as demo by the owner; the application itself may only read the mark."""
    verbinding = testdatabase.eigenaar(connection.settings_dict["NAME"])
    with verbinding.cursor() as cursor:
        cursor.execute("INSERT INTO organisaties_demomerk (id, gemaakt_op) VALUES (1, %s)", [nu])
        yield
        cursor.execute("DELETE FROM organisaties_demomerk")
    verbinding.close()
