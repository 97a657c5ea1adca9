# SPDX-License-Identifier: EUPL-1.2
"""Monitoring of safety after VT's involvement: at least at 3 and 12 months, more often when needed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.querysets import VanOrganisatieQuerySet
from monitoring.querysets import MomentQuerySet
from monitoring.werkproces import Aanleiding, Momentsoort, Momentstatus, Monitoringstatus, Vervolg
from organisaties.models.codelijst import code_fk, codecontrole


class Monitoring(models.Model):
    """One series of moments, begun by the end of a dienst, by an accepted handover or by reopening."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey("meldingen.Casus", on_delete=models.PROTECT, related_name="monitoringen")
    aanleiding = models.CharField(max_length=12, choices=Aanleiding)
    dienst = models.OneToOneField("meldingen.Dienst", null=True, on_delete=models.PROTECT, related_name="monitoring")
    overdracht = models.OneToOneField(
        "overdracht.Overdracht", null=True, on_delete=models.PROTECT, related_name="monitoring"
    )
    heropenreden = code_fk("heropenreden", "reden van heropenen", null=True)
    begin_op = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Monitoringstatus)
    gesloten_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = VanOrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "monitoringen"
        constraints = [
            models.CheckConstraint(
                name="monitoring_gesloten_heeft_datum",
                condition=Q(status="loopt", gesloten_op__isnull=True)
                | Q(status="afgesloten", gesloten_op__isnull=False),
                violation_error_message="Een afgesloten monitoring heeft een einddatum.",
            ),
            models.CheckConstraint(
                name="monitoring_aanleiding_bekend",
                condition=Q(aanleiding="dienst", dienst__isnull=False, overdracht__isnull=True)
                | Q(aanleiding="overdracht", dienst__isnull=True, overdracht__isnull=False)
                | Q(aanleiding="heropening", dienst__isnull=True, overdracht__isnull=True),
                violation_error_message="De aanleiding van de monitoring ontbreekt.",
            ),
            models.CheckConstraint(
                name="monitoring_heropening_heeft_reden",
                condition=Q(aanleiding="heropening", heropenreden__isnull=False)
                | (~Q(aanleiding="heropening") & Q(heropenreden__isnull=True)),
                violation_error_message="Kies waarom de casus weer open moet.",
            ),
            codecontrole("heropenreden", "heropenreden", naam="monitoring_heropenreden_uit_lijst"),
        ]
        indexes = [models.Index(name="monitoring_lopend", fields=["casus"], condition=Q(status="loopt"))]


class Monitoringsmoment(models.Model):
    """One planned or recorded check. Incidents and (unconfirmed) concerns are kept apart (study §4.4)."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    casus = models.ForeignKey(
        "meldingen.Casus", on_delete=models.PROTECT, related_name="monitoringsmomenten", db_index=False
    )
    monitoring = models.ForeignKey(Monitoring, on_delete=models.PROTECT, related_name="momenten")
    soort = models.CharField(max_length=16, choices=Momentsoort)
    gepland_op = models.DateField()
    # Why there is an extra moment, and why a moment was not held.
    reden = models.CharField(max_length=1000, blank=True)
    vervalreden = models.CharField(max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=Momentstatus)
    uitgevoerd_op = models.DateField(null=True)
    uitgevoerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    veiligheid = code_fk("veiligheid", "veiligheid hersteld", null=True)
    nieuwe_incidenten = models.PositiveSmallIntegerField(null=True)
    nieuwe_zorgen = models.BooleanField(null=True)
    gesproken_met = models.CharField(max_length=500, blank=True)
    bevindingen = models.TextField(blank=True)
    vervolg = models.CharField(max_length=20, choices=Vervolg, blank=True)
    # The ambtshalve melding that this moment led to.
    melding = models.OneToOneField("meldingen.Melding", null=True, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)

    objects = MomentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "monitoringsmomenten"
        constraints = [
            models.CheckConstraint(
                name="moment_vastgelegd_is_compleet",
                condition=Q(status__in=["gepland", "vervallen"], uitgevoerd_op__isnull=True)
                | (
                    Q(
                        status="vastgelegd",
                        uitgevoerd_op__isnull=False,
                        veiligheid__isnull=False,
                        nieuwe_incidenten__isnull=False,
                        nieuwe_zorgen__isnull=False,
                    )
                    & ~Q(bevindingen="")
                    & ~Q(vervolg="")
                ),
                violation_error_message="Vul datum, veiligheid, incidenten, zorgen, bevindingen en vervolg in.",
            ),
            models.CheckConstraint(
                name="moment_vervallen_heeft_reden",
                condition=~Q(status="vervallen") | ~Q(vervalreden=""),
                violation_error_message="Leg uit waarom dit moment vervalt.",
            ),
            models.UniqueConstraint(
                name="moment_vast_een_keer",
                fields=["monitoring", "soort"],
                condition=Q(soort__in=["monitoring_3", "monitoring_12"]),
                violation_error_message="Dit moment staat al gepland.",
            ),
            codecontrole("veiligheid", "veiligheid", naam="moment_veiligheid_uit_lijst"),
            models.UniqueConstraint(
                name="moment_extern_id_uniek",
                fields=["organisatie", "extern_id"],
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ]
        indexes = [
            models.Index(
                name="moment_te_doen", fields=["organisatie", "gepland_op", "id"], condition=Q(status="gepland")
            ),
            models.Index(name="moment_casus", fields=["casus", "gepland_op"]),
        ]

    def __str__(self) -> str:
        return self.nummer
