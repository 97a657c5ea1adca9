# SPDX-License-Identifier: EUPL-1.2
"""Several counts in one question to the database: a page that shows five of them asks once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from organisaties.models import Medewerker


class Telling(Subquery):
    """How many rows a queryset gives; a slice counts no further than its end."""

    template = "(SELECT count(*) FROM (%(subquery)s) geteld)"
    output_field = IntegerField()


def tel(medewerker: Medewerker, rijen: Mapping[str, "QuerySet[Any, Any] | Subquery"]) -> dict[str, Any]:
    """The count per name, or what a subquery gives. The row of `medewerker`, who asks, is what they hang on."""
    if not rijen:
        return {}
    delen = [deel if isinstance(deel, Subquery) else Telling(deel) for deel in rijen.values()]
    geteld = Medewerker.objects.filter(pk=medewerker.pk).values_list(*delen)
    return dict(zip(rijen, geteld.get(), strict=True))
