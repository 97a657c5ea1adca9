# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat


class Codelijst(models.Model):
    code = models.CharField("code", max_length=40, primary_key=True)
    naam = models.CharField("naam", max_length=200)

    class Meta:
        verbose_name = "codelijst"
        verbose_name_plural = "codelijsten"
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                name="codelijst_code_vorm",
                condition=Q(code__regex=r"^[a-z][a-z0-9_]*$"),
                violation_error_message="Gebruik alleen kleine letters, cijfers en een onderstreep.",
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Code(models.Model):
    """One value of a code list.

    The key carries the list ("meldersoort:politie"), so that a column on a case table can be
    held to its list by a CHECK on the key alone, without a join: see `codecontrole`.
    """

    sleutel = models.CharField("sleutel", max_length=100, primary_key=True)
    lijst = models.ForeignKey(Codelijst, on_delete=models.PROTECT, related_name="codes", verbose_name="lijst")
    code = models.CharField("code", max_length=59)
    label = models.CharField("label", max_length=200)
    omschrijving = models.TextField("omschrijving", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    geldig = DateRangeField("geldig")
    versie = models.PositiveIntegerField("versie", default=1, db_default=1)

    class Meta:
        verbose_name = "code"
        verbose_name_plural = "codes"
        ordering = ("lijst", "volgorde", "sleutel")
        constraints = (
            models.UniqueConstraint(
                fields=("lijst", "code"),
                name="code_uniek_in_lijst",
                violation_error_message="Deze code staat al in de lijst.",
            ),
            models.CheckConstraint(
                name="code_sleutel_is_lijst_en_code",
                condition=Q(sleutel=Concat(F("lijst"), Value(":"), F("code"), output_field=models.CharField())),
                violation_error_message="De sleutel moet bestaan uit de lijst, een dubbele punt en de code.",
            ),
            models.CheckConstraint(
                name="code_geldig_niet_leeg",
                condition=Q(geldig__isempty=False),
                violation_error_message="De code moet minstens één dag geldig zijn.",
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def vanaf(self) -> date:
        """The first day on which it may be chosen; every code has one."""
        return self.geldig.lower or date.min


class CodeMapping(models.Model):
    """What a code of ours is called in somebody else's protocol.

    `onderdeel` is the axis within that protocol: version 2.0 of the CBS protocol asks for the
    role and the organisation of a melder, for which we keep one code.
    """

    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="mappings", verbose_name="code")
    protocol = models.CharField("protocol", max_length=40)
    onderdeel = models.CharField("onderdeel", max_length=40)
    cbs_code = models.CharField("code in het protocol", max_length=80)

    class Meta:
        verbose_name = "codevertaling"
        verbose_name_plural = "codevertalingen"
        constraints = (
            models.UniqueConstraint(
                fields=("code", "protocol", "onderdeel"),
                name="codemapping_uniek",
                violation_error_message="Deze code heeft in dit protocol al een vertaling.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code_id} = {self.protocol} {self.onderdeel} {self.cbs_code}"


class Codewijziging(models.Model):
    """One field of one code, changed by hand: the history of the list, and what a new release leaves alone.

    `veld` is a field of `Code`, the begin or end of its validity, or a mapping. No case data, so old and new are here.
    """

    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="wijzigingen", verbose_name="code")
    op = models.DateTimeField("op")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="medewerker"
    )
    stap = models.CharField("stap", max_length=40)
    veld = models.CharField("veld", max_length=100)
    van = models.TextField("van", blank=True)
    naar = models.TextField("naar", blank=True)

    class Meta:
        verbose_name = "codewijziging"
        verbose_name_plural = "codewijzigingen"
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.code_id} {self.veld}"


if TYPE_CHECKING:
    _ForeignKey = models.ForeignKey[Any, Any]
else:
    _ForeignKey = models.ForeignKey


class CodeFK(_ForeignKey):
    """A foreign key to a Code of one list, which looks a key up once per process.

    A step cleans a row with many codes: one query each would cost more than the step itself. A code
    is ended, never removed, so a key that was there stays there. Whether it counts on the day in
    question is asked with `is_geldig`.
    """

    default_error_messages = {"invalid": "Kies een waarde uit de lijst."}

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        models.Field.validate(self, value, model_instance)
        lijst = self.get_limit_choices_to()["lijst"]  # type: ignore[index]  # a dict: see code_fk
        if value is not None and not (str(value).startswith(f"{lijst}:") and _bestaat(str(value))):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


_BEKEND: Final[set[str]] = set()


def onthoud_codes() -> None:
    _BEKEND.clear()
    _BEKEND.update(Code.objects.values_list("sleutel", flat=True))


def _bestaat(sleutel: str) -> bool:
    if sleutel not in _BEKEND:
        onthoud_codes()
    return sleutel in _BEKEND


def code_fk(lijst: str, verbose_name: str, **opties: Any) -> models.ForeignKey[Any, Any]:
    """A column that holds a code of one list; add `codecontrole` to the constraints of the table."""
    opties.setdefault("on_delete", models.PROTECT)
    opties.setdefault("related_name", "+")
    opties.setdefault("db_index", False)
    return CodeFK(
        "organisaties.Code",
        verbose_name=verbose_name,
        limit_choices_to={"lijst": lijst},
        **opties,
    )


def codecontrole(veld: str, lijst: str, *, naam: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=naam,
        condition=Func(F(veld), Value(f"{lijst}:"), function="starts_with", output_field=models.BooleanField()),
        violation_error_message=f"Kies een waarde uit de lijst '{lijst}'.",
    )
