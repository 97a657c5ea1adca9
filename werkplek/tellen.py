# SPDX-License-Identifier: EUPL-1.2
"""Several counts in one question to the database: a page that shows five of them asks once."""

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from organisaties.models import Medewerker


class Telling(Subquery):
    """How many rows a queryset gives; a slice counts no further than its end."""

    template = "(SELECT count(*) FROM (%(subquery)s) geteld)"
    output_field = IntegerField()


def tel(medewerker: Medewerker, rijen: dict[str, "QuerySet[Any, Any]"]) -> dict[str, int]:
    """The count per name. The row of `medewerker`, who asks, is what the counts hang on."""
    if not rijen:
        return {}
    geteld = Medewerker.objects.filter(pk=medewerker.pk).values_list(*map(Telling, rijen.values()))
    return dict(zip(rijen, geteld.get(), strict=True))
