# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AchtergrondConfig(AppConfig):
    name = "achtergrond"
    verbose_name = "Achtergrondwerk"
    default_auto_field = "django.db.models.BigAutoField"
