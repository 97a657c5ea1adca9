# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "werkplek"
    verbose_name = "Werkplek"
    default_auto_field = "django.db.models.BigAutoField"
