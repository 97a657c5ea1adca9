# SPDX-License-Identifier: EUPL-1.2
"""The veiligheidsbeoordeling, the service that may follow it, and consultation by a colleague."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.querysets import ConsultQuerySet, DienstQuerySet
from meldingen.werkproces import Beoordelingstatus, Besluit, Dienstsoort, Dienststatus
from organisaties.models.codelijst import code_fk, codecontrole

from .casus import Casus
from .melding import Melding


class Veiligheidsbeoordeling(models.Model):
    """Gather, assess, decide. A revised decision is a new row; the old one stays readable."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="beoordelingen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="beoordelingen", db_index=False)
    volgnummer = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Beoordelingstatus, default=Beoordelingstatus.CONCEPT)
    gestart_op = models.DateTimeField()
    gestart_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    meebeslisser = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    urgentie = code_fk("urgentie", "urgentie", null=True)
    zwaarte = code_fk("zwaarte", "zwaarte", null=True)
    duur = code_fk("duur", "duur", null=True)
    hulp_betrokken = models.BooleanField(null=True)
    risicofactoren = models.ManyToManyField("organisaties.Code", related_name="+")
    bevindingen = models.TextField(blank=True)
    # The reported incident alone says little about severity: the history must be weighed (study §5.1.4).
    voorgeschiedenis = models.TextField(blank=True)
    conclusie = models.TextField(blank=True)
    besluit = models.CharField(max_length=20, choices=Besluit, blank=True)
    motivering = models.TextField(blank=True)
    afsluitreden = code_fk("afsluitreden", "afsluitreden", null=True)
    # The question of the melder without family data: it becomes the advies when the decision is 'advies'.
    adviesvraag = models.TextField(blank=True)
    # The assessment of an earlier melding that this draft began as; every melding still gets a full one of its own.
    overgenomen_uit = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    protocolversie = models.CharField(max_length=20, default="2019-01")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "veiligheidsbeoordelingen"
        constraints = [
            models.UniqueConstraint(
                name="vb_een_actieve_per_melding",
                fields=["melding"],
                condition=Q(status__in=["concept", "vastgesteld"]),
                violation_error_message="Deze melding heeft al een veiligheidsbeoordeling.",
            ),
            models.UniqueConstraint(name="vb_volgnummer_uniek", fields=["melding", "volgnummer"]),
            models.CheckConstraint(
                name="vb_vastgesteld_is_compleet",
                condition=Q(status="concept")
                | (
                    Q(vastgesteld_op__isnull=False, zwaarte__isnull=False)
                    & ~Q(besluit="")
                    & ~Q(motivering="")
                    & ~Q(voorgeschiedenis="")
                ),
                violation_error_message="Vul zwaarte, voorgeschiedenis, besluit en motivering in.",
            ),
            models.CheckConstraint(
                name="vb_vastgesteld_na_start",
                condition=Q(vastgesteld_op__isnull=True) | Q(vastgesteld_op__gte=F("gestart_op")),
                violation_error_message="Een beoordeling is niet vastgesteld voor zij begon.",
            ),
            codecontrole("zwaarte", "zwaarte", naam="vb_zwaarte_uit_lijst"),
            codecontrole("urgentie", "urgentie", naam="vb_urgentie_uit_lijst"),
            codecontrole("duur", "duur", naam="vb_duur_uit_lijst"),
            codecontrole("afsluitreden", "afsluitreden", naam="vb_afsluitreden_uit_lijst"),
        ]


class Beoordeelde(models.Model):
    """Safety of one person within an assessment; None is 'onbekend', which is not the same as 'nee'."""

    beoordeling = models.ForeignKey(
        Veiligheidsbeoordeling, on_delete=models.CASCADE, related_name="personen", db_index=False
    )
    persoon = models.ForeignKey("personen.Persoon", on_delete=models.PROTECT, related_name="+", db_index=False)
    acuut_onveilig = models.BooleanField(null=True)
    structureel_onveilig = models.BooleanField(null=True)
    kindpositie = code_fk("kindpositie", "kindpositie", null=True)

    class Meta:
        verbose_name_plural = "beoordeelden"
        constraints = [
            models.UniqueConstraint(name="beoordeelde_een_keer", fields=["beoordeling", "persoon"]),
            codecontrole("kindpositie", "kindpositie", naam="beoordeelde_kindpositie_uit_lijst"),
        ]


class Dienst(models.Model):
    """Voorwaarden & Vervolg or onderzoek. The term runs from the decision, not from the start of the work."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="diensten")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="diensten")
    beoordeling = models.OneToOneField(Veiligheidsbeoordeling, on_delete=models.PROTECT, related_name="dienst")
    soort = models.CharField(max_length=10, choices=Dienstsoort)
    status = models.CharField(max_length=10, choices=Dienststatus)
    besloten_op = models.DateTimeField()
    gestart_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True)
    uitvoerder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    voorwaarden = models.TextField(blank=True)
    uitkomst = code_fk("onderzoeksuitkomst", "uitkomst", null=True)
    conclusie = models.TextField(blank=True)
    protocolversie = models.CharField(max_length=20, default="2019-01")
    versie = models.PositiveIntegerField(default=1)

    objects = DienstQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "diensten"
        constraints = [
            models.UniqueConstraint(
                name="dienst_een_open_per_melding",
                fields=["melding"],
                condition=Q(status__in=["gepland", "loopt"]),
                violation_error_message="Voor deze melding loopt al een dienst.",
            ),
            models.CheckConstraint(
                name="dienst_status_bij_datums",
                condition=Q(status__in=["gepland", "vervallen"], gestart_op__isnull=True, afgerond_op__isnull=True)
                | Q(status="loopt", gestart_op__isnull=False, afgerond_op__isnull=True)
                | Q(status="afgerond", gestart_op__isnull=False, afgerond_op__gte=F("gestart_op")),
                violation_error_message="De datums van de dienst passen niet bij de status.",
            ),
            models.CheckConstraint(
                name="dienst_start_na_besluit",
                condition=Q(gestart_op__isnull=True) | Q(gestart_op__gte=F("besloten_op")),
                violation_error_message="Een dienst start niet voor het besluit.",
            ),
            codecontrole("uitkomst", "onderzoeksuitkomst", naam="dienst_uitkomst_uit_lijst"),
        ]
        indexes = [
            models.Index(
                name="dienst_open", fields=["organisatie", "status"], condition=Q(status__in=["gepland", "loopt"])
            )
        ]


class Consult(models.Model):
    """A question to the gedragswetenschapper or vertrouwensarts, and the answer."""

    class Status(models.TextChoices):
        OPEN = "open", "Wacht op antwoord"
        BEANTWOORD = "beantwoord", "Beantwoord"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="consulten")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    vraag = models.TextField()
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    gevraagd_op = models.DateTimeField()
    antwoord = models.TextField(blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    beantwoord_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = ConsultQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "consulten"
        constraints = [
            models.CheckConstraint(
                name="consult_beantwoord_is_compleet",
                condition=Q(status="open", beantwoord_op__isnull=True)
                | (Q(status="beantwoord", beantwoord_op__isnull=False) & ~Q(antwoord="")),
                violation_error_message="Een beantwoord consult heeft een antwoord.",
            )
        ]
        indexes = [models.Index(name="consult_open", fields=["organisatie", "gevraagd_op"], condition=Q(status="open"))]
