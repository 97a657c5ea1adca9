# SPDX-License-Identifier: EUPL-1.2
"""What somebody is typing and did not send yet: kept so that nothing is lost, and shown to nobody else."""

from django.conf import settings
from django.db import models

from meldingen.querysets import ConceptQuerySet
from organisaties.versleuteling import VersleuteldVeld


class Concept(models.Model):
    """The fields of one form as typed, as encrypted JSON: one per employee, kind of form and subject. Whoever goes to
    work in another region begins anew there.

    `onderwerp` is the public number that the form is about (K-, A-, B-), empty where it is about nothing yet: a plain
    number, so that a form of a higher app keeps its draft here too, and so that an advies can wipe the drafts of
    everybody on its contact.
    """

    class Soort(models.TextChoices):
        CONTACT = "contact", "Contact"
        REGISTRATIE = "registratie", "Melding registreren"
        ADVIES = "advies", "Advies registreren"
        AFRONDEN = "afronden", "Advies afronden"
        BIJWERKEN = "bijwerken", "Advies bijwerken"
        VERVOLG = "vervolg", "Vervolgadvies"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    soort = models.CharField(max_length=12, choices=Soort)
    onderwerp = models.CharField(max_length=20, blank=True)
    inhoud = VersleuteldVeld()
    begonnen_op = models.DateTimeField()
    bijgewerkt_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(
                name="concept_een_per_onderwerp",
                fields=["organisatie", "medewerker", "soort", "onderwerp"],
                violation_error_message="Er is al een concept van dit onderwerp.",
            )
        ]
        indexes = [models.Index(name="concept_onderwerp", fields=["organisatie", "onderwerp"])]
