# SPDX-License-Identifier: EUPL-1.2
"""The casus with its own state as columns, who belongs to it, and its append-only history."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from meldingen import werkproces
from meldingen.querysets import CasusQuerySet, OvergangQuerySet, ToegangQuerySet
from meldingen.werkproces import Fase, Herkomst, Zichthouder
from organisaties.models.codelijst import code_fk, codecontrole
from organisaties.versleuteling import VersleuteldVeld

LANGE_TEKST = 20_000


class Casus(models.Model):
    """Related meldingen, diensten, overdrachten and monitoring about (partly) the same people.

    The state columns are written by `meldingen.overgang` only; every work queue reads them.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    gemeente = models.ForeignKey("organisaties.Gemeente", on_delete=models.PROTECT, related_name="+", db_index=False)
    fase = models.CharField(max_length=12, choices=Fase)
    fase_sinds = models.DateTimeField()
    zicht_houder = models.CharField(max_length=6, choices=Zichthouder, null=True)
    zicht_partij = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    zicht_sinds = models.DateTimeField(null=True)
    laatste_ontvanger = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # Facts that decide the phase. The last two are about rows of higher apps, which write them here with their own
    # rows, so that no lower app needs to look up.
    overdracht_nodig = models.BooleanField(default=False)
    overdracht_wacht = models.BooleanField(default=False)
    monitoring_loopt = models.BooleanField(default=False)
    uiterste_datum = models.DateField(null=True)
    behandelaar = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    zwaarte = code_fk("zwaarte", "zwaarte", null=True)
    crisis = models.BooleanField(default=False)
    afgeschermd = models.BooleanField(default=False)
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True)
    afsluitreden = code_fk("afsluitreden", "afsluitreden", null=True)
    protocolversie = models.CharField(max_length=20, default="2019-01")
    # What this casus is counted by besides its course: a sample, a pilot.
    kenmerken = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_casus_kenmerk")
    # What is known of the same people before the latest melding; written by `meldingen.herhaling` only.
    eerdere_meldingen = models.PositiveSmallIntegerField(default=0, db_default=0)
    eerste_melding_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)
    herkomst = models.CharField(max_length=6, choices=Herkomst, default=Herkomst.STAP, db_default=Herkomst.STAP)
    # A corrected import writes the history anew and cannot take the old rows away: what was recorded before this
    # moment is not read any more.
    historie_vanaf = models.DateTimeField(null=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        constraints = [
            models.CheckConstraint(
                name="casus_gesloten_heeft_datum",
                condition=Q(fase=Fase.AFGESLOTEN, gesloten_op__isnull=False)
                | (~Q(fase=Fase.AFGESLOTEN) & Q(gesloten_op__isnull=True)),
                violation_error_message="Een gesloten casus heeft een sluitingsdatum, een open casus niet.",
            ),
            models.CheckConstraint(
                name="casus_open_heeft_zicht",
                condition=Q(gesloten_op__isnull=False, zicht_houder__isnull=True, zicht_sinds__isnull=True)
                | Q(gesloten_op__isnull=True, zicht_houder__isnull=False, zicht_sinds__isnull=False),
                violation_error_message="Bij een open casus heeft altijd precies één partij het zicht op veiligheid.",
            ),
            models.CheckConstraint(
                name="casus_zicht_partij_bekend",
                condition=Q(zicht_houder=Zichthouder.PARTIJ, zicht_partij__isnull=False)
                | (Q(zicht_partij__isnull=True) & (Q(zicht_houder=Zichthouder.VT) | Q(zicht_houder__isnull=True))),
                violation_error_message="Noem de partij die het zicht op veiligheid heeft.",
            ),
            models.CheckConstraint(
                name="casus_gesloten_na_opening",
                condition=Q(gesloten_op__isnull=True) | Q(gesloten_op__gte=models.F("geopend_op")),
                violation_error_message="Een casus kan niet sluiten voor zij geopend is.",
            ),
            models.CheckConstraint(
                name="casus_historie_vervangt_alleen_import",
                condition=Q(historie_vanaf__isnull=True) | Q(herkomst=Herkomst.IMPORT),
                violation_error_message="Alleen van een ingelezen casus wordt de historie vervangen.",
            ),
            codecontrole("zwaarte", "zwaarte", naam="casus_zwaarte_uit_lijst"),
            codecontrole("afsluitreden", "afsluitreden", naam="casus_afsluitreden_uit_lijst"),
            models.UniqueConstraint(
                name="casus_extern_id_uniek",
                fields=["organisatie", "extern_id"],
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ]
        indexes = [
            models.Index(
                name="casus_werkvoorraad",
                fields=["organisatie", "fase", "uiterste_datum", "id"],
                # So that the caseload is counted from the index alone, also per gemeente.
                include=["gemeente"],
                condition=Q(gesloten_op__isnull=True),
            ),
            models.Index(
                name="casus_mijn_werk",
                fields=["behandelaar", "uiterste_datum", "id"],
                condition=Q(gesloten_op__isnull=True),
            ),
            models.Index(name="casus_gemeente_fase", fields=["organisatie", "gemeente", "fase"]),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def is_open(self) -> bool:
        return self.gesloten_op is None


class Betrokkene(models.Model):
    """A person in one melding, in one role. The people of a casus are those of its meldingen."""

    class Herkenning(models.TextChoices):
        """What the front office decided when persons who look alike were shown."""

        NIET_GEZOCHT = "niet_gezocht", "Niet gezocht"
        GEKOPPELD = "gekoppeld", "Gekoppeld aan een bekende persoon"
        GEEN_MATCH = "geen_match", "Gezocht, geen van de getoonde personen"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="betrokkenen")
    melding = models.ForeignKey(
        "meldingen.Melding", on_delete=models.PROTECT, related_name="betrokkenen", db_index=False
    )
    persoon = models.ForeignKey("personen.Persoon", on_delete=models.PROTECT, related_name="+")
    rol = code_fk("betrokkenerol", "rol")
    herkenning = models.CharField(
        max_length=12, choices=Herkenning, default=Herkenning.NIET_GEZOCHT, db_default=Herkenning.NIET_GEZOCHT
    )
    # A child of the family that does not live with it.
    woont_elders = models.BooleanField(null=True)
    # What was said of a known person this time, as JSON: to compare, and to make a person of when the link is undone.
    zoals_gemeld = VersleuteldVeld(null=True)
    # The decision that made the link after registration.
    samenvoeging = models.ForeignKey(
        "personen.Samenvoeging", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "betrokkenen"
        constraints = [
            models.UniqueConstraint(
                name="betrokkene_een_keer_per_melding",
                fields=["melding", "persoon"],
                violation_error_message="Deze persoon staat al bij de melding.",
            ),
            codecontrole("rol", "betrokkenerol", naam="betrokkene_rol_uit_lijst"),
        ]


class Toegang(models.Model):
    """Named access to a shielded casus: given, or taken with a reason (break-glass) and reviewed afterwards."""

    class Soort(models.TextChoices):
        TOEGEWEZEN = "toegewezen", "Toegewezen"
        NOOD = "nood", "Noodtoegang"

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="toegangen")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="toegangen")
    soort = models.CharField(max_length=10, choices=Soort)
    noodreden = code_fk("noodreden", "reden van noodtoegang", null=True)
    reden = models.CharField(max_length=500)
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True)
    beoordeeld_op = models.DateTimeField(null=True)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = ToegangQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toegangen"
        constraints = [
            models.CheckConstraint(
                name="toegang_nood_eindigt",
                condition=~Q(soort="nood") | Q(tot__isnull=False, noodreden__isnull=False),
                violation_error_message="Noodtoegang heeft een einde en een reden.",
            ),
            codecontrole("noodreden", "noodreden", naam="toegang_noodreden_uit_lijst"),
            models.CheckConstraint(
                name="toegang_tot_na_van",
                condition=Q(tot__isnull=True) | Q(tot__gt=models.F("van")),
                violation_error_message="De toegang eindigt na het begin.",
            ),
        ]


class Overgang(models.Model):
    """One change of a state, phase or holder of zicht: append-only, partitioned by month of recording, plain ids.

    `moment` is when it happened (an imported row keeps its own date), `vastgelegd_op` when it was recorded.
    """

    Herkomst = werkproces.Herkomst

    vastgelegd_op = models.DateTimeField(db_default=Now())
    moment = models.DateTimeField()
    organisatie_id = models.BigIntegerField()
    casus_id = models.BigIntegerField()
    onderwerp = models.CharField(max_length=20)
    onderwerp_id = models.BigIntegerField()
    kenmerk = models.CharField(max_length=10)
    van = models.CharField(max_length=40, blank=True)
    naar = models.CharField(max_length=40)
    stap = models.CharField(max_length=40)
    medewerker_id = models.BigIntegerField(null=True)
    herkomst = models.CharField(max_length=6, choices=Herkomst, default=Herkomst.STAP)

    objects = OvergangQuerySet.as_manager()

    class Meta:
        db_table = "meldingen_overgang"
        verbose_name_plural = "overgangen"
        indexes = [models.Index(name="overgang_casus", fields=["casus_id", "moment"])]

    def __str__(self) -> str:
        return f"{self.onderwerp} {self.kenmerk}: {self.van} → {self.naar}"
