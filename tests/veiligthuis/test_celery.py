# SPDX-License-Identifier: EUPL-1.2
from celery import current_app
from django.conf import settings


def test_elk_proces_kent_de_celery_van_het_project():
    assert current_app.main == "veiligthuis"


def test_elke_taak_van_de_klok_bestaat():
    current_app.loader.import_default_modules()
    bekend = set(current_app.tasks)

    assert {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()} - bekend == set()
