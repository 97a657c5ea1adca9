# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OverdrachtConfig(AppConfig):
    name = "overdracht"
    verbose_name = "Overdracht"
    default_auto_field = "django.db.models.BigAutoField"
