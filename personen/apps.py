# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PersonenConfig(AppConfig):
    name = "personen"
    verbose_name = "Personen"
    default_auto_field = "django.db.models.BigAutoField"
