# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class VeiligthuisConfig(AppConfig):
    name = "veiligthuis"
    verbose_name = "Veilig Thuis"

    def ready(self) -> None:
        # The import registers the system checks.
        from veiligthuis import controles  # noqa: F401
