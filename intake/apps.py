# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What is typed about a message is kept as any draft."""
        from intake.overgang import eis_bericht_bekend
        from meldingen import concepten
        from meldingen.models import Concept

        concepten.PAGINAS[Concept.Soort.REGISTRATIE, "B"] = "intake:bericht_registreren"
        concepten.ONDERWERPEN["B"] = eis_bericht_bekend
