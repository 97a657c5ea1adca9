# SPDX-License-Identifier: EUPL-1.2
"""A handover to one party, the persons it is about, and the frozen copy of exactly what was sent."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisaties.models.codelijst import code_fk, codecontrole
from overdracht.querysets import OverdrachtQuerySet
from overdracht.werkproces import Moment, Overdrachtstatus

from .afspraak import Routeregel, Samenwerkingsafspraak

AL_OPEN = (
    "Voor een van deze personen staat al een overdracht open bij deze partij. "
    "Wacht op het antwoord of trek die eerst in."
)


class Overdracht(models.Model):
    """One handover to one receiver for its own persons and purpose. Receiver None is the cliëntsysteem itself."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    casus = models.ForeignKey("meldingen.Casus", on_delete=models.PROTECT, related_name="overdrachten")
    melding = models.ForeignKey("meldingen.Melding", on_delete=models.PROTECT, related_name="overdrachten")
    partij = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    partijsoort = code_fk("partijsoort", "soort ontvanger")
    moment = models.CharField(max_length=10, choices=Moment)
    afspraak = models.ForeignKey(
        Samenwerkingsafspraak, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    regel = models.ForeignKey(Routeregel, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    afwijkreden = models.CharField(max_length=1000, blank=True)
    wijze = code_fk("wijze", "wijze")
    doel = models.TextField()
    draagt_zicht = models.BooleanField()
    status = models.CharField(max_length=12, choices=Overdrachtstatus)
    status_sinds = models.DateTimeField()
    verzonden_op = models.DateTimeField()
    verzonden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    aanvaard_op = models.DateTimeField(null=True)
    aanvaard_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    beeindigd_op = models.DateTimeField(null=True)
    beeindigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    weigerreden = code_fk("weigerreden", "reden van weigeren", null=True)
    terugmeldreden = code_fk("terugmeldreden", "reden van terugleggen", null=True)
    intrekreden = code_fk("intrekreden", "reden van intrekken", null=True)
    reden_toelichting = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)

    objects = OverdrachtQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overdrachten"
        constraints = [
            models.UniqueConstraint(
                name="overdracht_een_draagt_zicht",
                fields=["casus"],
                condition=Q(draagt_zicht=True, status__in=["verzonden", "bevestigd"]),
                violation_error_message="Er staat al een overdracht open die het zicht op veiligheid draagt.",
            ),
            models.CheckConstraint(
                name="overdracht_client_zonder_partij",
                condition=Q(status="meegegeven", partij__isnull=True, draagt_zicht=False)
                | (~Q(status="meegegeven") & Q(partij__isnull=False)),
                violation_error_message="Kies de ontvangende partij.",
            ),
            models.CheckConstraint(
                name="overdracht_aanvaard_heeft_moment",
                condition=Q(status__in=["aanvaard", "teruggelegd"], aanvaard_op__gte=F("verzonden_op"))
                | (~Q(status__in=["aanvaard", "teruggelegd"]) & Q(aanvaard_op__isnull=True)),
                violation_error_message="Een aanvaarde overdracht heeft een moment van aanvaarden.",
            ),
            models.CheckConstraint(
                name="overdracht_geweigerd_heeft_reden",
                condition=~Q(status="geweigerd") | Q(weigerreden__isnull=False),
                violation_error_message="Kies de reden van de weigering.",
            ),
            models.CheckConstraint(
                name="overdracht_teruggelegd_heeft_reden",
                condition=~Q(status="teruggelegd") | Q(terugmeldreden__isnull=False),
                violation_error_message="Kies de reden van het terugleggen.",
            ),
            models.CheckConstraint(
                name="overdracht_ingetrokken_heeft_reden",
                condition=~Q(status="ingetrokken") | Q(intrekreden__isnull=False),
                violation_error_message="Kies de reden van het intrekken.",
            ),
            codecontrole("partijsoort", "partijsoort", naam="overdracht_partijsoort_uit_lijst"),
            codecontrole("wijze", "wijze", naam="overdracht_wijze_uit_lijst"),
            codecontrole("weigerreden", "weigerreden", naam="overdracht_weigerreden_uit_lijst"),
            codecontrole("terugmeldreden", "terugmeldreden", naam="overdracht_terugmeldreden_uit_lijst"),
            codecontrole("intrekreden", "intrekreden", naam="overdracht_intrekreden_uit_lijst"),
            models.UniqueConstraint(
                name="overdracht_extern_id_uniek",
                fields=["organisatie", "extern_id"],
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ]
        indexes = [
            models.Index(name="overdracht_inbox", fields=["partij", "status", "verzonden_op"]),
            models.Index(name="overdracht_werkvoorraad", fields=["organisatie", "status", "verzonden_op"]),
        ]

    def __str__(self) -> str:
        return self.nummer


class OverdrachtPersoon(models.Model):
    """A person in a handover. `partij` and `open` are copies for the unique index; `overgang` keeps them right."""

    overdracht = models.ForeignKey(Overdracht, on_delete=models.PROTECT, related_name="personen", db_index=False)
    persoon = models.ForeignKey("personen.Persoon", on_delete=models.PROTECT, related_name="+", db_index=False)
    partij = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    open = models.BooleanField()

    class Meta:
        verbose_name_plural = "personen in overdrachten"
        constraints = [
            models.UniqueConstraint(
                name="overdracht_persoon_een_open_per_partij",
                fields=["persoon", "partij"],
                condition=Q(open=True),
                violation_error_message=AL_OPEN,
            ),
            models.UniqueConstraint(name="overdracht_persoon_een_keer", fields=["overdracht", "persoon"]),
        ]


class Informatiepakket(models.Model):
    """Exactly what the receiver gets, frozen at sending: written once, refused afterwards by PostgreSQL.

    It holds no source data: see `overdracht.informatiepakket`.
    """

    overdracht = models.OneToOneField(Overdracht, on_delete=models.PROTECT, related_name="pakket")
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "informatiepakketten"
