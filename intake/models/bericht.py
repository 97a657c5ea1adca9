# SPDX-License-Identifier: EUPL-1.2
"""Everything that comes in by machine, as it was received: kept, read, and then made into work by a human."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.querysets import InkomendBerichtQuerySet
from intake.werkproces import Berichtstatus
from organisaties.models.codelijst import code_fk, codecontrole
from organisaties.versleuteling import VersleuteldVeld


class Afzender(models.Model):
    """Who delivers messages to one organisation: a machine with a key of its own, or our own online form."""

    class Soort(models.TextChoices):
        KOPPELING = "koppeling", "Koppeling"
        FORMULIER = "formulier", "Online formulier"

    organisatie = models.ForeignKey("organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="afzenders")
    soort = models.CharField(max_length=10, choices=Soort)
    code = models.CharField(max_length=40)
    naam = models.CharField(max_length=200)
    # The adapter that reads its messages: `intake.formaten`.
    formaat = models.CharField(max_length=40)
    # The client of the key (OAuth2 client credentials); the form has none.
    client_id = models.CharField(max_length=100, null=True, unique=True)
    meldersoort = code_fk("meldersoort", "melder soort", null=True)
    actief = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "afzenders"
        constraints = [
            models.UniqueConstraint(
                name="afzender_code_uniek",
                fields=["organisatie", "code"],
                violation_error_message="Deze afzender bestaat al.",
            ),
            models.CheckConstraint(
                name="afzender_koppeling_heeft_sleutel",
                condition=Q(soort="koppeling", client_id__isnull=False) | Q(soort="formulier", client_id__isnull=True),
                violation_error_message="Een koppeling heeft een eigen sleutel, het formulier niet.",
            ),
            codecontrole("meldersoort", "meldersoort", naam="afzender_meldersoort_uit_lijst"),
        ]

    def __str__(self) -> str:
        return self.naam


class Berichtverband(models.Model):
    """What several messages have in common, by the sender's own key: one event, or one family.

    Only a blind index of that key is kept, so that two messages that arrive together still find one row.
    """

    class Soort(models.TextChoices):
        GEBEURTENIS = "gebeurtenis", "Zelfde gebeurtenis"
        GEZIN = "gezin", "Zelfde gezin"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    soort = models.CharField(max_length=12, choices=Soort)
    sleutel = models.BinaryField(max_length=32)

    class Meta:
        verbose_name_plural = "berichtverbanden"
        constraints = [models.UniqueConstraint(name="berichtverband_een", fields=["organisatie", "soort", "sleutel"])]


class InkomendBericht(models.Model):
    """One message. What was received never changes; what was read of it, and what became of it, stand beside it.

    The statutory clock runs from `ontvangen_op`, whenever somebody turns it into a melding. `bericht_id` is the
    sender's: the same id with the same body is the same message however often it is delivered; with another body it is
    kept as well, as unreadable, for a human to sort out.
    """

    Status = Berichtstatus

    class Leesfout(models.TextChoices):
        GEEN_TEKST = "geen_tekst", "Het bericht is geen tekst in UTF-8"
        GEEN_JSON = "geen_json", "Het bericht is geen geldige JSON"
        SCHEMA = "schema", "Het bericht voldoet niet aan het formaat"
        FORMAAT = "formaat", "Dit formaat kennen wij niet"
        HERGEBRUIKT = "hergebruikt", "Dit bericht-id is eerder gebruikt voor een andere inhoud"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    afzender = models.ForeignKey(Afzender, on_delete=models.PROTECT, related_name="berichten", db_index=False)
    bericht_id = models.CharField(max_length=100)
    inhoud_hash = models.BinaryField(max_length=32)
    ontvangen_op = models.DateTimeField()
    # Of the veiligheidsbeoordeling, as if it became a melding: what the inbox is sorted by.
    uiterste_datum = models.DateField()
    inhoudstype = models.CharField(max_length=100, blank=True)
    grootte = models.PositiveIntegerField()
    # The body as received, as base64.
    ruw = VersleuteldVeld()
    afleveringen = models.PositiveIntegerField(default=1)

    status = models.CharField(max_length=14, choices=Berichtstatus, default=Berichtstatus.ONTVANGEN)
    gelezen_op = models.DateTimeField(null=True)
    # What the adapter made of it: the JSON of `intake.formaten.vorm.Bericht`.
    gelezen = VersleuteldVeld(null=True)
    leesfout = models.CharField(max_length=12, choices=Leesfout, blank=True)
    # Where in the message it went wrong: names of fields, never a value.
    leesfout_plek = models.CharField(max_length=200, blank=True)
    crisis = models.BooleanField(null=True)
    gemeente = models.ForeignKey(
        "organisaties.Gemeente", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    gebeurtenis = models.ForeignKey(Berichtverband, null=True, on_delete=models.PROTECT, related_name="+")
    gezin = models.ForeignKey(Berichtverband, null=True, on_delete=models.PROTECT, related_name="+")

    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    melding = models.ForeignKey("meldingen.Melding", null=True, on_delete=models.PROTECT, related_name="berichten")
    # Who told it, among the sources of that melding; a reference, never who it is.
    bron = models.ForeignKey("meldingen.Bron", null=True, on_delete=models.PROTECT, related_name="+")
    afloop = code_fk("berichtafloop", "afloop", null=True)
    doorgezet_aan = models.CharField(max_length=200, blank=True)
    toelichting = VersleuteldVeld(null=True)
    verwerkt_op = models.DateTimeField(null=True)
    verwerkt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    versie = models.PositiveIntegerField(default=1)

    objects = InkomendBerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "inkomend bericht"
        verbose_name_plural = "inkomende berichten"
        constraints = [
            models.UniqueConstraint(
                name="bericht_een_keer",
                fields=["afzender", "bericht_id", "inhoud_hash"],
                violation_error_message="Dit bericht is al ontvangen.",
            ),
            models.CheckConstraint(
                name="bericht_onleesbaar_heeft_fout",
                condition=~Q(status="onleesbaar") | ~Q(leesfout=""),
                violation_error_message="Noem wat er aan het bericht mankeert.",
            ),
            models.CheckConstraint(
                name="bericht_gelezen_voor_verwerken",
                condition=~Q(status="te_verwerken") | Q(gelezen__isnull=False),
                violation_error_message="Een bericht is pas te verwerken als het gelezen is.",
            ),
            models.CheckConstraint(
                name="bericht_verwerkt_is_compleet",
                condition=Q(
                    status__in=["ontvangen", "te_verwerken", "onleesbaar"],
                    melding__isnull=True,
                    afloop__isnull=True,
                    verwerkt_op__isnull=True,
                )
                | Q(
                    status__in=["melding", "toegevoegd"],
                    melding__isnull=False,
                    afloop__isnull=True,
                    verwerkt_op__isnull=False,
                )
                | Q(status="afgehandeld", melding__isnull=True, afloop__isnull=False, verwerkt_op__isnull=False),
                violation_error_message="Een verwerkt bericht hoort bij een melding of heeft een afloop.",
            ),
            models.UniqueConstraint(
                name="bericht_een_per_melding",
                fields=["melding"],
                condition=Q(status="melding"),
                violation_error_message="Deze melding is al uit een ander bericht ontstaan.",
            ),
            codecontrole("afloop", "berichtafloop", naam="bericht_afloop_uit_lijst"),
        ]
        indexes = [
            models.Index(
                name="inkomend_bericht_open",
                fields=["organisatie", "uiterste_datum", "id"],
                condition=Q(status__in=["ontvangen", "te_verwerken", "onleesbaar"]),
            ),
            models.Index(name="bericht_te_lezen", fields=["id"], condition=Q(status="ontvangen")),
            models.Index(name="bericht_ontvangen", fields=["organisatie", "ontvangen_op"]),
        ]

    def __str__(self) -> str:
        return self.nummer
