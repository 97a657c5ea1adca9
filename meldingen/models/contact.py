# SPDX-License-Identifier: EUPL-1.2
"""A contact comes before anyone knows whether it becomes an advies or a melding; an advies knows no family."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.querysets import AdviesQuerySet, AdviesvragerQuerySet, ContactQuerySet
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
    # Why nothing followed.
    afloop = code_fk("contactafloop", "afloop", null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contacten"
        constraints = [
            codecontrole("kanaal", "kanaal", naam="contact_kanaal_uit_lijst"),
            codecontrole("afloop", "contactafloop", naam="contact_afloop_uit_lijst"),
        ]
        indexes = [
            models.Index(
                name="contact_open", fields=["organisatie", "ontvangen_op"], condition=Q(status=Contactstatus.OPEN)
            )
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def casus_id(self) -> int | None:
        """Of the melding that it became, if it did."""
        return self.melding.casus_id if self.status == Contactstatus.MELDING else None


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
    # Plain numbers of a melding: a foreign key would lead to the family.
    omgezet_uit = models.CharField(max_length=20, blank=True)
    omgezet_naar = models.CharField(max_length=20, blank=True, default="", db_default="")
    opgepakt_op = models.DateTimeField(null=True)
    aard = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_advies_aard")
    duur = code_fk("duur", "duur", null=True)
    adviesvrager = models.ForeignKey(
        "meldingen.Adviesvrager", null=True, on_delete=models.PROTECT, related_name="adviezen"
    )
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)
    herkomst = models.CharField(max_length=6, choices=Herkomst, default=Herkomst.STAP, db_default=Herkomst.STAP)

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "adviezen"
        constraints = [
            codecontrole("kanaal", "kanaal", naam="advies_kanaal_uit_lijst"),
            codecontrole("adviesvrager_soort", "meldersoort", naam="advies_adviesvrager_soort_uit_lijst"),
            codecontrole("duur", "duur", naam="advies_duur_uit_lijst"),
            models.CheckConstraint(
                name="advies_opgepakt_na_ontvangst",
                condition=Q(opgepakt_op__isnull=True) | Q(opgepakt_op__gte=models.F("ontvangen_op")),
                violation_error_message="Een advies is niet opgepakt voor het ontvangen is.",
            ),
            models.CheckConstraint(
                name="advies_afgerond_na_ontvangst",
                condition=Q(afgerond_op__isnull=True) | Q(afgerond_op__gte=models.F("ontvangen_op")),
                violation_error_message="Een advies is niet afgerond voor het ontvangen is.",
            ),
            models.CheckConstraint(
                name="advies_afgerond_is_opgepakt",
                condition=Q(afgerond_op__isnull=True) | Q(opgepakt_op__isnull=False),
                violation_error_message="Wat is afgerond, is opgepakt.",
            ),
            models.UniqueConstraint(
                name="advies_extern_id_uniek",
                fields=["organisatie", "extern_id"],
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ]
        indexes = [
            models.Index(name="advies_ontvangen", fields=["organisatie", "ontvangen_op"]),
            # The work list: nobody answered yet.
            models.Index(
                name="advies_open", fields=["organisatie", "ontvangen_op"], condition=Q(afgerond_op__isnull=True)
            ),
            # The page of a melding asks which advies it became, or came from.
            models.Index(name="advies_omgezet_uit", fields=["omgezet_uit"], condition=~Q(omgezet_uit="")),
            models.Index(name="advies_omgezet_naar", fields=["omgezet_naar"], condition=~Q(omgezet_naar="")),
        ]

    def __str__(self) -> str:
        return self.nummer


class Adviesvrager(models.Model):
    """Somebody who asked for advice and agreed to be kept, so that the next call finds the first (S3 §3.3.2).

    Without that consent nothing of him is stored. He is no Persoon, and nothing here leads to one.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    toestemming_op = models.DateField()
    naam = VersleuteldVeld()
    instelling = VersleuteldVeld(null=True)
    telefoon = VersleuteldVeld(null=True)
    email = VersleuteldVeld(null=True)
    # To find him again without reading anybody: of the folded name, the digits and the address.
    naam_index = models.BinaryField(max_length=32)
    telefoon_index = models.BinaryField(max_length=32, null=True)
    email_index = models.BinaryField(max_length=32, null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = AdviesvragerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "adviesvragers"
        indexes = [
            models.Index(name="adviesvrager_naam", fields=["organisatie", "naam_index"]),
            models.Index(
                name="adviesvrager_telefoon",
                fields=["organisatie", "telefoon_index"],
                condition=Q(telefoon_index__isnull=False),
            ),
            models.Index(
                name="adviesvrager_email",
                fields=["organisatie", "email_index"],
                condition=Q(email_index__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class Adviescontact(models.Model):
    """Each further contact about the same advies; the first is the advies itself.

    Regions count either adviezen or contacts (S3 §3.3.2): contacts are the adviezen and these together.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    advies = models.ForeignKey(Advies, on_delete=models.PROTECT, related_name="contacten", db_index=False)
    volgnummer = models.PositiveSmallIntegerField()
    kanaal = code_fk("kanaal", "kanaal")
    op = models.DateTimeField()
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    vraag = models.TextField()
    antwoord = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "adviescontacten"
        constraints = [
            models.UniqueConstraint(name="adviescontact_volgnummer_uniek", fields=["advies", "volgnummer"]),
            codecontrole("kanaal", "kanaal", naam="adviescontact_kanaal_uit_lijst"),
        ]
        indexes = [models.Index(name="adviescontact_op", fields=["organisatie", "op"])]
