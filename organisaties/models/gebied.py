# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.functions import Cast

from organisaties.models.codelijst import code_fk, codecontrole

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class VTOrganisatie(models.Model):
    """One of the 26 Veilig Thuis organisations; the owner of every case row."""

    class Eenheid(models.TextChoices):
        WERKDAGEN = "werkdagen", "werkdagen"
        DAGEN = "dagen", "dagen"

    code = models.CharField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=120)
    vb_eenheid = models.CharField(
        "termijn veiligheidsbeoordeling telt in", max_length=10, choices=Eenheid, default=Eenheid.WERKDAGEN
    )
    goede_vrijdag_vrij = models.BooleanField("Goede Vrijdag is vrij", default=False)
    besluitdagen_vrij = models.BooleanField("bij besluit aangewezen dagen zijn vrij", default=False)
    # When a history is long (Flevoland study, table 3.3 and §5.2): so many earlier meldingen, or over so many years.
    drempel_meldingen = models.PositiveSmallIntegerField("lange geschiedenis vanaf zoveel eerdere meldingen", default=3)
    drempel_jaren = models.PositiveSmallIntegerField("lange geschiedenis vanaf zoveel jaren", default=1)
    # From this age a child is told itself, beside who has gezag over it (own knowledge; to be confirmed).
    informeren_kind_vanaf = models.PositiveSmallIntegerField("kind zelf informeren vanaf leeftijd", default=12)
    contact_afgeschermd = models.CharField(
        "wie weet van afgeschermde dossiers", max_length=120, default="de teamleider"
    )
    actief = models.BooleanField("actief", default=True)
    versie = models.PositiveIntegerField("versie", default=1, db_default=1)

    class Meta:
        verbose_name = "Veilig Thuis-organisatie"
        verbose_name_plural = "Veilig Thuis-organisaties"
        ordering = ("naam",)
        constraints = (
            models.CheckConstraint(
                name="vtorganisatie_code_vorm",
                condition=Q(code__regex=SLUG),
                violation_error_message="De code heeft alleen kleine letters, cijfers en streepjes.",
            ),
            models.CheckConstraint(
                name="vtorganisatie_vb_eenheid",
                condition=Q(vb_eenheid__in=("werkdagen", "dagen")),
                violation_error_message="Kies werkdagen of dagen.",
            ),
            models.CheckConstraint(
                name="vtorganisatie_drempels",
                condition=Q(drempel_meldingen__range=(1, 99), drempel_jaren__range=(1, 99)),
                violation_error_message="Een drempel is minstens 1.",
            ),
            models.CheckConstraint(
                name="vtorganisatie_informeren_kind",
                condition=Q(informeren_kind_vanaf__range=(0, 18)),
                violation_error_message="Deze leeftijd ligt tussen 0 en 18 jaar.",
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Gemeente(models.Model):
    """A gemeente by its CBS code, or one of the two answers that are no gemeente."""

    BUITEN_REGIO = "BUITEN"
    ONBEKEND = "ONBEKEND"

    code = models.CharField("code", max_length=8, primary_key=True)
    naam = models.CharField("naam", max_length=80)

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ("naam",)
        constraints = (
            models.CheckConstraint(
                name="gemeente_code_vorm",
                condition=Q(code__regex=r"^GM[0-9]{4}$") | Q(code__in=("BUITEN", "ONBEKEND")),
                violation_error_message="Een gemeentecode bestaat uit GM en vier cijfers.",
            ),
        )

    def __str__(self) -> str:
        return self.naam


def zelfde_gemeente() -> Func:
    """For an exclusion constraint, WITH =: rows about the same gemeente.

    Core GiST has no operator class for text, and btree_gist may be absent; a range of the number in the CBS code
    serves.
    """
    cijfers = Func(F("gemeente"), Value("^GM([0-9]{4})$"), function="substring", output_field=models.CharField())
    nummer = Cast(cijfers, IntegerField())
    return Func(nummer, nummer, Value("[]"), function="int4range")


class GemeenteRegio(models.Model):
    """Which region a gemeente belonged to, and when. Gemeenten change region; old cases do not."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="regios", verbose_name="gemeente")
    organisatie = models.ForeignKey(
        VTOrganisatie, on_delete=models.PROTECT, related_name="gemeenteregios", verbose_name="organisatie"
    )
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "gemeente in regio"
        verbose_name_plural = "gemeenten in regio's"
        constraints = (
            models.CheckConstraint(
                name="gemeenteregio_echte_gemeente",
                condition=~Q(gemeente__in=("BUITEN", "ONBEKEND")),
                violation_error_message="'Buiten regio' en 'onbekend' horen niet bij een regio.",
            ),
            models.CheckConstraint(
                name="gemeenteregio_periode_niet_leeg",
                condition=Q(periode__isempty=False),
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
            ExclusionConstraint(
                name="gemeenteregio_een_regio_tegelijk",
                expressions=(
                    (zelfde_gemeente(), RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ),
                violation_error_message="Deze gemeente hoort in deze periode al bij een regio.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gemeente_id} {self.periode}"


class Organisatie(models.Model):
    """A party that VT hands over to or works with: a local team, help, the RvdK, police."""

    vt_organisatie = models.ForeignKey(
        VTOrganisatie,
        on_delete=models.PROTECT,
        related_name="partijen",
        verbose_name="Veilig Thuis-organisatie",
    )
    code = models.CharField("code", max_length=60)
    naam = models.CharField("naam", max_length=120)
    soort = code_fk("partijsoort", "soort")
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gemeente"
    )
    email = models.EmailField("e-mailadres", blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    actief = models.BooleanField("actief", default=True)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(
                fields=("vt_organisatie", "code"),
                name="organisatie_code_uniek_per_regio",
                violation_error_message="Deze code is in deze regio al in gebruik.",
            ),
            models.CheckConstraint(
                name="organisatie_code_vorm",
                condition=Q(code__regex=SLUG),
                violation_error_message="De code heeft alleen kleine letters, cijfers en streepjes.",
            ),
            codecontrole("soort", "partijsoort", naam="organisatie_soort_uit_lijst"),
        )

    def __str__(self) -> str:
        return self.naam
