# SPDX-License-Identifier: EUPL-1.2
"""What ties people to a place and to each other. A foreign key of the migration keeps each row in
the organisation of its persons."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from organisaties.models import code_fk, codecontrole
from personen.models.persoon import Persoon, organisatie_fk

POSTCODE_VORM = r"^[1-9][0-9]{3}[A-Z]{2}$"


def _zelfde(veld: str) -> tuple[Func, str]:
    # A range of one: core GiST compares ranges, plain numbers need an extension that may be absent.
    bereik = Func(F(veld), F(veld), Value("[]"), function="int8range")
    return bereik, RangeOperators.EQUAL


class Adres(models.Model):
    """Where somebody lives or lived. Several at once is normal: a home and a stay elsewhere."""

    organisatie = organisatie_fk()
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="adressen", verbose_name="persoon")
    straat = models.CharField("straat", max_length=120, blank=True)
    huisnummer = models.PositiveIntegerField("huisnummer", null=True, blank=True)
    toevoeging = models.CharField("toevoeging", max_length=12, blank=True)
    postcode = models.CharField("postcode", max_length=6, blank=True)
    plaats = models.CharField("plaats", max_length=80, blank=True)
    gemeente = models.ForeignKey(
        "organisaties.Gemeente",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
        verbose_name="gemeente",
    )
    periode = DateRangeField("periode")
    geheim = models.BooleanField("geheim", default=False)

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        indexes = (models.Index(name="adres_postcode", fields=["organisatie", "postcode", "huisnummer"]),)
        constraints = (
            models.CheckConstraint(
                name="adres_postcode_vorm",
                condition=Q(postcode="") | Q(postcode__regex=POSTCODE_VORM),
                violation_error_message="Een postcode bestaat uit vier cijfers en twee letters.",
            ),
            models.CheckConstraint(
                name="adres_huisnummer_grens",
                condition=Q(huisnummer__range=(1, 99999)),
                violation_error_message="Een huisnummer ligt tussen 1 en 99999.",
            ),
            models.CheckConstraint(
                name="adres_periode_niet_leeg",
                condition=Q(periode__isempty=False),
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        )

    def __str__(self) -> str:
        return f"adres {self.pk}"


class Relatie(models.Model):
    """`verwant` is the `soort` (moeder, ex-partner ...) of `persoon`; stored in one direction."""

    organisatie = organisatie_fk()
    persoon = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="relaties", verbose_name="persoon", db_index=False
    )
    verwant = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="relaties_andersom", verbose_name="verwant"
    )
    soort = code_fk("relatiesoort", "soort")
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "relatie"
        verbose_name_plural = "relaties"
        constraints = (
            models.CheckConstraint(
                name="relatie_niet_met_zichzelf",
                condition=~Q(persoon=F("verwant")),
                violation_error_message="Iemand heeft geen relatie met zichzelf.",
            ),
            models.UniqueConstraint(
                fields=("persoon", "verwant", "soort", "periode"),
                name="relatie_eenmaal",
                violation_error_message="Deze relatie is al vastgelegd.",
            ),
            models.CheckConstraint(
                name="relatie_periode_niet_leeg",
                condition=Q(periode__isempty=False),
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
            codecontrole("soort", "relatiesoort", naam="relatie_soort_uit_lijst"),
        )

    def __str__(self) -> str:
        return f"relatie {self.pk}"


class Gezag(models.Model):
    """Who has parental authority over whom, and when; apart from who lives together."""

    organisatie = organisatie_fk()
    kind = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="gezagdragers", verbose_name="kind")
    gezagdrager = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, related_name="gezag_over", verbose_name="gezagdrager"
    )
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "gezag"
        verbose_name_plural = "gezag"
        constraints = (
            models.CheckConstraint(
                name="gezag_niet_over_zichzelf",
                condition=~Q(kind=F("gezagdrager")),
                violation_error_message="Iemand heeft geen gezag over zichzelf.",
            ),
            models.CheckConstraint(
                name="gezag_periode_niet_leeg",
                condition=Q(periode__isempty=False),
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
            ExclusionConstraint(
                name="gezag_eenmaal_tegelijk",
                expressions=(
                    _zelfde("kind"),
                    _zelfde("gezagdrager"),
                    ("periode", RangeOperators.OVERLAPS),
                ),
                violation_error_message="Dit gezag is in deze periode al vastgelegd.",
            ),
        )

    def __str__(self) -> str:
        return f"gezag {self.pk}"
