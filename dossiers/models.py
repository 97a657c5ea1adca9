# SPDX-License-Identifier: EUPL-1.2
"""What an import leaves behind besides the dossiers: the run, the ledger of lines, and what was refused."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from organisaties.versleuteling import VersleuteldVeld

CODELENGTE = 40


class Import(models.Model):
    """One run of `importeer_dossiers`. A run that was killed stays 'bezig' until the next one finds it."""

    class Status(models.TextChoices):
        BEZIG = "bezig", "Bezig"
        KLAAR = "klaar", "Klaar"
        AFGEBROKEN = "afgebroken", "Afgebroken"

    organisatie = models.ForeignKey("organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+")
    bestand = models.CharField(max_length=255)
    grootte = models.BigIntegerField()
    # As the head of the file says.
    formaat = models.CharField(max_length=10)
    bron = models.CharField(max_length=200)
    gemaakt_op = models.DateTimeField()
    proef = models.BooleanField(default=False)
    os_gebruiker = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status, default=Status.BEZIG)
    begonnen_op = models.DateTimeField()
    beeindigd_op = models.DateTimeField(null=True)
    aantallen = models.JSONField(default=dict)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        constraints = [
            models.CheckConstraint(
                name="import_bezig_zonder_einde",
                condition=Q(status="bezig", beeindigd_op__isnull=True)
                | (~Q(status="bezig") & Q(beeindigd_op__isnull=False)),
                violation_error_message="Een import die loopt heeft nog geen einde.",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"


class Dossierregel(models.Model):
    """The ledger: which line made which dossier, and how it left it. One row per external id.

    Plain ids: the ledger outlives what it is about. `versie` and `persoonversies` ({id of a person: version}) say
    whether anybody worked on it since; `kenmerken` ({kind: {external id: row id}}) which row is which part.
    """

    class Soort(models.TextChoices):
        CASUS = "casus", "Casus"
        ADVIES = "advies", "Advies"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    soort = models.CharField(max_length=6, choices=Soort)
    extern_id = models.CharField(max_length=100)
    sha256 = models.BinaryField(max_length=32)
    casus_id = models.BigIntegerField(null=True)
    advies_id = models.BigIntegerField(null=True)
    # Nobody looks up by run.
    door_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+", db_index=False)
    regelnummer = models.PositiveIntegerField()
    versie = models.PositiveIntegerField()
    persoonversies = models.JSONField(default=dict)
    kenmerken = models.JSONField(default=dict)
    ingelezen_op = models.DateTimeField()

    class Meta:
        verbose_name = "dossierregel"
        verbose_name_plural = "dossierregels"
        constraints = [
            models.UniqueConstraint(
                name="dossierregel_extern_id_eenmaal",
                fields=["organisatie", "soort", "extern_id"],
                violation_error_message="Dit dossier is al ingelezen.",
            ),
            models.CheckConstraint(
                name="dossierregel_van_casus_of_advies",
                condition=Q(soort="casus", casus_id__isnull=False, advies_id__isnull=True)
                | Q(soort="advies", advies_id__isnull=False, casus_id__isnull=True),
                violation_error_message="Een regel hoort bij een casus of bij een advies.",
            ),
        ]
        indexes = [
            models.Index(name="dossierregel_casus", fields=["casus_id"], condition=Q(casus_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"regel {self.regelnummer}"


class Afkeuring(models.Model):
    """A line that was not taken, kept to mend it with: encrypted, as base64 because it may be no text at all.

    The same bytes are kept once per organisation, however often they are offered.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    door_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    regelnummer = models.PositiveIntegerField()
    codes = ArrayField(models.CharField(max_length=CODELENGTE))
    sha256 = models.BinaryField(max_length=32)
    ruw = VersleuteldVeld()
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name = "afkeuring"
        verbose_name_plural = "afkeuringen"
        constraints = [
            models.UniqueConstraint(
                name="afkeuring_eenmaal",
                fields=["organisatie", "sha256"],
                violation_error_message="Deze regel is al bewaard.",
            ),
        ]

    def __str__(self) -> str:
        return f"afkeuring {self.pk}"
