# SPDX-License-Identifier: EUPL-1.2
"""A contact comes before anyone knows whether it becomes an advies or a melding; an advies knows no family."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.querysets import AdviesQuerySet, ContactQuerySet
from meldingen.werkproces import Contactstatus, Herkomst
from organisaties.models.codelijst import code_fk, codecontrole
from organisaties.versleuteling import VersleuteldVeld


class Contact(models.Model):
    """Somebody reached Veilig Thuis; notes are free text and encrypted, since they may name the caller."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    kanaal = code_fk("kanaal", "kanaal")
    ontvangen_op = models.DateTimeField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=12, choices=Contactstatus, default=Contactstatus.OPEN)
    spoed = models.BooleanField(default=False)
    beller = VersleuteldVeld(null=True)
    notities = VersleuteldVeld(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contacten"
        constraints = [codecontrole("kanaal", "kanaal", naam="contact_kanaal_uit_lijst")]
        indexes = [
            models.Index(
                name="contact_open", fields=["organisatie", "ontvangen_op"], condition=Q(status=Contactstatus.OPEN)
            )
        ]

    def __str__(self) -> str:
        return self.nummer


class Advies(models.Model):
    """Advice to somebody who acts himself. No data on the family: this model has no relation to a Persoon,
    directly or through a casus (Wmo 2015; Flevoland study, note 2). A test walks its relations."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    contact = models.OneToOneField(Contact, null=True, on_delete=models.PROTECT, related_name="advies")
    kanaal = code_fk("kanaal", "kanaal")
    gemeente = models.ForeignKey(
        "organisaties.Gemeente", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    adviesvrager_soort = code_fk("meldersoort", "adviesvrager soort")
    aanleiding = models.ManyToManyField("organisaties.Code", related_name="+")
    ontvangen_op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    vraag = models.TextField()
    antwoord = models.TextField(blank=True)
    omgezet_uit = models.CharField(max_length=20, blank=True)
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)
    herkomst = models.CharField(max_length=6, choices=Herkomst, default=Herkomst.STAP, db_default=Herkomst.STAP)

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "adviezen"
        constraints = [
            codecontrole("kanaal", "kanaal", naam="advies_kanaal_uit_lijst"),
            codecontrole("adviesvrager_soort", "meldersoort", naam="advies_adviesvrager_soort_uit_lijst"),
            models.CheckConstraint(
                name="advies_afgerond_na_ontvangst",
                condition=Q(afgerond_op__isnull=True) | Q(afgerond_op__gte=models.F("ontvangen_op")),
                violation_error_message="Een advies is niet afgerond voor het ontvangen is.",
            ),
            models.UniqueConstraint(
                name="advies_extern_id_uniek",
                fields=["organisatie", "extern_id"],
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ]
        indexes = [models.Index(name="advies_ontvangen", fields=["organisatie", "ontvangen_op"])]

    def __str__(self) -> str:
        return self.nummer
