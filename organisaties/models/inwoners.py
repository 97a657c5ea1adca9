# SPDX-License-Identifier: EUPL-1.2
"""Where people live, finer than a gemeente, and how many: what figures per 10,000 inhabitants rest on."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Func, IntegerField, Q, Value
from django.db.models.functions import Cast, Concat, Substr

from organisaties.models.gebied import Gemeente, VTOrganisatie

BUURTCODE = r"^BU[0-9]{8}$"
POSTCODE = r"^[1-9][0-9]{3}[A-Z]{2}$"


class Buurt(models.Model):
    """A buurt by its CBS code: BU, the four digits of its gemeente, two of its wijk, two of its own."""

    code = models.CharField("code", max_length=10, primary_key=True)
    naam = models.CharField("naam", max_length=80)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="buurten", verbose_name="gemeente")
    geldig = DateRangeField("geldig")

    class Meta:
        verbose_name = "buurt"
        verbose_name_plural = "buurten"
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                name="buurt_code_vorm",
                condition=Q(code__regex=BUURTCODE),
                violation_error_message="Een buurtcode bestaat uit BU en acht cijfers.",
            ),
            models.CheckConstraint(
                name="buurt_code_van_gemeente",
                condition=Q(gemeente=Concat(Value("GM"), Substr("code", 3, 4))),
                violation_error_message="De cijfers van de gemeente in de buurtcode zijn die van een andere gemeente.",
            ),
            models.CheckConstraint(
                name="buurt_geldig_niet_leeg",
                condition=Q(geldig__isempty=False),
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        )

    def __str__(self) -> str:
        return self.naam


def zelfde_postcode() -> Func:
    """For an exclusion constraint, WITH =: rows about the same postcode, as a range of one number (see gebied)."""
    cijfers = Cast(Substr("postcode6", 1, 4), IntegerField()) * 676
    letters = _letter(5) * 26 + _letter(6)
    return Func(cijfers + letters, cijfers + letters, Value("[]"), function="int4range")


def _letter(plaats: int) -> Func:
    return Func(Substr("postcode6", plaats, 1), function="ascii", output_field=IntegerField())


class Postcodegebied(models.Model):
    """The buurt that a postcode of six positions lies in, and when. Where it lies in two, the list names one."""

    postcode6 = models.CharField(
        "postcode",
        max_length=6,
        validators=[RegexValidator(POSTCODE, "Een postcode bestaat uit vier cijfers en twee hoofdletters.")],
    )
    buurt = models.ForeignKey(Buurt, on_delete=models.PROTECT, related_name="postcodes", verbose_name="buurt")
    geldig = DateRangeField("geldig")

    class Meta:
        verbose_name = "postcodegebied"
        verbose_name_plural = "postcodegebieden"
        constraints = (
            models.CheckConstraint(
                name="postcodegebied_postcode_vorm",
                condition=Q(postcode6__regex=POSTCODE),
                violation_error_message="Een postcode bestaat uit vier cijfers en twee hoofdletters.",
            ),
            models.CheckConstraint(
                name="postcodegebied_geldig_niet_leeg",
                condition=Q(geldig__isempty=False),
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
            ExclusionConstraint(
                name="postcodegebied_een_buurt_tegelijk",
                expressions=((zelfde_postcode(), RangeOperators.EQUAL), ("geldig", RangeOperators.OVERLAPS)),
                violation_error_message="Deze postcode hoort in deze periode al bij een buurt.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.postcode6} {self.geldig}"


class Inwonertal(models.Model):
    """How many people lived in a gemeente, a buurt or a whole region on one day, and who says so."""

    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="inwonertallen", null=True, blank=True, verbose_name="gemeente"
    )
    buurt = models.ForeignKey(
        Buurt, on_delete=models.PROTECT, related_name="inwonertallen", null=True, blank=True, verbose_name="buurt"
    )
    organisatie = models.ForeignKey(
        VTOrganisatie,
        on_delete=models.PROTECT,
        related_name="inwonertallen",
        null=True,
        blank=True,
        verbose_name="Veilig Thuis-organisatie",
    )
    peildatum = models.DateField("peildatum")
    aantal = models.PositiveIntegerField("aantal inwoners")
    bron = models.CharField("bron", max_length=200)

    class Meta:
        verbose_name = "inwonertal"
        verbose_name_plural = "inwonertallen"
        constraints = (
            models.CheckConstraint(
                name="inwonertal_van_precies_een_gebied",
                condition=Q(gemeente__isnull=False, buurt__isnull=True, organisatie__isnull=True)
                | Q(gemeente__isnull=True, buurt__isnull=False, organisatie__isnull=True)
                | Q(gemeente__isnull=True, buurt__isnull=True, organisatie__isnull=False),
                violation_error_message="Een inwonertal hoort bij precies één gemeente, buurt of regio.",
            ),
            *(
                models.UniqueConstraint(
                    name=f"inwonertal_een_per_{gebied}_en_dag",
                    fields=[gebied, "peildatum"],
                    violation_error_message="Van dit gebied is er op deze dag al een inwonertal.",
                )
                for gebied in ("gemeente", "buurt", "organisatie")
            ),
        )

    def __str__(self) -> str:
        return f"{self.gemeente_id or self.buurt_id or self.organisatie_id} {self.peildatum}: {self.aantal}"
