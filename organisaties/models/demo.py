# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q


class DemoMerk(models.Model):
    """One row in a database that was made as a demo, none in any other.

    Demo accounts have a known password. They may exist and log in only where this row is.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    gemaakt_op = models.DateTimeField("gemaakt op")

    class Meta:
        verbose_name = "demomerk"
        verbose_name_plural = "demomerk"
        constraints = (
            models.CheckConstraint(
                name="demomerk_hoogstens_een",
                condition=Q(id=1),
                violation_error_message="Een database heeft hoogstens één demomerk.",
            ),
        )

    def __str__(self) -> str:
        return "demodatabase"


def is_demodatabase() -> bool:
    return DemoMerk.objects.exists()
