# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q


class Vergissing(models.Model):
    """An address, a relation or gezag that was never true: taken out of the tables that everything reads, kept here.

    `inhoud` is the row as it stood, `rij_id` its id, under which it comes back when the correction is undone. Written
    by `meldingen.vergissingen` only.
    """

    class Soort(models.TextChoices):
        ADRES = "adres", "Adres"
        RELATIE = "relatie", "Relatie"
        GEZAG = "gezag", "Gezag"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    soort = models.CharField(max_length=7, choices=Soort)
    rij_id = models.BigIntegerField()
    persoon = models.ForeignKey("personen.Persoon", on_delete=models.PROTECT, related_name="+")
    # The other end of a relation or gezag.
    ander = models.ForeignKey("personen.Persoon", null=True, on_delete=models.PROTECT, related_name="+")
    inhoud = models.JSONField()
    reden = models.CharField(max_length=500)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    ongedaan_op = models.DateTimeField(null=True)
    ongedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "vergissingen"
        constraints = [
            models.UniqueConstraint(
                name="vergissing_eenmaal",
                fields=["soort", "rij_id"],
                condition=Q(ongedaan_op__isnull=True),
                violation_error_message="Dit is al als vergissing vastgelegd.",
            ),
            models.CheckConstraint(
                name="vergissing_ander_bij_verband",
                condition=Q(soort="adres", ander__isnull=True) | Q(soort__in=("relatie", "gezag"), ander__isnull=False),
                violation_error_message="Een relatie en gezag hebben twee personen, een adres heeft er een.",
            ),
            models.CheckConstraint(
                name="vergissing_ongedaan_door",
                condition=Q(ongedaan_op__isnull=True, ongedaan_door__isnull=True)
                | Q(ongedaan_op__isnull=False, ongedaan_door__isnull=False),
                violation_error_message="Ongedaan maken heeft een moment en iemand die het deed.",
            ),
        ]

    def __str__(self) -> str:
        return f"vergissing {self.pk}"
