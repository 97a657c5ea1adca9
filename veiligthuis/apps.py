# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class VeiligthuisConfig(AppConfig):
    name = "veiligthuis"
    verbose_name = "Veilig Thuis"

    def ready(self) -> None:
        # The imports register the system checks, and the Celery application in every process: without it the bell of
        # a web process or a command rings at an unconfigured application.
        from veiligthuis import celery, controles  # noqa: F401
