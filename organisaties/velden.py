# SPDX-License-Identifier: EUPL-1.2
"""Columns that refer to a code list, with the check that the code is of that list."""

from typing import Any

from django.db import models


def codeveld(lijst: str, **opties: Any) -> "models.ForeignKey[Any, Any]":
    """Foreign key to a Code of `lijst`. Pair it with `codecheck` in the constraints of the same model."""
    return models.ForeignKey(
        "organisaties.Code",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"lijst_id": lijst},
        **opties,
    )


def codecheck(model: str, veld: str, lijst: str) -> models.CheckConstraint:
    """PostgreSQL refuses a code of another list in `veld`.

    The key of a Code is 'lijst:code'; ';' follows ':' in the C collation that every database of ours has, so the two
    comparisons hold exactly the keys of one list, without a lookup that a foreign key does not support.
    """
    return models.CheckConstraint(
        name=f"{model}_{veld}_lijst",
        condition=models.Q(**{f"{veld}__gte": f"{lijst}:", f"{veld}__lt": f"{lijst};"}),
        violation_error_message="Kies een waarde uit de lijst.",
    )
