# SPDX-License-Identifier: EUPL-1.2
"""One melding, its shielded source, and the events that it tells of."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.querysets import BronfragmentQuerySet, BronQuerySet, MeldingQuerySet
from meldingen.werkproces import Fase, Herkomst, Status
from organisaties.models.codelijst import code_fk, codecontrole
from organisaties.versleuteling import VersleuteldVeld

from .casus import Casus
from .contact import Contact


class Melding(models.Model):
    """A notification of (suspected) domestic violence or child abuse; each gets its own full assessment."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField(max_length=20, unique=True)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="meldingen")
    contact = models.OneToOneField(Contact, null=True, on_delete=models.PROTECT, related_name="melding")
    kanaal = code_fk("kanaal", "kanaal")
    gemeente = models.ForeignKey("organisaties.Gemeente", on_delete=models.PROTECT, related_name="+", db_index=False)
    ontvangen_op = models.DateTimeField()
    geregistreerd_op = models.DateTimeField()
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(max_length=14, choices=Status)
    status_sinds = models.DateTimeField()
    crisis = models.BooleanField()
    ambtshalve = models.BooleanField(default=False)
    melder_soort = code_fk("meldersoort", "melder soort")
    # The organisation that reported, when it is one of the parties that handovers go to: the label "terugmelding"
    # rests on it. It is no identity of a person.
    melder_partij = models.ForeignKey(
        "organisaties.Organisatie", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    aard = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_melding_aard")
    geweldsoort = models.ManyToManyField(
        "organisaties.Code", related_name="+", db_table="meldingen_melding_geweldsoort"
    )
    richting = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_melding_richting")
    duur = code_fk("duur", "duur", null=True)
    hulp_betrokken = models.BooleanField(null=True)
    hulp_bij = models.TextField(blank=True, default="", db_default="")
    # Waiting lists are what makes families come back (S3 §3.2.4).
    hulp_wacht = models.BooleanField(null=True)
    hulp_wacht_bij = models.CharField(max_length=200, blank=True, default="", db_default="")
    meldreden = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_melding_meldreden")
    meldcode = models.ManyToManyField("organisaties.Code", related_name="+", db_table="meldingen_melding_meldcode")
    gezin_ingelicht = models.BooleanField(null=True)
    gezin_ingelicht_toelichting = models.TextField(blank=True, default="", db_default="")
    # Nobody at Veilig Thuis knows who reported: a fact about the melding, not about the source.
    melder_onbekend = models.BooleanField(default=False, db_default=False)
    toelichting = models.TextField()
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # The state of the casus at the moment of receipt: a fact that the repeat labels are derived from.
    casusfase_bij_ontvangst = models.CharField(max_length=12, choices=Fase, null=True)
    # When known persons were last looked for by the system; null is still to be done.
    gezocht_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)
    extern_id = models.CharField(max_length=100, null=True)
    herkomst = models.CharField(max_length=6, choices=Herkomst, default=Herkomst.STAP, db_default=Herkomst.STAP)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "meldingen"
        constraints = [
            models.CheckConstraint(
                name="melding_geregistreerd_na_ontvangst",
                condition=Q(geregistreerd_op__gte=F("ontvangen_op")),
                violation_error_message="Een melding kan niet in de toekomst zijn ontvangen.",
            ),
            codecontrole("kanaal", "kanaal", naam="melding_kanaal_uit_lijst"),
            codecontrole("melder_soort", "meldersoort", naam="melding_melder_soort_uit_lijst"),
            codecontrole("duur", "duur", naam="melding_duur_uit_lijst"),
            models.UniqueConstraint(
                name="melding_extern_id_uniek",
                fields=["organisatie", "extern_id"],
                condition=Q(extern_id__isnull=False),
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ]
        indexes = [
            models.Index(
                name="melding_te_beoordelen",
                fields=["organisatie", "status", "ontvangen_op"],
                condition=Q(status__in=["ontvangen", "in_beoordeling"]),
            ),
            # With the key by which lists are paged, and what the meldingen per week are counted by.
            models.Index(
                name="melding_ontvangen",
                fields=["organisatie", "ontvangen_op", "id"],
                include=["melder_soort", "casus"],
            ),
            models.Index(
                name="melding_te_zoeken",
                fields=["organisatie", "id"],
                condition=Q(gezocht_op__isnull=True, herkomst=Herkomst.STAP),
            ),
            # The queue of the crisis shift.
            models.Index(
                name="melding_crisis",
                fields=["organisatie", "ontvangen_op"],
                condition=Q(crisis=True, status__in=["ontvangen", "in_beoordeling"]),
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class Bron(models.Model):
    """Who told it: melder, melder of a message that was put with it, or informant.

    Shielded: own table, own permission, every text encrypted.

    Disclosure rule: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3 (text of 2015; present wording to be confirmed).
    """

    class Soort(models.TextChoices):
        MELDER = "melder", "Melder"
        # Of a message about what was a melding already, or that came along with the one that became it.
        MEDEMELDER = "medemelder", "Melder van een bijgevoegd bericht"
        INFORMANT = "informant", "Informant"

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="bronnen")
    soort = models.CharField(max_length=10, choices=Soort)
    onthulling = code_fk("onthulling", "onthulling")
    grond = code_fk("onthullingsgrond", "grond", null=True)
    toestemming_op = models.DateField(null=True)
    onbekend = models.BooleanField(default=False)
    # What the source does itself from now on: who knows that, may know who it is.
    eigen_rol = code_fk("melderrol", "eigen rol", null=True)
    eigen_rol_toelichting = VersleuteldVeld(null=True)
    naam = VersleuteldVeld(null=True)
    functie = VersleuteldVeld(null=True)
    instelling = VersleuteldVeld(null=True)
    telefoon = VersleuteldVeld(null=True)
    email = VersleuteldVeld(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = BronQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bronnen"
        constraints = [
            models.UniqueConstraint(
                name="bron_een_melder_per_melding",
                fields=["melding"],
                condition=Q(soort="melder"),
                violation_error_message="Deze melding heeft al een melder.",
            ),
            models.CheckConstraint(
                name="bron_geheim_professional_heeft_grond",
                condition=~Q(onthulling="onthulling:geheim_professional") | Q(grond__isnull=False),
                violation_error_message="Noem de grond waarop de professional geheim blijft.",
            ),
            models.CheckConstraint(
                name="bron_toestemming_heeft_datum",
                condition=~Q(onthulling="onthulling:toestemming") | Q(toestemming_op__isnull=False),
                violation_error_message="Noem de datum van de toestemming.",
            ),
            codecontrole("onthulling", "onthulling", naam="bron_onthulling_uit_lijst"),
            codecontrole("grond", "onthullingsgrond", naam="bron_grond_uit_lijst"),
            codecontrole("eigen_rol", "melderrol", naam="bron_eigen_rol_uit_lijst"),
        ]


class Bronfragment(models.Model):
    """A passage by which the source could be recognised: left out of everything that leaves Veilig Thuis.

    The passage itself is kept, not its place: it is left out wherever it stands, also in a text copied elsewhere.
    """

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="bronfragmenten")
    bron = models.ForeignKey(Bron, on_delete=models.PROTECT, related_name="fragmenten")
    tekst = VersleuteldVeld()
    gemarkeerd_op = models.DateTimeField()
    gemarkeerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    opgeheven_op = models.DateTimeField(null=True)
    opgeheven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = BronfragmentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bronfragmenten"
        constraints = [
            models.CheckConstraint(
                name="bronfragment_opgeheven_door_iemand",
                condition=Q(opgeheven_op__isnull=True, opgeheven_door__isnull=True)
                | Q(opgeheven_op__isnull=False, opgeheven_door__isnull=False),
                violation_error_message="Van een opgeheven markering staat vast wie haar ophief.",
            ),
        ]


class Incident(models.Model):
    """Something that happened in the family, told by a melding or found during monitoring."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="incidenten", db_index=False)
    melding = models.ForeignKey(Melding, null=True, on_delete=models.PROTECT, related_name="incidenten")
    datum = models.DateField()
    gemeld_via = models.CharField(
        max_length=12,
        choices=[
            ("melding", "Melding"),
            ("monitoring", "Monitoring"),
            ("eerder", "Eerder incident"),
            ("hulpverlener", "Hulpverlener"),
        ],
    )
    omschrijving = models.TextField(blank=True)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "incidenten"
        indexes = [models.Index(name="incident_casus", fields=["casus", "datum"])]


class Zorg(models.Model):
    """A concern or suspicion that nobody has confirmed: shown and counted beside incidents, never as one."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="zorgen")
    datum = models.DateField()
    gemeld_via = models.CharField(
        max_length=12,
        choices=[("melding", "Melding"), ("monitoring", "Monitoring"), ("hulpverlener", "Hulpverlener")],
    )
    omschrijving = models.TextField(blank=True)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name = "zorg"
        verbose_name_plural = "zorgen"


class Maatregel(models.Model):
    """A police measure or temporary restraining order (aanhouding, huisverbod)."""

    organisatie = models.ForeignKey(
        "organisaties.VTOrganisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="maatregelen")
    soort = code_fk("maatregelsoort", "soort")
    datum = models.DateField()
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "maatregelen"
        constraints = [codecontrole("soort", "maatregelsoort", naam="maatregel_soort_uit_lijst")]
