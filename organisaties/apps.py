# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "organisaties"
    verbose_name = "Organisaties en medewerkers"
    default_auto_field = "django.db.models.BigAutoField"
