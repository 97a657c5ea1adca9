# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_draaien_als_vt_app():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("vt_app",)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_flush_laat_niets_achter(keer):
    from django.contrib.contenttypes.models import ContentType

    assert ContentType.objects.filter(app_label="x").count() == 0
    ContentType.objects.create(app_label="x", model="y")
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    assert Session.objects.count() == 0
    Session.objects.create(session_key="a", expire_date=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_regel")
        assert cursor.fetchone() == (0,)
