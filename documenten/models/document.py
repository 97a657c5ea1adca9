# SPDX-License-Identifier: EUPL-1.2
"""What was written by others and belongs to a dossier: a police report, a letter, a plan, with its file."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q

from documenten.querysets import DocumentQuerySet
from organisaties.models.codelijst import code_fk, codecontrole
from organisaties.versleuteling import VersleuteldVeld


class Document(models.Model):
    """One document. The file itself is a row of its own, so that no list ever reads it.

    `uit_afgeschermde_bron`: it would tell who the source is, so it exists only for who may read the source. False:
    somebody said that it would not. None, as long as nobody said anything: as its sources are when it is read.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    casus = models.ForeignKey("meldingen.Casus", on_delete=models.PROTECT, related_name="documenten", db_index=False)
    melding = models.ForeignKey(
        "meldingen.Melding", null=True, on_delete=models.PROTECT, related_name="documenten", db_index=False
    )
    soort = code_fk("documentsoort", "soort")
    titel = VersleuteldVeld(max_length=200)
    bestandsnaam = VersleuteldVeld(max_length=200)
    gedateerd_op = models.DateField(null=True)
    ontvangen_op = models.DateTimeField()
    uit_afgeschermde_bron = models.BooleanField(null=True)
    inhoudstype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    inhoud_hash = models.BinaryField(max_length=32)
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # Put in the wrong dossier: no longer shown, still there.
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    intrekreden = models.CharField(max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "documenten"
        constraints = [
            codecontrole("soort", "documentsoort", naam="document_soort_uit_lijst"),
            models.CheckConstraint(
                name="document_ingetrokken_heeft_reden",
                condition=Q(ingetrokken_op__isnull=True, intrekreden="")
                | (Q(ingetrokken_op__isnull=False) & ~Q(intrekreden="")),
                violation_error_message="Noem de reden waarom het document er niet hoort.",
            ),
        ]
        indexes = [
            models.Index(name="document_casus", fields=["casus", "ontvangen_op"]),
            models.Index(name="document_melding", fields=["melding"], condition=Q(melding__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.nummer

    @cached_property
    def van_geheime_bron(self) -> bool:
        """Whether it counts as such now. `met_geheime_bron` reads it along with the row."""
        return type(self).objects.filter(pk=self.pk).met_geheime_bron().values_list("van_geheime_bron", flat=True).get()


class Documentterugzetting(models.Model):
    """A document that was taken out of its dossier and put back: who did either, when and why."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="terugzettingen")
    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ingetrokken_op = models.DateTimeField()
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    intrekreden = VersleuteldVeld()
    teruggezet_op = models.DateTimeField()
    teruggezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reden = VersleuteldVeld()

    class Meta:
        verbose_name = "teruggezet document"
        verbose_name_plural = "teruggezette documenten"


class Documentinhoud(models.Model):
    """The bytes of a document as encrypted base64, in the database: written, backed up and rotated with its row."""

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.PROTECT, related_name="inhoud")
    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    inhoud = VersleuteldVeld()

    class Meta:
        verbose_name = "documentinhoud"
        verbose_name_plural = "documentinhouden"
